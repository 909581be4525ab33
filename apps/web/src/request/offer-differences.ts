/** A counter-offer is read as what changed against the offer before it, line by line. */

export type Offered = {
  readonly resource: { readonly id: string; readonly name: string };
  readonly period: { readonly start: string; readonly end: string };
  readonly units: number;
  readonly price: { readonly amountMinor: string; readonly currency: string };
};

export type Change<L extends Offered = Offered> =
  | { readonly kind: 'added'; readonly line: L }
  | { readonly kind: 'removed'; readonly line: L }
  | { readonly kind: 'kept'; readonly line: L }
  | {
      readonly kind: 'changed';
      readonly line: L;
      readonly before: L;
      readonly what: readonly ('period' | 'units' | 'price')[];
    };

const sameTime = (one: string, other: string): boolean => Date.parse(one) === Date.parse(other);

function changed(before: Offered, after: Offered): readonly ('period' | 'units' | 'price')[] {
  const isMoved = !sameTime(before.period.start, after.period.start) || !sameTime(before.period.end, after.period.end);
  const isRepriced =
    before.price.amountMinor !== after.price.amountMinor || before.price.currency !== after.price.currency;
  return [
    ...(isMoved ? (['period'] as const) : []),
    ...(before.units !== after.units ? (['units'] as const) : []),
    ...(isRepriced ? (['price'] as const) : []),
  ];
}

/**
 * Lines of the later offer in their order, then those that it dropped. Lines of one resource are matched first to the
 * line they differ least from.
 */
export function offerDifferences<L extends Offered>(before: readonly L[], after: readonly L[]): readonly Change<L>[] {
  const open = new Set(before);
  const matches = new Map<L, L>();
  for (const most of [0, 1, 2, 3]) {
    for (const line of after) {
      if (matches.has(line)) continue;
      const match = [...open].find((old) => old.resource.id === line.resource.id && changed(old, line).length <= most);
      if (!match) continue;
      open.delete(match);
      matches.set(line, match);
    }
  }
  const lines = after.map((line): Change<L> => {
    const old = matches.get(line);
    if (!old) return { kind: 'added', line };
    const what = changed(old, line);
    return what.length === 0 ? { kind: 'kept', line } : { kind: 'changed', line, before: old, what };
  });
  return [...lines, ...[...open].map((line): Change<L> => ({ kind: 'removed', line }))];
}
