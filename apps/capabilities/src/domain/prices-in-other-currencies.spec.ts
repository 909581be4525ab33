import fc from 'fast-check';
import type { ExchangeRate } from '#kernel/exchange';
import { candidate, daily, match, open, question } from '../../../../test/builders/search-rules';
import { ceilingsOf, worthIn } from './ceilings';
import type { CapacityQuestion } from './capacity-filter';
import { rankedOf } from './capacity-match';

const rate = (from: string, text: string, to = 'EUR'): ExchangeRate => ({ from, to, rate: text, on: '2031-03-01' });
const told = (amountMinor: bigint, currency: string, ...rates: readonly ExchangeRate[]): readonly string[] =>
  ceilingsOf({ amountMinor, currency }, rates).map((one) => `${one.currency} ${one.amountMinor}`);

describe('a highest price', () => {
  it('is itself in its own currency, and in others the highest amount that is not worth more', () => {
    expect(told(60_000n, 'EUR')).toEqual(['EUR 60000']);
    expect(told(60_000n, 'EUR', rate('USD', '0.8'), rate('GBP', '1.17'))).toEqual([
      ...['EUR 60000', 'USD 75000', 'GBP 51282'],
    ]);
  });

  it('minds that currencies have more or fewer digits', () => {
    expect(told(60_000n, 'EUR', rate('JPY', '0.006'), rate('JOD', '1.3'))).toEqual([
      'EUR 60000',
      'JPY 100000',
      'JOD 461538',
    ]);
    expect(told(60_000n, 'JPY', rate('EUR', '160', 'JPY'))).toEqual(['JPY 60000', 'EUR 37500']);
  });

  it('is kept by exactly those amounts that are not worth more', () => {
    const decimals = fc.integer({ min: 1, max: 10 ** 8 }).map((ten) => (ten / 10_000).toFixed(4));
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 15n), decimals, (amount, text) => {
        const [, ceiling] = ceilingsOf({ amountMinor: amount, currency: 'EUR' }, [rate('USD', text)]);
        const tenThousandths = BigInt(text.replace('.', ''));
        const worth = (minor: bigint) => minor * tenThousandths;
        expect(worth(ceiling?.amountMinor ?? -1n) <= amount * 10_000n).toBe(true);
        expect(worth((ceiling?.amountMinor ?? 0n) + 1n) > amount * 10_000n).toBe(true);
      }),
    );
  });
});

describe('a price in another currency', () => {
  const maxPrice = { amountMinor: 60_000n, currency: 'EUR' };
  const asked = (...rates: readonly ExchangeRate[]): CapacityQuestion => ({
    ...question({ maxPrice }),
    ceilings: ceilingsOf(maxPrice, rates),
  });
  const dollars = (amount: bigint) => ({ ...open, rates: [daily(amount, { currency: 'USD' })] });

  it('matches up to what the highest price is in it, and not at all where no rate is known', () => {
    const finds = (amount: bigint, ...rates: readonly ExchangeRate[]) =>
      match(candidate(1), dollars(amount), asked(...rates)) !== null;
    expect(finds(1n)).toBe(false);
    expect(finds(75_000n, rate('USD', '0.8'))).toBe(true);
    expect(finds(75_001n, rate('USD', '0.8'))).toBe(false);
    expect(finds(1n, rate('GBP', '1.17'))).toBe(false);
  });

  it('counts for the best by its share of the highest price in it', () => {
    const to = asked(rate('USD', '0.8'));
    const score = (calendar: typeof open) => {
      const one = match(candidate(1), calendar, to);
      return one && rankedOf(one, to).score;
    };
    expect(score(dollars(37_500n))).toBe(score({ ...open, rates: [daily(30_000n)] }));
  });

  it('is worth its amount at the rate, half a minor unit rounded up', () => {
    expect(worthIn({ amountMinor: 75_000n, currency: 'USD' }, 'EUR', '0.8')).toEqual(maxPrice);
    expect(worthIn({ amountMinor: 1n, currency: 'USD' }, 'EUR', '0.5')).toEqual({ amountMinor: 1n, currency: 'EUR' });
    expect(worthIn({ amountMinor: 100_000n, currency: 'JPY' }, 'EUR', '0.006')).toEqual(maxPrice);
  });
});
