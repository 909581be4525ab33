import fc from 'fast-check';
import { hourMs, instant, parseInstant } from './instant';
import type { Period } from './period';
import { earliestStretch, freeSegments, leastFree, leastUnits, type UnitsOver } from './stretches';
import { alwaysOpen } from './working-week';

// The plain model: a resource hour by hour, from a morning in March 2027 in UTC.
const dawn = Date.UTC(2027, 2, 1);
const hours = (start: number, end: number): Period => ({
  start: instant(dawn + start * hourMs),
  end: instant(dawn + end * hourMs),
});
const over = (start: number, end: number, units: number): UnitsOver => ({ during: hours(start, end), units });
const hourOf = (at: number): number => (at - dawn) / hourMs;
const span = (p: Period): string => `${hourOf(p.start)}-${hourOf(p.end)}`;
const elapsed = (count: number) => ({ days: 0, minutes: count * 60, iso: `PT${count}H` });

const unitsAt = (list: readonly UnitsOver[], hour: number): number =>
  list
    .filter(({ during }) => hourOf(during.start) <= hour && hour < hourOf(during.end))
    .reduce((sum, { units }) => sum + units, 0);
const freeAt = (windows: readonly UnitsOver[], taken: readonly UnitsOver[], hour: number): number =>
  unitsAt(windows, hour) === 0 ? 0 : unitsAt(windows, hour) - unitsAt(taken, hour);
const everyHour = (p: Period): number[] =>
  Array.from({ length: hourOf(p.end) - hourOf(p.start) }, (_, i) => hourOf(p.start) + i);

const anyPeriod = fc
  .tuple(fc.nat(24), fc.integer({ min: 1, max: 12 }))
  .map(([start, length]) => hours(start, start + length));
/** Windows in any order that never overlap; some adjoin, with like or other units. */
const anyWindows = fc
  .array(
    fc.record({
      gap: fc.constantFrom(0, 0, 1, 3),
      length: fc.integer({ min: 1, max: 8 }),
      units: fc.integer({ min: 1, max: 4 }),
    }),
    {
      maxLength: 6,
    },
  )
  .map((steps) => {
    let at = 0;
    return steps.map(({ gap, length, units }) => {
      const window = over(at + gap, at + gap + length, units);
      at += gap + length;
      return window;
    });
  })
  .chain((windows) => fc.shuffledSubarray(windows, { minLength: windows.length, maxLength: windows.length }));
const anyTaken = fc.array(
  fc.tuple(anyPeriod, fc.integer({ min: 1, max: 3 })).map(([during, units]) => ({ during, units })),
  { maxLength: 5 },
);

describe('the least units', () => {
  it('are those of the poorest moment, whatever lies outside the period', () => {
    const windows = [over(10, 20, 2), over(0, 10, 3)];
    expect(leastUnits(windows, hours(2, 9))).toBe(3);
    expect(leastUnits(windows, hours(2, 12))).toBe(2); // adjoining windows are one stretch
    expect(leastUnits(windows, hours(10, 20))).toBe(2);
    expect(leastUnits(windows, hours(10, 21))).toBe(0);
    expect(leastUnits([], hours(0, 1))).toBe(0);
  });

  it('are fewer by all that is taken at once', () => {
    const windows = [over(0, 20, 3)];
    expect(leastFree(windows, [over(2, 5, 1), over(4, 8, 2)], hours(0, 20))).toBe(0);
    expect(leastFree(windows, [over(2, 4, 1), over(4, 8, 2)], hours(0, 20))).toBe(1); // one ends as the other begins
    expect(leastFree(windows, [over(2, 4, 5)], hours(0, 20))).toBe(-2);
    expect(leastFree([], [over(2, 4, 5)], hours(0, 20))).toBe(0);
  });

  it('agree with the plain model, hour by hour', () => {
    fc.assert(
      fc.property(anyWindows, anyTaken, anyPeriod, (windows, taken, during) => {
        expect(leastUnits(windows, during)).toBe(Math.min(...everyHour(during).map((h) => unitsAt(windows, h))));
        expect(leastFree(windows, taken, during)).toBe(
          Math.min(...everyHour(during).map((h) => freeAt(windows, taken, h))),
        );
      }),
      { numRuns: 500 },
    );
  });
});

describe('the free segments of a period', () => {
  it('cover it whole, in order, each as long as can be', () => {
    fc.assert(
      fc.property(anyWindows, anyTaken, anyPeriod, (windows, taken, within) => {
        const segments = freeSegments(windows, taken, within);
        for (const h of everyHour(within)) expect(unitsAt(segments, h)).toBe(Math.max(0, freeAt(windows, taken, h)));
        expect(segments[0]?.during.start).toBe(within.start);
        expect(segments.at(-1)?.during.end).toBe(within.end);
        segments.slice(1).forEach((segment, i) => {
          expect(segment.during.start).toBe(segments[i]?.during.end);
          expect(segment.units).not.toBe(segments[i]?.units);
        });
      }),
      { numRuns: 500 },
    );
  });
});

describe('a flexible search', () => {
  it('answers the earliest stretch that is free all along', () => {
    const windows = [over(2, 10, 2), over(10, 20, 1)];
    const taken = [over(4, 6, 2)];
    const found = (within: Period, long: number, units = 1) => {
      const stretch = earliestStretch(windows, taken, within, elapsed(long), units, alwaysOpen('UTC'));
      return stretch === null ? null : span(stretch);
    };
    expect(found(hours(0, 24), 2)).toBe('2-4');
    expect(found(hours(3, 24), 1)).toBe('3-4');
    expect(found(hours(3, 24), 2)).toBe('6-8');
    expect(found(hours(0, 24), 14)).toBe('6-20'); // over two windows
    expect(found(hours(0, 24), 15)).toBeNull();
    expect(found(hours(0, 24), 5, 2)).toBeNull();
    expect(found(hours(0, 24), 4, 2)).toBe('6-10');
    expect(found(hours(0, 9), 4, 2)).toBeNull(); // it must end inside the period
    expect(found(hours(0, 24), 1, 3)).toBeNull();
  });

  it('counts days on the wall clock of the zone', () => {
    const at = (iso: string) => parseInstant(iso) ?? instant(Number.NaN);
    // A window of 23 hours over the night in which Paris loses one: a whole day fits, and 24 hours do not.
    const night = { start: at('2027-03-27T10:00:00+01:00'), end: at('2027-03-28T10:00:00+02:00') };
    const search = (days: number, minutes: number, zone: string) =>
      earliestStretch([{ during: night, units: 1 }], [], night, { days, minutes, iso: '' }, 1, alwaysOpen(zone));
    expect(search(1, 0, 'Europe/Paris')).toEqual(night);
    expect(search(1, 0, 'UTC')).toBeNull();
    expect(search(0, 24 * 60, 'Europe/Paris')).toBeNull();
  });

  it('begins only where the period begins or where units become free', () => {
    // Free for 24 hours and 50 minutes from 02:10 on the day that Paris makes longer: a day from there takes 25 hours and does not
    // fit; from the second 02:00, fifty minutes later, it would, were that a start.
    const at = (iso: string) => parseInstant(iso) ?? instant(Number.NaN);
    const during = { start: at('2027-10-31T02:10:00+02:00'), end: at('2027-11-01T02:40:00+01:00') };
    const day = { days: 1, minutes: 0, iso: 'P1D' };
    expect(
      earliestStretch(
        [{ during, units: 1 }],
        [],
        { ...during, end: at('2027-11-01T02:00:00+01:00') },
        day,
        1,
        alwaysOpen('Europe/Paris'),
      ),
    ).toBeNull();
    expect(earliestStretch([{ during, units: 1 }], [], during, day, 1, alwaysOpen('Europe/Paris'))?.start).toBe(
      during.start,
    );
  });

  it('agrees with the plain model, trying every start there may be', () => {
    fc.assert(
      fc.property(
        anyWindows,
        anyTaken,
        anyPeriod,
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 4 }),
        (windows, taken, within, long, units) => {
          const fits = (h: number) => freeAt(windows, taken, h) >= units;
          const start = everyHour(within).find(
            (h) =>
              (h === hourOf(within.start) || !fits(h - 1)) &&
              h + long <= hourOf(within.end) &&
              everyHour(hours(h, h + long)).every(fits),
          );
          const found = earliestStretch(windows, taken, within, elapsed(long), units, alwaysOpen('Asia/Kathmandu'));
          expect(found === null ? undefined : span(found)).toBe(
            start === undefined ? undefined : `${start}-${start + long}`,
          );
        },
      ),
      { numRuns: 1000 },
    );
  });
});
