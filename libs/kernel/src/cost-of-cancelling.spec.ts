import fc from 'fast-check';
import { cancellationFee, milder, parseScale, type BandText, type CancellationScale } from './cancellation';
import { dayMs, instant, parseInstant, toIso, type Instant } from './instant';
import { percentOf, totals, type Money } from './money';

const paris = 'Europe/Paris';
const at = (iso: string): Instant => parseInstant(iso) ?? instant(Number.NaN);
const euros = (amountMinor: bigint): Money => ({ amountMinor, currency: 'EUR' });
const scale = (...bands: readonly (readonly [notice: string, percent: number])[]): CancellationScale => {
  const parsed = parseScale(bands.map(([notice, percent]) => ({ notice, percent })));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusals));
  return parsed.value;
};

describe('what cancelling costs', () => {
  const start = at('2027-03-29T10:00:00+02:00');
  const two = scale(['P7D', 0], ['P2D', 50]);
  const shareAt = (moment: string) => cancellationFee(two, euros(1000n), start, at(moment), paris);

  it('is the share of the longest notice that is given, and all of the price with less than any', () => {
    expect(shareAt('2027-03-20T10:00:00+01:00').amount).toEqual(euros(0n));
    expect(shareAt('2027-03-25T10:00:00+01:00').amount).toEqual(euros(500n));
    expect(shareAt('2027-03-28T12:00:00+02:00').amount).toEqual(euros(1000n));
    expect(shareAt('2027-03-30T12:00:00+02:00').amount).toEqual(euros(1000n)); // it has begun
  });

  it('counts days of notice back on the wall clock of the house, and their last moment still counts', () => {
    // Two days before ten in the morning is ten in the morning, though the clocks were put forward in between.
    expect(shareAt('2027-03-27T10:00:00+01:00')).toMatchObject({ percent: 50, next: 100 });
    expect(shareAt('2027-03-27T10:00:00.001+01:00').percent).toBe(100);
    const hours = scale(['PT48H', 50]);
    expect(cancellationFee(hours, euros(1000n), start, at('2027-03-27T10:00:00+01:00'), paris).percent).toBe(100);
    expect(cancellationFee(hours, euros(1000n), start, at('2027-03-27T09:00:00+01:00'), paris).percent).toBe(50);
  });

  it('tells until when it stays so, and what comes then; two bands of one share are one', () => {
    const { until, next } = shareAt('2027-03-01T10:00:00+01:00');
    expect([until && toIso(until), next]).toEqual(['2027-03-22T09:00:00Z', 50]);
    const alike = cancellationFee(scale(['P9D', 20], ['P5D', 20], ['P1D', 80]), euros(1n), start, at('2027-03-01T00:00:00Z'), paris); // prettier-ignore
    expect([alike.until && toIso(alike.until), alike.next]).toEqual(['2027-03-24T09:00:00Z', 80]);
    const all = cancellationFee(scale(['P9D', 100]), euros(1n), start, at('2027-03-01T00:00:00Z'), paris);
    expect([all.percent, all.until, all.next]).toEqual([100, null, null]);
    expect(shareAt('2027-03-29T09:00:00+02:00')).toMatchObject({ until: null, next: null });
  });

  it('is nothing without a scale, at any moment', () => {
    const late = cancellationFee(null, euros(1000n), start, at('2027-03-30T10:00:00+02:00'), paris);
    expect(late).toEqual({ percent: 0, amount: euros(0n), until: null, next: null });
  });

  it('rounds half a minor unit up', () => {
    expect([1n, 3n, 99n].map((price) => percentOf(euros(price), 50).amountMinor)).toEqual([1n, 2n, 50n]);
    expect(percentOf(euros(149n), 33).amountMinor).toBe(49n); // 49.17
  });

  it('never falls as the notice shortens, never exceeds the price, and changes exactly when it said it would', () => {
    const bands = fc
      .array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.nat(100)), { minLength: 1, maxLength: 5 })
      .map((list) => {
        const days = [...new Set(list.map(([day]) => day))].sort((a, b) => b - a);
        const shares = list.map(([, share]) => share).sort((a, b) => a - b);
        return scale(...days.map((day, n) => [`P${day}D`, shares[n] ?? 100] as const));
      });
    const zone = fc.constantFrom(paris, 'America/Vancouver', 'Australia/Lord_Howe', 'Asia/Beirut');
    const begins = fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2030, 0) }).map(instant);
    fc.assert(
      fc.property(bands, zone, begins, fc.nat(80 * dayMs), fc.nat(20 * dayMs), (bandsOf, tz, job, before, later) => {
        const feeAt = (moment: number) => cancellationFee(bandsOf, euros(12_345n), job, instant(moment), tz);
        const fee = feeAt(job - before);
        expect(feeAt(job - before + later).percent).toBeGreaterThanOrEqual(fee.percent);
        expect(fee.amount.amountMinor <= 12_345n).toBe(true);
        if (fee.until === null) return expect(feeAt(job + 400 * dayMs).percent).toBe(fee.percent);
        expect(feeAt(fee.until).percent).toBe(fee.percent);
        expect(feeAt(fee.until + 1).percent).toBe(fee.next);
      }),
    );
  });
});

describe('a cancellation scale', () => {
  const faults = (...bands: readonly BandText[]): readonly string[] => {
    const parsed = parseScale(bands);
    return parsed.ok ? [] : parsed.refusals.map(({ code, field }) => `${code} ${field.join('.')}`);
  };
  const band = (notice: string, percent: number): BandText => ({ notice, percent });

  it('goes from the longest notice to the shortest, and its shares never fall', () => {
    expect(faults(band('P7D', 0), band('P2D', 50), band('PT12H', 50))).toEqual([]);
    expect(faults(band('P2D', 0), band('P2D', 50))).toEqual(['INVALID 1.notice']);
    expect(faults(band('P2D', 50), band('PT49H', 20))).toEqual(['INVALID 1.notice', 'INVALID 1.percent']);
  });

  it('has durations, whole shares of 0 to 100 percent, and at most ten bands', () => {
    expect(faults(band('2 days', 101), band('PT1H', 0.5))).toEqual([
      ...['INVALID 0.notice', 'OUT_OF_RANGE 0.percent', 'OUT_OF_RANGE 1.percent', 'INVALID 1.percent'],
    ]);
    expect(faults(...Array.from({ length: 11 }, (_, n) => band(`P${20 - n}D`, n)))).toEqual(['TOO_LONG ']);
  });

  it('is milder than another where it asks less over all notices', () => {
    const [free, short, long, dear] = [null, scale(['P2D', 0]), scale(['P7D', 0]), scale(['P7D', 50])];
    expect([dear, long, null, short].sort(milder)).toEqual([free, short, long, dear]);
  });

  it('without bands is none', () => expect([parseScale([]), parseScale(null)]).toEqual([{ ok: true, value: null }, { ok: true, value: null }])); // prettier-ignore
});

describe('totals', () => {
  it('never mix currencies: one for each, by code, and no amount is lost', () => {
    const money = fc.record({
      amountMinor: fc.bigInt({ min: 0n, max: 2n ** 62n }),
      currency: fc.constantFrom('EUR', 'JPY', 'JOD', 'XCG'),
    });
    fc.assert(
      fc.property(fc.array(money), (amounts) => {
        const sums = totals(amounts);
        expect(sums.map(({ currency }) => currency)).toEqual([...new Set(amounts.map((one) => one.currency))].sort());
        for (const { amountMinor, currency } of sums)
          expect(amounts.filter((one) => one.currency === currency).reduce((sum, one) => sum + one.amountMinor, 0n)).toBe(amountMinor); // prettier-ignore
      }),
    );
  });
});
