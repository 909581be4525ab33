/** Money is integer minor units with a currency; a page shows it in major units and reads it back without rounding. */

export type Money = { readonly amountMinor: string; readonly currency: string };

// The platform's locale tables show no minor unit for these although ISO 4217 has one; amounts must not lose digits.
const isoDigits: Readonly<Record<string, number>> = {
  ...Object.fromEntries('AFN ALL COP HUF IDR IRR KPW LAK LBP MGA MMK PKR SOS SYP YER'.split(' ').map((c) => [c, 2])),
  IQD: 3,
};

/** Digits after the point in this currency: 2 for EUR, 0 for JPY, 3 for JOD. */
export function digitsOf(currency: string): number {
  const known = isoDigits[currency];
  if (known !== undefined) return known;
  try {
    const options = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
    return options.maximumFractionDigits ?? 2;
  } catch (error) {
    if (error instanceof RangeError) return 2; // not a currency code (yet): someone is still typing it
    throw error;
  }
}

/** `123456` EUR is `1234.56`. */
export function majorOf({ amountMinor, currency }: Money): string {
  const digits = digitsOf(currency);
  const negative = amountMinor.startsWith('-');
  const bare = (negative ? amountMinor.slice(1) : amountMinor).padStart(digits + 1, '0');
  const major = digits === 0 ? bare : `${bare.slice(0, -digits)}.${bare.slice(-digits)}`;
  return negative ? `-${major}` : major;
}

/** `1234.5` or `1 234,50` EUR is `123450`; null when it is no amount of this currency. */
export function minorOf(major: string, currency: string): string | null {
  const plain = major
    .replaceAll(/[\s_']/g, '')
    .replace(/,(?=\d{1,3}$)/, '.')
    .replaceAll(',', '');
  const found = /^(\d{1,16})(?:\.(\d*))?$/.exec(plain);
  if (!found) return null;
  const digits = digitsOf(currency);
  const fraction = (found[2] ?? '').replace(/0+$/, '');
  if (fraction.length > digits) return null;
  return BigInt(`${found[1] ?? '0'}${fraction.padEnd(digits, '0')}`).toString();
}

/** `€1,234.56`; whole amounts keep their digits so that columns align. */
export function showMoney(money: Money): string {
  const digits = digitsOf(money.currency);
  const format = new Intl.NumberFormat('en-GB', {
    style: 'currency',
    currency: money.currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  // A decimal string is formatted exactly; a number would round beyond 2^53.
  return format.format(majorOf(money) as `${number}`);
}
