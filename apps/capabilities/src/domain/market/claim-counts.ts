import { isNumeric, known } from '../attribute-value';
import type { Hits } from './hits';
import { listValues } from './leaves';
import type { Market } from './market';
import type { Matches } from './matches';
import { Tally } from './tally';

/** How many matches claim what, and say what: by bit while a resource has one claim that matched, value by value where more. */
export class ClaimCounts {
  readonly capabilities = new Map<string, number>();
  readonly attributes = new Map<string, Map<string, number>>();

  constructor(
    private readonly market: Market,
    private readonly hits: Hits,
  ) {}

  count(matches: Matches): void {
    const { leaves, texts, resources } = this.market;
    const { postings } = resources;
    const bits = leaves.words * 32;
    const byLeaf = new Tally(leaves.all.length);
    const byBit = new Tally(leaves.all.length * bits);
    const byList = leaves.lists.map(() => new Tally(texts.lists.count));
    for (let n = 0; n < matches.count; n++) {
      const hit = matches.hits[n] ?? 0;
      if ((this.hits.more[hit] ?? -1) >= 0 || this.hits.odd.has(hit)) {
        this.countOneByOne(hit);
        continue;
      }
      const position = this.hits.claim[hit] ?? 0;
      const leaf = postings.leafAt(position);
      byLeaf.add(leaf);
      for (let word = 0; word < leaves.words; word++)
        for (let left = postings.words[word]?.[position] ?? 0; left !== 0; left &= left - 1)
          byBit.add(leaf * bits + word * 32 + 31 - Math.clz32(left & -left));
      for (const [list, tally] of byList.entries()) tally.add(postings.lists[list]?.[position] ?? 0);
    }
    this.addTallies(byLeaf, byBit, byList);
  }

  private addTallies(byLeaf: Tally, byBit: Tally, byList: readonly Tally[]): void {
    const { leaves, texts } = this.market;
    byLeaf.each((leaf, count) => add(this.capabilities, leaves.all[leaf]?.capability.code ?? '', count));
    byBit.each((code, count) => {
      const said = leaves.said.get(code);
      if (said !== undefined) add(this.valuesOf(said.attribute), said.value, count);
    });
    for (const [list, tally] of byList.entries()) {
      const values = this.valuesOf(leaves.lists[list]?.code ?? '');
      tally.each((code, count) => {
        for (const value of listValues(texts.lists.textOf(code) ?? '[]')) add(values, value, count);
      });
    }
  }

  /** A resource counts once for each value, however many of its claims say it. */
  private countOneByOne(hit: number): void {
    const values = new Map<string, Set<string>>();
    const say = (attribute: string, value: string): void => {
      const own = values.get(attribute) ?? new Set();
      values.set(attribute, own.add(value));
    };
    for (const code of claimedBy(this.market, this.hits, hit)) add(this.capabilities, code, 1);
    if (this.hits.odd.has(hit)) this.eachToldOf(hit, say);
    else for (const position of this.hits.claimsOf(hit)) this.eachSaidAt(position, say);
    for (const [attribute, own] of values) for (const value of own) add(this.valuesOf(attribute), value, 1);
  }

  private eachSaidAt(position: number, say: (attribute: string, value: string) => void): void {
    const { leaves, texts, resources } = this.market;
    const { postings } = resources;
    const first = postings.leafAt(position) * leaves.words * 32;
    for (let word = 0; word < leaves.words; word++)
      for (let left = postings.words[word]?.[position] ?? 0; left !== 0; left &= left - 1) {
        const said = leaves.said.get(first + word * 32 + 31 - Math.clz32(left & -left));
        if (said !== undefined) say(said.attribute, said.value);
      }
    for (const [list, { code }] of leaves.lists.entries())
      for (const value of listValues(texts.lists.textOf(postings.lists[list]?.[position] ?? 0) ?? '[]'))
        say(code, value);
  }

  private eachToldOf(hit: number, say: (attribute: string, value: string) => void): void {
    const claims = this.hits.odd.get(hit)?.claims ?? [];
    for (const attribute of this.market.taxonomy.attributes.values())
      if (!isNumeric(attribute))
        for (const { attributes } of claims)
          for (const value of known(attribute, attributes[attribute.code] ?? [])) say(attribute.code, value);
  }

  private valuesOf(attribute: string): Map<string, number> {
    const known = this.attributes.get(attribute) ?? new Map<string, number>();
    this.attributes.set(attribute, known);
    return known;
  }
}

/** Codes of the leaves whose claims matched, in their order. */
export function claimedBy({ leaves, resources }: Market, hits: Hits, hit: number): readonly string[] {
  const odd = hits.odd.get(hit);
  if (odd !== undefined) return odd.claims.map(({ capability }) => capability.code).sort();
  return hits
    .claimsOf(hit)
    .map((position) => resources.postings.leafAt(position))
    .sort((a, b) => a - b)
    .map((leaf) => leaves.all[leaf]?.capability.code ?? '');
}

function add(counts: Map<string, number>, value: string, by: number): void {
  counts.set(value, (counts.get(value) ?? 0) + by);
}
