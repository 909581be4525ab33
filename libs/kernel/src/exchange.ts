/**
 * What amounts in other currencies are worth in one, from the latest rates of each pair: as it stands, turned round, or by way of
 * a third currency. For showing and comparing only: nothing is ever paid at such a rate.
 */
/** One unit of `base` is worth `rate` units of `quote` (decimal text) on a day (`YYYY-MM-DD`). */
export type QuotedRate = { readonly on: string; readonly base: string; readonly quote: string; readonly rate: string };

/** One unit of `from` is worth `rate` units of `to` (decimal text, ten significant digits); `on`: the day of the older rate in it. */
export type ExchangeRate = { readonly from: string; readonly to: string; readonly rate: string; readonly on: string };

/** Worth as a fraction, since turning a rate round has no end of digits. */
type Worth = { readonly over: bigint; readonly under: bigint; readonly on: string };

/**
 * Rates of all currencies that lead to `to`, by code. Where more than one way leads there, the one whose older rate is the latest;
 * of those the shortest, then by the code of the currency in between. `latest` has each pair at most once.
 */
export function ratesTo(to: string, latest: readonly QuotedRate[]): readonly ExchangeRate[] {
  const steps = stepsOf(latest);
  const last = steps.get(to) ?? new Map<string, Worth>();
  const currencies = [...steps.keys()].filter((code) => code !== to).sort();
  return currencies.flatMap((from) => {
    const first = [...(steps.get(from) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
    const ways = first.flatMap(([by, worth]) => {
      if (by === to) return [{ worth, isDirect: true }];
      const onward = last.get(by);
      return onward === undefined ? [] : [{ worth: product(worth, turned(onward)), isDirect: false }];
    });
    const [best, ...others] = ways;
    if (best === undefined) return [];
    const isBetter = (a: (typeof ways)[number], b: typeof a): boolean =>
      a.worth.on === b.worth.on ? a.isDirect && !b.isDirect : a.worth.on > b.worth.on;
    const { worth } = others.reduce((chosen, way) => (isBetter(way, chosen) ? way : chosen), best);
    return [{ from, to, rate: decimal(worth), on: worth.on }];
  });
}

/** From each currency to each other that a rate names with it, both ways round; the later of two for one step. */
function stepsOf(latest: readonly QuotedRate[]): ReadonlyMap<string, ReadonlyMap<string, Worth>> {
  const steps = new Map<string, Map<string, Worth>>();
  const add = (from: string, to: string, worth: Worth): void => {
    const known = steps.get(from) ?? new Map<string, Worth>();
    const other = known.get(to);
    steps.set(from, known);
    if (other === undefined || other.on < worth.on) known.set(to, worth);
  };
  for (const { base, quote, rate, on } of latest) {
    const [whole = '', part = ''] = rate.split('.');
    const worth = { over: BigInt(whole + part), under: 10n ** BigInt(part.length), on };
    add(base, quote, worth);
  }
  for (const [from, known] of [...steps]) for (const [to, worth] of [...known]) add(to, from, turned(worth));
  return steps;
}

const turned = ({ over, under, on }: Worth): Worth => ({ over: under, under: over, on });

const product = (a: Worth, b: Worth): Worth => ({
  ...{ over: a.over * b.over, under: a.under * b.under },
  on: a.on < b.on ? a.on : b.on,
});

const significant = 10;

/** Ten significant digits, half up, without zeros at the end. */
function decimal({ over, under }: Worth): string {
  const magnitude = (over / under).toString().length - (over < under ? fewerDigits(over, under) : 0);
  const scale = BigInt(Math.max(0, significant - magnitude));
  const digits = ((over * 10n ** scale * 2n + under) / (under * 2n)).toString().padStart(Number(scale) + 1, '0');
  const [whole, part] = [digits.slice(0, digits.length - Number(scale)), digits.slice(digits.length - Number(scale))];
  const kept = part.replace(/0+$/, '');
  return kept === '' ? whole : `${whole}.${kept}`;
}

/** How many more zeros than none stand before the first digit of something less than one, the one before the point included. */
function fewerDigits(over: bigint, under: bigint): number {
  let zeros = 1;
  for (let scaled = over * 10n; scaled < under; scaled *= 10n) zeros++;
  return zeros;
}
