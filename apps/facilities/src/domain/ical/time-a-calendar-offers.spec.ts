import * as fc from 'fast-check';
import { hourMs } from '#kernel/instant';
import type { Period } from '#kernel/period';
import { leastUnits, type UnitsOver } from '#kernel/stretches';
import { aCalendar, aCommitment, hoursOf } from '../../../../../test/builders/calendar';
import type { Calendar } from '../calendar';
import { reshaped } from '../reshape';
import { joinPeriods } from '../spans';
import { planOffer, type Offer } from './offer-plan';

const { at, over } = hoursOf(Date.UTC(2031, 2, 3));
const within = over(0, 48);
const none: Offer = { offered: [], left: [] };

/** What a calendar says comes to a resource: its windows, and the time that is the calendar's own. */
function told(said: readonly Period[], before: Offer, calendar: Calendar, units = 2) {
  const plan = planOffer({ said: joinPeriods(said), before, calendar, units, within });
  if (plan === null) return { before, calendar };
  const { targets, ...own } = plan;
  return { before: own, calendar: { ...calendar, windows: reshaped(calendar.windows, targets) } };
}

const shown = (windows: readonly UnitsOver[]) =>
  windows.map(({ during, units }) => `${(during.start - at(0)) / hourMs}-${(during.end - at(0)) / hourMs}×${units}`);

describe('time that a calendar offers', () => {
  it('is laid where nothing is offered, and taken back as far as nothing is promised', () => {
    const byHand = aCalendar({ windows: [{ during: over(2, 4), units: 1 }] });
    const first = told([over(0, 6)], none, byHand);
    expect(shown(first.calendar.windows)).toEqual(['0-2×2', '2-4×1', '4-6×2']);
    const booked = aCommitment(1, 'BOOKED', { spans: [over(5, 6)] });
    const second = told([over(0, 1)], first.before, { ...first.calendar, commitments: [booked] });
    expect(shown(second.calendar.windows)).toEqual(['0-1×2', '2-4×1', '5-6×1']);
    expect(second.before.left).toEqual([over(5, 6)]);
    const third = told([over(5, 6)], second.before, second.calendar);
    expect(shown(third.calendar.windows)).toEqual(['2-4×1', '5-6×2']);
    expect(third.before).toEqual({ offered: [over(5, 6)], left: [] });
  });

  it('is never begun before the next full minute', () => {
    const { calendar } = told([over(0, 6)], none, aCalendar({ now: at(3) }));
    expect(shown(calendar.windows)).toEqual(['3-6×2']);
  });

  it('whatever is said and promised in between, is offered, never less than is promised, and leaves what is by hand', () => {
    const span = fc.tuple(fc.nat(46), fc.integer({ min: 1, max: 8 })).map(([from, hours]) => over(from, Math.min(48, from + hours))); // prettier-ignore
    const spans = fc.array(span, { maxLength: 4 }).map(joinPeriods);
    const promise = fc.record({ hour: fc.nat(47), units: fc.integer({ min: 1, max: 2 }) });
    const act = fc.record({ said: spans, promises: fc.array(promise, { maxLength: 3 }) });
    fc.assert(
      fc.property(spans, fc.array(act, { minLength: 1, maxLength: 6 }), (byHand, acts) => {
        const windows = byHand.map((during) => ({ during, units: 3 }));
        let scene: { readonly before: Offer; readonly calendar: Calendar } = {
          before: none,
          calendar: aCalendar({ windows }),
        };
        for (const { said, promises } of acts) {
          const taken: Calendar['commitments'] = promises.flatMap(({ hour, units }, n) => {
            const during = over(hour, hour + 1);
            const isFree = leastUnits(scene.calendar.windows, during) >= units && promises.findIndex((one) => one.hour === hour) === n; // prettier-ignore
            return isFree ? [aCommitment(n, 'BOOKED', { spans: [during], units })] : [];
          });
          scene = told(said, scene.before, { ...scene.calendar, commitments: taken });
          for (const { spans, units } of taken)
            expect(leastUnits(scene.calendar.windows, spans[0] as Period)).toBeGreaterThanOrEqual(units);
          for (const during of said) expect(leastUnits(scene.calendar.windows, during)).toBeGreaterThanOrEqual(2);
          for (const during of byHand) expect(leastUnits(scene.calendar.windows, during)).toBe(3);
          expect(planOffer({ said, ...scene, units: 2, within })).toBeNull();
        }
        const last = told([], scene.before, { ...scene.calendar, commitments: [] });
        expect(shown(last.calendar.windows)).toEqual(shown(windows));
        expect(last.before).toEqual(none);
      }),
    );
  });
});
