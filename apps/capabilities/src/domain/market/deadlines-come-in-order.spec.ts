import fc from 'fast-check';
import { type Instant, instant } from '#kernel/instant';
import { alwaysOpen } from '#kernel/working-week';
import { Deadlines } from './deadlines';
import type { ResourceState, Taken } from './state';

const span = { start: instant(0), end: instant(1) };
const heldUntil = (deadlines: readonly Instant[]): readonly Taken[] =>
  deadlines.map((expiresAt) => ({ during: span, units: 1, expiresAt }));

const resource = (id: string, own: readonly Instant[], ofPart: readonly Instant[]): ResourceState => ({
  ...{ id, facility: 'f', name: '', kind: 'ROOM', units: 1, hours: alwaysOpen('UTC'), windows: [] },
  taken: heldUntil(own),
  parts: [{ windows: [], taken: heldUntil(ofPart), needs: 1 }],
  ...{ rates: [], claims: [], classes: [] },
});

const moments = fc.array(fc.nat(30).map(instant), { maxLength: 3 });
const steps = fc.array(
  fc.record({
    id: fc.nat(9).map(String),
    isGone: fc.boolean(),
    own: moments,
    ofPart: moments,
    now: fc.nat(30).map(instant),
  }),
  { maxLength: 80 },
);

describe('deadlines of holds', () => {
  it('are the first still to come of each resource as it was told last, whatever was told and taken back before', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const deadlines = new Deadlines();
        const known = new Map<string, Instant>();
        for (const { id, isGone, own, ofPart, now } of list) {
          known.delete(id);
          if (isGone) deadlines.remove(id);
          else {
            deadlines.put(resource(id, own, ofPart), now);
            const [first] = [...own, ...ofPart].filter((at) => at > now).sort((a, b) => a - b);
            if (first !== undefined) known.set(id, first);
          }
          expect(deadlines.next()).toBe(known.size === 0 ? null : Math.min(...known.values()));
          const due = [...known].filter(([, at]) => at <= now).map(([one]) => one);
          expect(
            deadlines
              .due(now)
              .map((one) => one.id)
              .toSorted(),
          ).toEqual(due.toSorted());
        }
      }),
    );
  });
});
