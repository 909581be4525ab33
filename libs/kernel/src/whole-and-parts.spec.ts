import * as fc from 'fast-check';
import { instant } from './instant';
import { leastFree, type UnitsOver } from './stretches';
import { lackingParts } from './together';

const within = { start: instant(0), end: instant(24) };
const spans = (most: number) =>
  fc.array(
    fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: most }))
      .map(([from, length, units]): UnitsOver => {
        return { during: { start: instant(from), end: instant(Math.min(24, from + length)) }, units };
      }),
    { maxLength: 4 },
  );
const windows = fc.integer({ min: 0, max: 24 }).map((border): UnitsOver[] =>
  [
    { during: { start: instant(0), end: instant(border) }, units: 2 },
    { during: { start: instant(border), end: instant(24) }, units: 1 },
  ].filter(({ during }) => during.start < during.end),
);
const free = (offered: readonly UnitsOver[], taken: readonly UnitsOver[], at: number) =>
  leastFree(offered, taken, { start: instant(at), end: instant(at + 1) });

describe('a whole with its parts', () => {
  it('is free exactly at the moments at which it and each part are', () => {
    const part = fc.record({ windows, taken: spans(2), needs: fc.integer({ min: 1, max: 2 }) });
    fc.assert(
      fc.property(windows, spans(1), fc.array(part, { maxLength: 3 }), (offered, taken, parts) => {
        const one = offered.map((window) => ({ ...window, units: 1 }));
        const together = [...taken, ...lackingParts(parts, within)];
        for (let at = 0; at < 24; at++) {
          const isFree =
            free(one, taken, at) >= 1 && parts.every((own) => free(own.windows, own.taken, at) >= own.needs);
          expect(free(one, together, at) >= 1).toBe(isFree);
        }
      }),
    );
  });

  it('is nowhere free when a part is offered nowhere', () => {
    expect(lackingParts([{ windows: [], taken: [], needs: 1 }], within)).toEqual([{ during: within, units: 1 }]);
  });
});
