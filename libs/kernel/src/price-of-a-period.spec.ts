import fc from 'fast-check';
import { localDaysTouched } from './calendar';
import { parseDuration, type Duration } from './duration';
import { dayMs, hourMs, instant, parseInstant, type Instant } from './instant';
import { compareMoney, moneyText, parseMoney, times } from './money';
import type { Period } from './period';
import { bestPrice, leadTimeMet, priceOf, type RateTerms } from './price';
import type { Hours } from './working-week';

const at = (iso: string): Instant => parseInstant(iso) ?? instant(Number.NaN);
const from = (start: string, end: string): Period => ({ start: at(start), end: at(end) });
const duration = (iso: string): Duration => {
  const result = parseDuration(iso);
  if (!result.ok) throw new Error(iso);
  return result.value;
};
const rate = (per: RateTerms['per'], amountMinor = 100n, terms: Partial<RateTerms> = {}): RateTerms => ({
  per,
  amountMinor,
  currency: 'EUR',
  minimum: null,
  leadTime: null,
  weekendPercent: 0,
  overtimePercent: 0,
  ...terms,
});
const always = (zone: string): Hours => ({ zone, week: null, dayMinutes: null });
const paris = always('Europe/Paris');
const utc = always('UTC');

describe('the price of a period', () => {
  it('by the hour rounds up to whole hours that have passed', () => {
    expect(priceOf(rate('HOUR'), from('2027-03-01T09:00:00Z', '2027-03-01T11:00:00Z'), 1, paris)).toBe(200n);
    expect(priceOf(rate('HOUR'), from('2027-03-01T09:00:00Z', '2027-03-01T11:00:01Z'), 1, paris)).toBe(300n);
    expect(priceOf(rate('HOUR'), from('2027-03-28T00:00:00+01:00', '2027-03-29T00:00:00+02:00'), 1, paris)).toBe(2300n);
  });

  it('by the day counts the days of the room that are touched', () => {
    const overMidnight = from('2027-03-01T22:00:00Z', '2027-03-01T23:30:00Z');
    expect(priceOf(rate('DAY'), overMidnight, 1, paris)).toBe(200n);
    expect(priceOf(rate('DAY'), overMidnight, 1, utc)).toBe(100n);
    expect(priceOf(rate('DAY'), from('2027-03-28T00:00:00+01:00', '2027-03-29T00:00:00+02:00'), 1, paris)).toBe(100n);
  });

  it('by the half day counts mornings and afternoons', () => {
    expect(priceOf(rate('HALF_DAY'), from('2027-03-01T11:00:00+01:00', '2027-03-01T13:00:00+01:00'), 1, paris)).toBe(
      200n,
    );
    expect(priceOf(rate('HALF_DAY'), from('2027-03-01T12:00:00+01:00', '2027-03-02T00:00:00+01:00'), 1, paris)).toBe(
      100n,
    );
  });

  it('by the week counts every week of touched days that has begun', () => {
    const week = from('2027-03-01T00:00:00+01:00', '2027-03-08T00:00:00+01:00');
    expect(priceOf(rate('WEEK'), week, 1, paris)).toBe(100n);
    expect(priceOf(rate('WEEK'), { ...week, end: instant(week.end + 1) }, 1, paris)).toBe(200n);
  });

  it('by the unit is flat, and times the units in every case', () => {
    const long = from('2027-03-01T00:00:00Z', '2027-06-01T00:00:00Z');
    expect(priceOf(rate('UNIT'), long, 3, paris)).toBe(300n);
    expect(priceOf(rate('HOUR'), from('2027-03-01T09:00:00Z', '2027-03-01T10:30:00Z'), 3, paris)).toBe(600n);
  });

  it('that is shorter than the minimum is the price of the minimum from the same start', () => {
    const hour = from('2027-03-01T22:00:00+01:00', '2027-03-01T23:00:00+01:00');
    expect(priceOf(rate('HOUR', 100n, { minimum: duration('PT4H') }), hour, 1, paris)).toBe(400n);
    expect(priceOf(rate('DAY', 100n, { minimum: duration('PT4H') }), hour, 1, paris)).toBe(200n); // four hours reach the next day
    expect(priceOf(rate('HOUR', 100n, { minimum: duration('PT1H') }), hour, 1, paris)).toBe(100n);
    expect(priceOf(rate('UNIT', 100n, { minimum: duration('P9D') }), hour, 1, paris)).toBe(100n);
    // A day from the eve of the short one is 23 hours.
    const eve = from('2027-03-27T12:00:00+01:00', '2027-03-27T13:00:00+01:00');
    expect(priceOf(rate('HOUR', 100n, { minimum: duration('P1D') }), eve, 1, paris)).toBe(2300n);
  });

  it('is exact beyond what a float can hold', () => {
    const greatest = 9_007_199_254_740_991n;
    const price = priceOf(rate('DAY', greatest), from('2027-03-01T00:00:00Z', '2027-03-04T00:00:00Z'), 1_000_000, utc);
    expect(price).toBe(greatest * 3_000_000n);
  });

  it('never falls as the period grows, and grows with its units', () => {
    const anyRate = fc.record({
      per: fc.constantFrom('HOUR', 'HALF_DAY', 'DAY', 'WEEK', 'UNIT'),
      amountMinor: fc.bigInt({ min: 0n, max: 10n ** 9n }),
      currency: fc.constant('EUR'),
      minimum: fc.option(fc.constantFrom('PT4H', 'P1D', 'P1W').map(duration)),
      leadTime: fc.constant(null),
      weekendPercent: fc.constant(0),
      overtimePercent: fc.constant(0),
    });
    const zone = fc.constantFrom('Europe/Paris', 'America/Vancouver', 'Australia/Lord_Howe', 'Asia/Beirut');
    const start = fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2030, 0) }).map(instant);
    const length = fc.integer({ min: 1, max: 20 * dayMs });
    fc.assert(
      fc.property(
        anyRate,
        zone,
        start,
        length,
        fc.nat(10 * dayMs),
        fc.integer({ min: 1, max: 50 }),
        (r, tz, s, long, more, units) => {
          const price = priceOf(r, { start: s, end: instant(s + long) }, 1, always(tz));
          expect(priceOf(r, { start: s, end: instant(s + long + more) }, 1, always(tz)) >= price).toBe(true);
          expect(priceOf(r, { start: s, end: instant(s + long) }, units, always(tz))).toBe(price * BigInt(units));
          if (r.per === 'DAY' && r.minimum === null)
            expect(price).toBe(r.amountMinor * BigInt(localDaysTouched([{ start: s, end: instant(s + long) }], tz)));
        },
      ),
    );
  });
});

describe('a lead time', () => {
  const job = at('2027-03-29T10:00:00+02:00');
  it('is met up to the very moment, on the wall clock of the facility', () => {
    const twoDays = rate('DAY', 100n, { leadTime: duration('P2D') });
    expect(leadTimeMet(twoDays, job, at('2027-03-27T10:00:00+01:00'), paris)).toBe(true); // 47 hours, and two days
    expect(leadTimeMet(twoDays, job, instant(at('2027-03-27T10:00:00+01:00') + 1), paris)).toBe(false);
    expect(
      leadTimeMet(rate('DAY', 100n, { leadTime: duration('PT48H') }), job, at('2027-03-27T10:00:00+01:00'), paris),
    ).toBe(false);
    expect(leadTimeMet(rate('DAY'), job, job, paris)).toBe(true);
  });
});

describe('what a viewer pays', () => {
  const day = from('2027-03-29T10:00:00+02:00', '2027-03-29T14:00:00+02:00');
  const early = instant(day.start - 30 * dayMs);
  const late = instant(day.start - hourMs);

  it('is the lowest total, not the lowest rate', () => {
    const rates = [rate('HOUR', 300n), rate('DAY', 1000n)];
    expect(bestPrice(rates, day, 2, paris, early)).toMatchObject({
      amountMinor: 2000n,
      currency: 'EUR',
      leadTimeMet: true,
    });
  });

  it('leaves out rates whose lead time is not met while another is left', () => {
    const rates = [rate('DAY', 1000n, { leadTime: duration('P7D') }), rate('DAY', 1500n)];
    expect(bestPrice(rates, day, 1, paris, early)?.amountMinor).toBe(1000n);
    expect(bestPrice(rates, day, 1, paris, late)).toMatchObject({
      amountMinor: 1500n,
      currency: 'EUR',
      leadTimeMet: true,
    });
  });

  it('is the lowest of all, and says so, when no lead time is met', () => {
    const rates = [
      rate('DAY', 1000n, { leadTime: duration('P7D') }),
      rate('DAY', 900n, { leadTime: duration('P14D') }),
    ];
    expect(bestPrice(rates, day, 1, paris, late)).toMatchObject({
      amountMinor: 900n,
      currency: 'EUR',
      leadTimeMet: false,
    });
  });

  it('is nothing at all without a rate', () => expect(bestPrice([], day, 1, paris, early)).toBeNull());
});

describe('money', () => {
  const euros = (amountMinor: bigint) => ({ amountMinor, currency: 'EUR' });
  const codesOf = (amountMinor: bigint, currency: string) => {
    const result = parseMoney({ amountMinor, currency });
    return result.ok ? [] : result.refusals.map((r) => `${r.code} ${r.field.join('.')}`);
  };

  it('is 0 to 2^53 - 1 minor units of a currency that exists', () => {
    expect(codesOf(0n, 'EUR')).toEqual([]);
    expect(codesOf(9_007_199_254_740_991n, 'JPY')).toEqual([]);
    expect(codesOf(9_007_199_254_740_992n, 'EUR')).toEqual(['OUT_OF_RANGE amountMinor']);
    expect(codesOf(-1n, 'eur')).toEqual(['OUT_OF_RANGE amountMinor', 'INVALID currency']);
    for (const code of ['', 'EURO', 'DEM', 'ABC', 'toString']) expect(codesOf(1n, code)).toEqual(['INVALID currency']);
    for (const code of ['GBP', 'JOD', 'ZAR', 'XCG']) expect(codesOf(1n, code)).toEqual([]);
  });

  it('is written with as many decimals as its currency has', () => {
    const written = [
      euros(5n),
      euros(123_456_789n),
      { amountMinor: 1500n, currency: 'JPY' },
      { amountMinor: 1n, currency: 'JOD' },
    ];
    expect(written.map(moneyText)).toEqual(['EUR 0.05', 'EUR 1,234,567.89', 'JPY 1,500', 'JOD 0.001']);
  });

  it('sorts by currency, then by amount, in one total order', () => {
    const money = fc.record({
      amountMinor: fc.bigInt({ min: 0n, max: 20n }),
      currency: fc.constantFrom('EUR', 'GBP', 'JPY'),
    });
    fc.assert(
      fc.property(money, money, money, (a, b, c) => {
        expect(compareMoney(a, b) + compareMoney(b, a)).toBe(0);
        expect(compareMoney(a, b) === 0).toBe(a.currency === b.currency && a.amountMinor === b.amountMinor);
        const [x, y, z] = [a, b, c].sort(compareMoney);
        expect(
          x !== undefined && y !== undefined && z !== undefined && compareMoney(x, z) <= 0 && compareMoney(x, y) <= 0,
        ).toBe(true);
        if (a.currency < b.currency) expect(compareMoney(a, b)).toBe(-1);
      }),
    );
  });

  it('is multiplied exactly', () => {
    expect(times({ amountMinor: 9_007_199_254_740_991n, currency: 'EUR' }, 3)).toEqual({
      amountMinor: 27_021_597_764_222_973n,
      currency: 'EUR',
    });
  });
});
