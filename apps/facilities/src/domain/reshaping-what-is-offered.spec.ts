import * as fc from 'fast-check';
import { hourMs, instant, minuteMs } from '#kernel/instant';
import type { UnitsOver } from '#kernel/stretches';
import { aCalendar, aCommitment, hoursOf } from '../../../../test/builders/calendar';
import type { Calendar } from './calendar';
import { parseHold } from './hold';
import { decideReshape, promisesBeyond, refuseTooMuch, reshaped, restretched, yetToCome } from './reshape';
import { joinPeriods } from './spans';

const hold = parseHold('P3D');
const { at, over } = hoursOf(Date.UTC(2031, 2, 3));
const some = (from: number, to: number, units: number): UnitsOver => ({ during: over(from, to), units });
const shown = (windows: readonly UnitsOver[]) =>
  windows.map(({ during, units }) => `${(during.start - at(0)) / hourMs}-${(during.end - at(0)) / hourMs}×${units}`);

describe('reshaping', () => {
  it('splits, widens, shrinks and withdraws', () => {
    expect(shown(reshaped([some(0, 10, 2)], [some(3, 5, 1)]))).toEqual(['0-3×2', '3-5×1', '5-10×2']);
    expect(shown(reshaped([some(0, 10, 2)], [some(8, 14, 2)]))).toEqual(['0-14×2']);
    expect(shown(reshaped([some(0, 10, 2)], [some(0, 4, 0), some(8, 10, 0)]))).toEqual(['4-8×2']);
    expect(shown(reshaped([some(0, 10, 2)], [some(-5, 20, 0)]))).toEqual([]);
    expect(shown(reshaped([], [some(3, 5, 1)]))).toEqual(['3-5×1']);
  });

  it('joins what adjoins with like units, and leaves alone what it does not touch', () => {
    expect(shown(reshaped([some(0, 3, 2), some(5, 8, 2)], [some(3, 5, 2)]))).toEqual(['0-8×2']);
    expect(shown(reshaped([some(0, 3, 2), some(5, 8, 1)], [some(3, 5, 2)]))).toEqual(['0-5×2', '5-8×1']);
    expect(shown(reshaped([some(0, 3, 2), some(3, 5, 2), some(9, 10, 1)], [some(8, 9, 1)]))).toEqual([
      '0-3×2',
      '3-5×2',
      '8-10×1',
    ]);
    expect(shown(reshaped([some(0, 10, 2)], [some(3, 5, 2)]))).toEqual(['0-10×2']);
  });

  it('tells where it changes how much is offered', () => {
    expect(restretched([some(0, 4, 2), some(4, 8, 1)], [some(2, 6, 1), some(10, 11, 0)])).toEqual([
      { during: over(2, 4), before: 2, after: 1 },
    ]);
    expect(restretched([], [])).toEqual([]);
  });

  it('comes to the same units at every hour as a plain list of hours, and to windows that are apart', () => {
    const target = fc.tuple(fc.nat(70), fc.integer({ min: 1, max: 12 }));
    const act = fc.tuple(fc.array(target, { minLength: 1, maxLength: 4 }), fc.nat(3));
    fc.assert(
      fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
        const hours: number[] = Array.from({ length: 84 }, () => 0);
        let windows: readonly UnitsOver[] = [];
        for (const [list, units] of acts) {
          const periods = joinPeriods(list.map(([from, length]) => over(from, from + length)));
          const targets = periods.map((during) => ({ during, units }));
          const told = restretched(windows, targets);
          const before = [...hours];
          for (const [from, length] of list) hours.fill(units, from, from + length);
          windows = reshaped(windows, targets);
          const unitsAt = (list: readonly UnitsOver[], hour: number) =>
            list
              .filter(({ during }) => during.start <= at(hour) && at(hour) < during.end)
              .map(({ units: here }) => here);
          expect(hours.map((_, hour) => unitsAt(windows, hour))).toEqual(hours.map((now) => (now === 0 ? [] : [now])));
          const changes = told.map(({ during, before: was, after }) => ({ during, units: after - was }));
          const changed = hours.map((now, hour) => (now === before[hour] ? [] : [now - (before[hour] ?? 0)]));
          expect(hours.map((_, hour) => unitsAt(changes, hour))).toEqual(changed);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('what is promised', () => {
  const held = aCommitment(1, 'HELD', { spans: [over(2, 4), over(6, 8)], units: 2 });
  const waiting = aCommitment(2, 'WAITING', { spans: [over(0, 10)], units: 3 });
  const calendar = aCalendar({ windows: [some(0, 10, 3)], commitments: [held, waiting] });
  const names = (targets: readonly UnitsOver[]) => promisesBeyond(calendar, targets).map(({ id }) => id);

  it('is named where less would be offered, and nowhere else', () => {
    expect(names([some(0, 3, 1)])).toEqual([held.id]);
    expect(names([some(4, 6, 0)])).toEqual([]);
    expect(names([some(0, 10, 2)])).toEqual([]);
    expect(names([some(9, 10, 0)])).toEqual([]);
  });

  const decide = (one: Calendar, target: UnitsOver) => {
    const { promises, calendars } = decideReshape(
      new Map([[one.resourceId, one]]),
      new Map([[one.resourceId, [target]]]),
      hold,
    );
    const states = calendars.get(one.resourceId)?.commitments.map(({ state }) => state);
    return { promises: promises.get(one.resourceId)?.map(({ id }) => id), states };
  };

  it('stands in the way of a shrink, a hold past its deadline does not', () => {
    expect(decide(calendar, some(3, 4, 1))).toEqual({ promises: [held.id], states: ['HELD', 'WAITING'] });
    const due = { ...calendar, commitments: [{ ...held, isDue: true }] };
    expect(decide(due, some(3, 4, 1))).toEqual({ promises: [], states: ['EXPIRED'] });
  });

  it('fits where more is offered: whoever waits moves up', () => {
    expect(decide({ ...calendar, units: 9 }, some(0, 10, 5))).toEqual({ promises: [], states: ['HELD', 'HELD'] });
  });
});

describe('what is over', () => {
  it('stays as it was, up to the next full minute', () => {
    const now = instant(at(5) + 1);
    expect(yetToCome([over(0, 4), over(8, 9), over(3, 8)], now)).toEqual([{ start: at(5) + minuteMs, end: at(9) }]);
    expect(yetToCome([over(0, 5)], now)).toEqual([]);
    expect(yetToCome([over(5, 6)], at(5))).toEqual([over(5, 6)]);
  });

  it('has bounds: so many stretches on so many resources, and no more', () => {
    expect([refuseTooMuch(100, 100).ok, refuseTooMuch(101, 100).ok]).toEqual([true, false]);
  });
});
