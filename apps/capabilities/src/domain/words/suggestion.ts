/** One thing that typed words may mean, and which of many are told first. Bare uuids, codes of the taxonomy. */
import type { Place } from './reading';

export type Suggestion = { readonly label: string; readonly context: string | null; readonly via: string | null } & (
  | { readonly kind: 'FACILITY'; readonly facility: string }
  | { readonly kind: 'RESOURCE'; readonly resource: string }
  | { readonly kind: 'PLACE'; readonly place: Place }
  | { readonly kind: 'CAPABILITY'; readonly capability: string }
  | { readonly kind: 'DELIVERY_SPEC'; readonly deliverySpec: string }
  | { readonly kind: 'DIRECTORY_ENTRY'; readonly entry: string }
);

/** `score`: how well the words are met, 0 to 1. */
export type Scored = { readonly suggestion: Suggestion; readonly score: number };

/** The least likeness worth a line, and the least beside the likest. */
const leastScore = 0.5;
const leastBesideBest = 0.65;

/** Between things that are as like: what is asked for most often comes first. */
const ranks = {
  ...{ CAPABILITY: 0, FACILITY: 1, PLACE: 2, DELIVERY_SPEC: 3, DIRECTORY_ENTRY: 4, RESOURCE: 5 },
} as const satisfies Record<Suggestion['kind'], number>;

/** Each thing once, the likest first. No kind takes more than half of the lines while others have something as good to say. */
export function bestOf(scored: readonly Scored[], most: number): readonly Suggestion[] {
  const sorted = scored.toSorted((a, b) => b.score - a.score || ranks[a.suggestion.kind] - ranks[b.suggestion.kind]);
  const floor = Math.max(leastScore, (sorted[0]?.score ?? 0) * leastBesideBest);
  const seen = new Set<string>();
  const taken: Record<string, number> = {};
  const first: Suggestion[] = [];
  const later: Suggestion[] = [];
  for (const { suggestion, score } of sorted) {
    const key = thingOf(suggestion);
    if (score < floor || seen.has(key)) continue;
    seen.add(key);
    const { kind } = suggestion;
    taken[kind] = (taken[kind] ?? 0) + 1;
    if (taken[kind] > Math.ceil(most / 2)) later.push(suggestion);
    else first.push(suggestion);
  }
  return [...first, ...later].slice(0, most);
}

function thingOf(one: Suggestion): string {
  switch (one.kind) {
    case 'FACILITY':
      return one.facility;
    case 'RESOURCE':
      return one.resource;
    case 'PLACE':
      return `${one.place.country} ${one.place.name} ${one.place.latitude}`;
    case 'CAPABILITY':
      return one.capability;
    case 'DELIVERY_SPEC':
      return one.deliverySpec;
    case 'DIRECTORY_ENTRY':
      return one.entry;
  }
}
