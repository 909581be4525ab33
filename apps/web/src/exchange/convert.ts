/** What an amount is worth in another currency, at a rate that is told beside it; for comparing only, nothing is paid like this. */
import { convert, dinero, halfUp, toSnapshot, transformScale } from 'dinero.js/bigint';
import { digitsOf, type Money } from '../money/money';

/** Decimal text: so many major units of `to` for one of `from`, as of a day. */
export type Rate = { readonly from: string; readonly to: string; readonly rate: string; readonly on: string };

const currencyOf = (code: string) => ({ code, base: 10n, exponent: BigInt(digitsOf(code)) });

/** The amount in the currency of the rate, half a minor unit rounded up; null where the rate is of another currency. */
export function worthOf({ amountMinor, currency }: Money, { from, to, rate }: Rate): Money | null {
  if (from !== currency) return null;
  const [whole = '0', part = ''] = rate.split('.');
  const factor = { amount: BigInt(whole + part), scale: BigInt(part.length) };
  const target = currencyOf(to);
  const exact = convert(dinero({ amount: BigInt(amountMinor), currency: currencyOf(from) }), target, { [to]: factor });
  const { amount } = toSnapshot(transformScale(exact, target.exponent, halfUp));
  return { amountMinor: amount.toString(), currency: to };
}
