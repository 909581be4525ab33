/**
 * A highest price and prices in other currencies. They are compared at dated exchange rates and never added up or paid like this; what
 * no rate leads to cannot be compared, and does not match.
 */
import type { ExchangeRate } from '#kernel/exchange';
import { digitsOf, type Money } from '#kernel/money';

/** The highest price in one currency; `rate`: by which it follows from the one that was asked for, null for that one itself. */
export type Ceiling = Money & { readonly rate: Pick<ExchangeRate, 'rate' | 'on'> | null };

/**
 * The ceiling asked for, then those of all currencies that a rate to it is known of: the highest amounts that are not worth more. The
 * rates are those to the currency of the ceiling.
 */
export const ceilingsOf = (maxPrice: Money, rates: readonly ExchangeRate[]): readonly Ceiling[] => [
  { ...maxPrice, rate: null },
  ...rates.map(({ from, rate, on }): Ceiling => {
    const { over, under } = minorUnits(from, maxPrice.currency, rate);
    return { currency: from, amountMinor: (maxPrice.amountMinor * under) / over, rate: { rate, on } };
  }),
];

/** The ceiling of a currency; null where there is none, and prices in it do not match. */
export const ceilingIn = (ceilings: readonly Ceiling[], currency: string): Ceiling | null =>
  ceilings.find((one) => one.currency === currency) ?? null;

/** What a price is worth at a rate to another currency, half a minor unit rounded up. */
export function worthIn({ amountMinor, currency }: Money, to: string, rate: string): Money {
  const { over, under } = minorUnits(currency, to, rate);
  return { currency: to, amountMinor: (2n * amountMinor * over + under) / (2n * under) };
}

/** One minor unit of `from` is worth over / under minor units of `to`. */
function minorUnits(from: string, to: string, rate: string): { readonly over: bigint; readonly under: bigint } {
  const [whole = '', part = ''] = rate.split('.');
  return {
    over: BigInt(whole + part) * 10n ** BigInt(digitsOf(to)),
    under: 10n ** BigInt(part.length + digitsOf(from)),
  };
}
