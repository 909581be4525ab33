import * as fc from 'fast-check';
import { idOf } from '#kernel/ids';
import { hourMs } from '#kernel/instant';
import type { UnitsOver } from '#kernel/stretches';
import { aCalendar, aCommitment, hoursOf, type BlockOfTests } from '../../../../test/builders/calendar';
import { shortOf, withShares, type Block } from './blocks';
import { changed, promote, type Calendar, type Commitment } from './calendar';
import { changesBetween } from './changes';
import { parseHold } from './hold';

const hold = parseHold('P3D');
const { at, over } = hoursOf(Date.UTC(2031, 2, 3));
const blockOf = ([n, from, to, units]: BlockOfTests): Block => ({
  ...{ id: idOf('block', `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`) },
  ...{ during: over(from, to), units },
});
const room = (blocks: readonly BlockOfTests[], more: Partial<Calendar> = {}) =>
  aCalendar({
    ...{ windows: [{ during: over(0, 48), units: 3 }], blocks: { within: over(0, 48), list: blocks.map(blockOf) } },
    ...more,
  });
const sharesIn = ({ commitments }: Calendar) =>
  commitments.filter((one) => one.state === 'BLOCKED' && one.blockId !== null);
/** `1:9-12×2`: two units of block 1 from nine to twelve. */
const shown = (calendar: Calendar) =>
  sharesIn(calendar).flatMap(({ blockId, spans, units }) =>
    spans.map(({ start, end }) => `${Number(blockId?.slice(-12))}:${hoursIn(start)}-${hoursIn(end)}×${units}`),
  );
const hoursIn = (moment: number) => (moment - at(0)) / hourMs;

const span = fc
  .tuple(fc.nat(46), fc.integer({ min: 1, max: 12 }))
  .map(([from, length]) => [from, Math.min(48, from + length)] as const);
const someWindows = fc.array(fc.tuple(fc.integer({ min: 1, max: 8 }), fc.nat(4)), { maxLength: 10 }).map((parts) => {
  const windows: UnitsOver[] = [];
  let from = 0;
  for (const [length, units] of parts) {
    if (units > 0 && from + length <= 48) windows.push({ during: over(from, from + length), units });
    from += length;
  }
  return windows;
});
const someBlocks = fc
  .array(fc.tuple(span, fc.option(fc.integer({ min: 1, max: 3 }), { nil: null })), { maxLength: 6 })
  .map((list) => list.map(([[from, to], units], n): BlockOfTests => [n + 1, from, to, units]));
const somePromises = fc
  .array(fc.tuple(span, fc.integer({ min: 1, max: 2 }), fc.constantFrom('HELD' as const, 'BOOKED' as const)), {
    maxLength: 5,
  })
  .map((list) =>
    list.map(([[from, to], units, state], n) => aCommitment(n + 1, state, { spans: [over(from, to)], units })),
  );

describe('a block', () => {
  it('takes what is offered in its time, and nothing where nothing is', () => {
    const windows = [
      { during: over(9, 12), units: 3 },
      { during: over(14, 20), units: 2 },
    ];
    expect(shown(withShares(room([[1, 10, 18, null]], { windows })))).toEqual(['1:10-12×3', '1:14-18×2']);
    expect(shown(withShares(room([[1, 10, 18, 2]], { windows })))).toEqual(['1:10-12×2', '1:14-18×2']);
  });

  it('never breaks a promise, and says where one is in its way', () => {
    const booked = aCommitment(1, 'BOOKED', { spans: [over(12, 14)], units: 2 });
    const calendar = room([[1, 10, 18, null]], { commitments: [booked] });
    expect(shown(withShares(calendar))).toEqual(['1:10-12×3', '1:14-18×3', '1:12-14×1']);
    expect(shortOf(blockOf([1, 10, 18, null]), calendar)).toEqual([over(12, 14)]);
    expect(shortOf(blockOf([1, 10, 18, 1]), calendar)).toEqual([]);
  });

  it('has its share before a later one', () => {
    expect(
      shown(
        withShares(
          room([
            [2, 0, 10, null],
            [1, 5, 8, 2],
          ]),
        ),
      ).sort(),
    ).toEqual(['1:5-8×2', '2:0-5×3', '2:5-8×1', '2:8-10×3']);
  });

  it('has what a promise frees before anybody who waits', () => {
    const [held, waiting] = [
      aCommitment(1, 'HELD', { spans: [over(0, 4)], units: 3 }),
      aCommitment(2, 'WAITING', { spans: [over(0, 4)] }),
    ];
    const before = withShares(room([[1, 0, 4, 2]], { commitments: [held, waiting] }));
    const after = promote(changed(before, held.id, { state: 'RELEASED', expiresAt: null }), hold);
    expect(shown(after)).toEqual(['1:0-4×2']);
    expect(after.commitments.find((one) => one.id === waiting.id)?.state).toBe('HELD');
  });

  it('gives its time back when it goes, and is no change that was never written', () => {
    const before = withShares(room([[1, 0, 4, null]]));
    const gone = withShares({ ...before, blocks: { within: over(0, 48), list: [] } });
    expect(gone.commitments.map((one) => one.state)).toEqual(['RELEASED']);
    const shelf = (calendar: Calendar) => new Map([[calendar.resourceId, calendar]]);
    expect(changesBetween(shelf(before), shelf(gone))).toMatchObject([{ act: 'releaseBlocked' }]);
    expect(changesBetween(shelf(room([])), shelf(gone))).toEqual([]);
  });

  it('keeps what it has beyond the stretch that is known', () => {
    const whole = withShares(room([[1, 0, 40, null]]));
    const booked = aCommitment(9, 'BOOKED', { spans: [over(10, 12)] });
    // As a calendar is read about those two hours: the window and whatever meets them, whole.
    const known = {
      ...whole,
      commitments: [...whole.commitments.map((one): Commitment => ({ ...one, units: 2 })), booked],
    };
    const about = { ...known, blocks: { within: over(10, 12), list: [blockOf([1, 0, 40, null])] } };
    expect(shown(withShares(about))).toEqual(['1:0-40×2']);
    const fuller = {
      ...about,
      commitments: [...about.commitments, aCommitment(10, 'BOOKED', { spans: [over(11, 12)] })],
    };
    expect(shown(withShares(fuller))).toEqual(['1:0-11×2', '1:12-40×2', '1:11-12×1']);
  });

  it('takes at every hour the fewer of what blocks want and what windows and promises leave, whatever they are', () => {
    const units = (list: readonly UnitsOver[], hour: number) =>
      list
        .filter(({ during }) => during.start <= at(hour) && at(hour) < during.end)
        .reduce((sum, one) => sum + one.units, 0);
    const spansOf = (list: readonly Commitment[]) =>
      list.flatMap((one) => one.spans.map((during) => ({ during, units: one.units })));
    fc.assert(
      fc.property(someWindows, someBlocks, somePromises, (windows, blocks, promises) => {
        const calendar = withShares(room(blocks, { windows, commitments: promises }));
        const [taken, due] = [[] as number[], [] as number[]];
        for (let hour = 0; hour < 48; hour++) {
          const free = Math.max(0, units(windows, hour) - units(spansOf(promises), hour));
          const here = blocks.filter(([, from, to]) => from <= hour && hour < to);
          const wanted = here.reduce((sum, [, , , some]) => sum + (some ?? Infinity), 0);
          taken.push(units(spansOf(sharesIn(calendar)), hour));
          due.push(Math.min(free, wanted));
        }
        expect(taken).toEqual(due);
        // Again, it is the same calendar; and so it is from the same parts in another order.
        expect(withShares(calendar)).toEqual(calendar);
        const turned = withShares(
          room([...blocks].reverse(), { windows: [...windows].reverse(), commitments: promises }),
        );
        expect(shown(turned).sort()).toEqual(shown(calendar).sort());
      }),
      { numRuns: 150 },
    );
  });

  it('comes to the same share piece by piece as at once', () => {
    fc.assert(
      fc.property(
        someWindows,
        someBlocks,
        somePromises,
        fc.integer({ min: 1, max: 47 }),
        (windows, blocks, promises, border) => {
          const meets = (within: { from: number; to: number }) => (block: BlockOfTests) =>
            block[1] < within.to && block[2] > within.from;
          const piece = (calendar: Calendar, from: number, to: number) =>
            withShares({
              ...calendar,
              blocks: { within: over(from, to), list: blocks.filter(meets({ from, to })).map(blockOf) },
            });
          const once = withShares(room(blocks, { windows, commitments: promises }));
          const parts = piece(piece(room([], { windows, commitments: promises }), 0, border), border, 48);
          expect(shown(parts).sort()).toEqual(shown(once).sort());
        },
      ),
      { numRuns: 80 },
    );
  });

  it('of ten thousand on one resource is still a matter of a second', () => {
    const many = Array.from({ length: 10_000 }, (_, n): BlockOfTests => [n + 1, n % 40, (n % 40) + 1 + (n % 8), 1]);
    const began = performance.now();
    withShares(room(many, { windows: [{ during: over(0, 48), units: 1_000_000 }] }));
    expect(performance.now() - began).toBeLessThan(3000);
  });
});
