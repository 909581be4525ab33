import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { localDay, startOfLocalDay } from './calendar';
import { parseDuration, type Duration } from './duration';
import { dayMs, hourMs, instant, minuteMs, parseInstant, type Instant } from './instant';
import type { Period } from './period';
import { explainPrice, priceOf, type PriceLine, type RateTerms } from './price';
import type { Hours } from './working-week';

const at = (iso: string): Instant => parseInstant(iso) ?? instant(Number.NaN);
const from = (start: string, end: string): Period => ({ start: at(start), end: at(end) });
const duration = (iso: string): Duration => {
  const parsed = parseDuration(iso);
  if (!parsed.ok) throw new Error(iso);
  return parsed.value;
};
const rate = (per: RateTerms['per'], terms: Partial<RateTerms> = {}): RateTerms => ({
  ...{ per, amountMinor: 100n, currency: 'EUR', minimum: null, leadTime: null },
  ...{ weekendPercent: 50, overtimePercent: 25, ...terms },
});
const hoursIn = (zone: string, dayMinutes: number | null = 600): Hours => ({ zone, week: null, dayMinutes });
const paris = hoursIn('Europe/Paris');
const told = (lines: readonly PriceLine[]) =>
  lines.map(({ kind, count, percent, amountMinor }) => `${kind} ${count} ${percent ?? '-'} ${amountMinor}`);
const explained = (terms: RateTerms, during: Period, units = 1, hours = paris) =>
  told(explainPrice(terms, during, units, hours));

// 2027-03-05 is a Friday.
describe('a rate with uplifts', () => {
  it('is dearer for the hours that are on a local Saturday or Sunday, rounded up like all hours', () => {
    const overMidnight = from('2027-03-05T21:00:00+01:00', '2027-03-06T02:30:00+01:00');
    expect(explained(rate('HOUR'), overMidnight, 2)).toEqual(['BASE 6 - 1200', 'WEEKEND 3 50 300']);
    expect(explained(rate('HOUR'), overMidnight, 1, hoursIn('America/Vancouver'))).toEqual(['BASE 6 - 600']);
    expect(explained(rate('HOUR'), from('2027-03-07T22:00:00+01:00', '2027-03-08T02:00:00+01:00'))).toEqual([
      ...['BASE 4 - 400', 'WEEKEND 2 50 100'],
    ]);
  });

  it('is dearer for days and half days alike, but not for weeks and units, which cover their time whole', () => {
    const longWeekend = from('2027-03-05T10:00:00+01:00', '2027-03-08T10:00:00+01:00');
    expect(explained(rate('DAY'), longWeekend)).toEqual(['BASE 4 - 400', 'WEEKEND 2 50 100']);
    expect(explained(rate('HALF_DAY'), longWeekend)).toEqual(['BASE 7 - 700', 'WEEKEND 4 50 200']);
    expect(explained(rate('WEEK'), longWeekend)).toEqual(['BASE 1 - 100']);
    expect(explained(rate('UNIT'), longWeekend)).toEqual(['BASE 1 - 100']);
  });

  it('is dearer for hours beyond the day of the resource on one local date, and adds that to the weekend', () => {
    expect(explained(rate('HOUR'), from('2027-03-05T08:00:00+01:00', '2027-03-05T21:00:00+01:00'))).toEqual([
      ...['BASE 13 - 1300', 'OVERTIME 3 25 75'],
    ]);
    // Nine hours on either side of midnight are two days' work and no overtime; on Saturday they are weekend.
    expect(explained(rate('HOUR'), from('2027-03-05T15:00:00+01:00', '2027-03-06T09:00:00+01:00'))).toEqual([
      ...['BASE 18 - 1800', 'WEEKEND 9 50 450'],
    ]);
    expect(explained(rate('HOUR'), from('2027-03-06T08:00:00+01:00', '2027-03-06T20:00:00+01:00'))).toEqual([
      ...['BASE 12 - 1200', 'WEEKEND 12 50 600', 'OVERTIME 2 25 50'],
    ]);
    const day = from('2027-03-05T08:00:00+01:00', '2027-03-05T21:00:00+01:00');
    expect(explained(rate('HOUR'), day, 1, hoursIn('Europe/Paris', null))).toEqual(['BASE 13 - 1300']);
    expect(explained(rate('DAY'), day)).toEqual(['BASE 1 - 100']);
  });

  it('counts a night of 23 or 25 hours as long as it is', () => {
    expect(explained(rate('HOUR'), from('2027-03-28T00:00:00+01:00', '2027-03-29T00:00:00+02:00'))).toEqual([
      ...['BASE 23 - 2300', 'WEEKEND 23 50 1150', 'OVERTIME 13 25 325'],
    ]);
    expect(explained(rate('HOUR'), from('2027-10-31T00:00:00+02:00', '2027-11-01T00:00:00+01:00'))).toEqual([
      ...['BASE 25 - 2500', 'WEEKEND 25 50 1250', 'OVERTIME 15 25 375'],
    ]);
  });

  it('says what the minimum adds, and charges it at what its time costs', () => {
    const minimum = duration('PT6H');
    expect(
      explained(rate('HOUR', { minimum }), from('2027-03-05T22:00:00+01:00', '2027-03-05T23:00:00+01:00')),
    ).toEqual([...['BASE 1 - 100', 'MINIMUM 5 - 500', 'WEEKEND 4 50 200']]);
  });

  it('rounds what one hour is dearer by, half up, and nothing else', () => {
    const odd = rate('HOUR', { amountMinor: 101n, weekendPercent: 50, overtimePercent: 0 });
    const saturday = from('2027-03-06T08:00:00+01:00', '2027-03-06T11:00:00+01:00');
    expect(explainPrice(odd, saturday, 2, paris)[1]).toMatchObject({ count: 3, eachMinor: 51n, amountMinor: 306n });
  });
});

/** Monday to Saturday, with a break. */
const officeHours = [0, 1, 2, 3, 4, 5, 6].map((day) =>
  day === 6
    ? []
    : [
        { from: 540, to: 720 },
        { from: 780, to: 1260 },
      ],
);

const anyRate = fc.record({
  per: fc.constantFrom<RateTerms['per'][]>('HOUR', 'HALF_DAY', 'DAY', 'WEEK', 'UNIT'),
  amountMinor: fc.bigInt({ min: 0n, max: 10n ** 6n }),
  currency: fc.constantFrom('EUR', 'JPY'),
  minimum: fc.option(fc.constantFrom('PT4H', 'P1D', 'P1W').map(duration)),
  leadTime: fc.constant(null),
  weekendPercent: fc.nat(300),
  overtimePercent: fc.nat(300),
});
const anyZone = fc.constantFrom('Europe/Paris', 'America/Vancouver', 'Australia/Lord_Howe', 'Asia/Kathmandu');
const anyStart = fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2030, 0) }).map(instant);
const anyLength = fc.integer({ min: 1, max: 12 * dayMs });
const anyHours = fc.record({
  zone: anyZone,
  week: fc.constantFrom(null, officeHours),
  dayMinutes: fc.option(fc.integer({ min: 60, max: 1440 })),
});

describe('any price', () => {
  it('is the sum of its lines, in one currency, so many times for so many units', () => {
    fc.assert(
      fc.property(
        anyRate,
        anyHours,
        anyStart,
        anyLength,
        fc.integer({ min: 1, max: 9 }),
        (terms, hours, start, long, units) => {
          const during = { start, end: instant(start + long) };
          const lines = explainPrice(terms, during, units, hours);
          expect(lines.reduce((sum, line) => sum + line.amountMinor, 0n)).toBe(priceOf(terms, during, units, hours));
          for (const line of lines) expect(line.amountMinor).toBe(line.eachMinor * BigInt(line.count * units));
          expect(priceOf(terms, during, units, hours)).toBe(priceOf(terms, during, 1, hours) * BigInt(units));
        },
      ),
    );
  });

  it('without uplifts is what it was before there were any, and is never less with them', () => {
    fc.assert(
      fc.property(anyRate, anyHours, anyStart, anyLength, (terms, hours, start, long) => {
        const during = { start, end: instant(start + long) };
        const plain = { ...terms, weekendPercent: 0, overtimePercent: 0 };
        const bare = explainPrice(terms, during, 1, hours).filter(({ percent }) => percent === null);
        expect(priceOf(plain, during, 1, hours)).toBe(bare.reduce((sum, line) => sum + line.amountMinor, 0n));
        expect(priceOf(terms, during, 1, hours) >= priceOf(plain, during, 1, hours)).toBe(true);
      }),
    );
  });

  it('never falls when the period is split, but for the overtime of the day it is split on', () => {
    fc.assert(
      fc.property(
        anyRate,
        anyHours,
        anyStart,
        anyLength,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (terms, hours, start, long, share) => {
          const end = instant(start + long + 1);
          const cut = instant(start + 1 + Math.floor(share * (long - 1)));
          const pay = (during: Period, some = terms) => priceOf(some, during, 1, hours);
          const overtime = explainPrice(terms, { start, end }, 1, hours).find(({ kind }) => kind === 'OVERTIME');
          const split = pay({ start, end: cut }) + pay({ start: cut, end });
          expect(split + (overtime?.amountMinor ?? 0n) >= pay({ start, end })).toBe(true);
          const noOvertime = { ...terms, overtimePercent: 0 };
          const parts = pay({ start, end: cut }, noOvertime) + pay({ start: cut, end }, noOvertime);
          expect(parts >= pay({ start, end }, noOvertime)).toBe(true);
          const midnight = startOfLocalDay(localDay(cut, hours.zone), hours.zone);
          if (midnight > start) expect(pay({ start, end: midnight }) + pay({ start: midnight, end }) >= pay({ start, end })).toBe(true); // prettier-ignore
        },
      ),
    );
  });

  it('crosses no border twice: split at midnights on full hours, its dearer times are those of the parts', () => {
    const counts = (terms: RateTerms, during: Period, hours: Hours) => {
      const lines = explainPrice(terms, during, 1, hours);
      return (['WEEKEND', 'OVERTIME'] as const).map((of) => lines.find(({ kind }) => kind === of)?.count ?? 0);
    };
    const wholeHours = fc.record({
      zone: fc.constantFrom('Europe/Paris', 'America/Vancouver'),
      week: fc.constant(null),
      dayMinutes: fc.integer({ min: 1, max: 24 }).map((some) => some * 60),
    });
    const per = fc.constantFrom<RateTerms['per'][]>('HOUR', 'HALF_DAY', 'DAY');
    fc.assert(
      fc.property(per, wholeHours, anyStart, fc.integer({ min: 1, max: 400 }), (unit, hours, some, long) => {
        const start = instant(Math.floor(some / hourMs) * hourMs);
        const end = instant(start + long * hourMs);
        const sums = [0, 0];
        for (let begin = start; begin < end;) {
          const next = startOfLocalDay(localDay(instant(begin + 26 * hourMs), hours.zone), hours.zone);
          const until = instant(Math.min(end, next > begin ? next : end));
          counts(rate(unit), { start: begin, end: until }, hours).forEach(
            (count, n) => (sums[n] = (sums[n] ?? 0) + count),
          );
          begin = until;
        }
        expect(sums).toEqual(counts(rate(unit), { start, end }, hours));
      }),
    );
  });

  it('agrees with a look at every five minutes on the clock on the wall', () => {
    const step = 5 * minuteMs;
    const some = fc.integer({ min: 1, max: (4 * dayMs) / step });
    fc.assert(
      fc.property(anyHours, anyStart, some, (hours, begins, steps) => {
        const start = instant(Math.floor(begins / step) * step);
        const worked = new Map<string, number>();
        let [open, weekend] = [0, 0];
        for (let n = 0; n < steps; n++) {
          const wall = Temporal.Instant.fromEpochMilliseconds(start + n * step).toZonedDateTimeISO(hours.zone);
          const minute = wall.hour * 60 + wall.minute;
          const isOpen =
            hours.week?.[wall.dayOfWeek - 1]?.some(({ from, to }) => from <= minute && minute < to) ?? true;
          if (!isOpen) continue;
          open++;
          if (wall.dayOfWeek > 5) weekend++;
          const date = wall.toPlainDate().toString();
          worked.set(date, (worked.get(date) ?? 0) + 5);
        }
        const most = hours.dayMinutes ?? 24 * 60 * 2;
        const overtime = [...worked.values()].reduce((sum, minutes) => sum + Math.max(0, minutes - most), 0);
        const lines = explainPrice(rate('HOUR'), { start, end: instant(start + steps * step) }, 1, hours);
        const countOf = (of: PriceLine['kind']) => lines.find(({ kind }) => kind === of)?.count ?? 0;
        expect(countOf('BASE')).toBe(Math.ceil((open * 5) / 60));
        expect(countOf('WEEKEND')).toBe(Math.ceil((weekend * 5) / 60));
        expect(countOf('OVERTIME')).toBe(Math.ceil(overtime / 60));
      }),
      { numRuns: 40 },
    );
  });
});
