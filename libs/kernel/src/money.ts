import { code, codes } from 'currency-codes';
import { add, dinero, toSnapshot, type Dinero } from 'dinero.js/bigint';
import { all, ok, refuse, type Result } from './result';

/** An exact amount: whole minor units (cents; yen, which have none) of one ISO 4217 currency. Never a fraction, never a float. */
export type Money = { readonly amountMinor: bigint; readonly currency: string };

/** The greatest amount one may name: 2^53 - 1, which every client can hold exactly. Totals we work out may be greater. */
export const greatestAmountMinor = 9_007_199_254_740_991n;

// XCG follows ANG since 31 March 2025 (ISO 4217 amendment 176), after the package's list was made.
const known: ReadonlySet<string> = new Set([...codes(), 'XCG']);

/** Is this a currency code of ISO 4217? Upper case only. */
export const isCurrency = (code: string): boolean => known.has(code);

/** An amount from nothing to 2^53 - 1 (`OUT_OF_RANGE` otherwise) in a known currency (`INVALID` otherwise); both faults are named. */
export function parseMoney(raw: {
  readonly amountMinor: bigint;
  readonly currency: string;
}): Result<Money, 'OUT_OF_RANGE' | 'INVALID'> {
  const { amountMinor, currency } = raw;
  const fits = amountMinor >= 0n && amountMinor <= greatestAmountMinor;
  const parts = all<unknown, 'OUT_OF_RANGE' | 'INVALID'>([
    fits ? ok(null) : refuse('OUT_OF_RANGE', `An amount is 0 to ${greatestAmountMinor} minor units.`, 'amountMinor'),
    isCurrency(currency) ? ok(null) : refuse('INVALID', 'A currency is an ISO 4217 code, as EUR.', 'currency'),
  ]);
  return parts.ok ? ok({ amountMinor, currency }) : parts;
}

/** Sorts by currency code, then by amount: amounts of two currencies are never weighed against each other. */
export function compareMoney(a: Money, b: Money): -1 | 0 | 1 {
  if (a.currency !== b.currency) return a.currency < b.currency ? -1 : 1;
  if (a.amountMinor === b.amountMinor) return 0;
  return a.amountMinor < b.amountMinor ? -1 : 1;
}

/** So many times the amount; `count` is a whole number. */
export const times = (money: Money, count: number): Money => ({
  amountMinor: money.amountMinor * BigInt(count),
  currency: money.currency,
});

/** So many percent of an amount: half a minor unit is rounded up, once. */
export const percentOf = ({ amountMinor, currency }: Money, percent: number): Money => ({
  amountMinor: (amountMinor * BigInt(percent) + 50n) / 100n,
  currency,
});

/** The total of each currency, by code: amounts of two currencies are never added. */
export function totals(amounts: readonly Money[]): readonly Money[] {
  const byCurrency = Map.groupBy(amounts, ({ currency }) => currency);
  const sums = [...byCurrency.values()].map((list) => moneyOf(list.map(dineroOf).reduce((sum, one) => add(sum, one))));
  return sums.sort(compareMoney);
}

/** Dinero's own shape, for what it reckons better than we would: adding without mixing, converting, rounding. */
const dineroOf = ({ amountMinor, currency }: Money): Dinero<bigint> =>
  dinero({ amount: amountMinor, currency: { code: currency, base: 10n, exponent: BigInt(digitsOf(currency)) } });

const moneyOf = (object: Dinero<bigint>): Money => {
  const { amount, currency } = toSnapshot(object);
  return { amountMinor: amount, currency: currency.code };
};

/** Digits after the point: 2 for EUR, 0 for JPY, 3 for JOD. */
export const digitsOf = (currency: string): number => code(currency)?.digits ?? 2;

/** An amount as people read it: `EUR 1,234.50`, with as many decimals as the currency has. */
export function moneyText({ amountMinor, currency }: Money): string {
  const decimals = digitsOf(currency);
  const digits = amountMinor.toString().padStart(decimals + 1, '0');
  const whole = BigInt(digits.slice(0, digits.length - decimals)).toLocaleString('en');
  return `${currency} ${whole}${decimals > 0 ? `.${digits.slice(-decimals)}` : ''}`;
}
