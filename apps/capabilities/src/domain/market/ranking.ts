/** The order of hits, and the first of them behind a place: as many as a page has, found without sorting the others. */
import { uuidOf, type Id } from '#kernel/ids';
import { bestScore } from '../best-score';
import type { SortKey } from '../capacity-order';
import { standings } from '../claim';
import type { Hits } from './hits';
import type { Plan } from './plan';

/** A place in the order that no hit need have. `rank` less goes first; prices are weighed only where the order does. */
type Place = {
  readonly rank: number;
  readonly currency: string;
  readonly amount: number;
  readonly exact: bigint | null;
};

export class Ranking {
  readonly byPrice: boolean;
  private readonly rankOf: (hit: number) => number;

  constructor(
    private readonly plan: Plan,
    private readonly hits: Hits,
  ) {
    this.byPrice = plan.ask.order === 'PRICE' || plan.ask.order === 'BEST';
    this.rankOf = rankBy(plan, hits);
  }

  /** The first `most` of these hits behind the place asked for, in their order. */
  first(matches: Uint32Array, count: number, most: number): readonly number[] {
    const after = this.plan.ask.after;
    const isBehind = after === null ? null : this.behind(after);
    const page = new Page(most, this);
    for (let n = 0; n < count; n++) {
      const hit = matches[n] ?? 0;
      const rank = this.rankOf(hit);
      if (rank > page.worst) continue;
      if (isBehind === null || isBehind(hit, rank)) page.offer(hit, rank);
    }
    return page.inOrder();
  }

  score(hit: number): number {
    return scoreOf(this.plan, this.hits, hit);
  }

  /** Sorts two hits, of these ranks. */
  compare(one: number, oneRank: number, other: number, otherRank: number): number {
    if (oneRank !== otherRank) return oneRank < otherRank ? -1 : 1;
    const byPrice = this.byPrice ? comparePrices(this.priceOf(one), this.priceOf(other)) : 0;
    return byPrice !== 0 ? byPrice : this.uuids.compare(this.hits.resource[one] ?? 0, this.hits.resource[other] ?? 0);
  }

  private behind(key: SortKey): (hit: number, rank: number) => boolean {
    const { order } = this.plan.ask;
    const id = uuidOf(String(key.at(-1)) as Id<'resource'>);
    const price = order === 'PRICE' ? key.slice(0, 3) : key.slice(1, 4);
    const first = order === 'PRICE' ? 0 : key[0];
    const place: Place = { rank: typeof first === 'number' ? first : Infinity, ...this.priceIn(price) };
    return (hit, rank) => {
      if (rank !== place.rank) return rank > place.rank;
      const byPrice = this.byPrice ? comparePrices(this.priceOf(hit), place) : 0;
      if (byPrice !== 0) return byPrice > 0;
      return this.uuids.uuidAt(this.hits.resource[hit] ?? 0) > id;
    };
  }

  private priceIn([currency, , digits]: SortKey): Omit<Place, 'rank'> {
    if (!this.byPrice || !/^\d+$/.test(String(digits))) return { currency: '', amount: 0, exact: null };
    const amount = Number(digits);
    return { currency: String(currency), amount, exact: Number.isSafeInteger(amount) ? null : BigInt(String(digits)) };
  }

  private priceOf(hit: number): Omit<Place, 'rank'> {
    const { hits, plan } = this;
    return {
      currency: plan.market.texts.currencies.textOf(hits.currency[hit] ?? 0) ?? '',
      amount: hits.amount[hit] ?? 0,
      exact: hits.exact.get(hit) ?? null,
    };
  }

  private get uuids(): Plan['market']['resources']['uuids'] {
    return this.plan.market.resources.uuids;
  }
}

/** What a list is sorted by first. */
function rankBy(plan: Plan, hits: Hits): (hit: number) => number {
  const { market, houses, question, ask } = plan;
  switch (ask.order) {
    case 'BEST':
      return (hit) => -scoreOf(plan, hits, hit);
    case 'PRICE':
      return () => 0;
    case 'DISTANCE':
      return (hit) => houses.distanceKm(hits.facility[hit] ?? 0) ?? Infinity;
    case 'RATING':
      return (hit) => {
        const rating = market.facilities.rating[hits.facility[hit] ?? 0] ?? 0;
        return rating === 0 ? Infinity : -rating;
      };
    case 'EARLIEST':
      return question.duration === null ? () => question.open.start : (hit) => hits.start[hit] ?? 0;
  }
}

function scoreOf({ market, houses, question, ceilings }: Plan, hits: Hits, hit: number): number {
  const facility = hits.facility[hit] ?? 0;
  const rating = market.facilities.rating[facility] ?? 0;
  return bestScore(
    {
      met: bits(hits.needs[hit] ?? 0),
      needs: question.needs.length,
      isLeadTimeMet: hits.isInTime[hit] === 1,
      distanceKm: houses.distanceKm(facility),
      standing: standings[hits.standing[hit] ?? 0] ?? 'SELF_DECLARED',
      rating: rating === 0 ? null : rating,
      price: {
        amountMinor: ceilings === null ? 0n : (hits.exact.get(hit) ?? BigInt(hits.amount[hit] ?? 0)),
        currency: '',
      },
    },
    ceilings?.get(hits.currency[hit] ?? 0) ?? null,
  );
}

function bits(word: number): number {
  let count = 0;
  for (let left = word; left !== 0; left &= left - 1) count++;
  return count;
}

function comparePrices(a: Omit<Place, 'rank'>, b: Omit<Place, 'rank'>): number {
  if (a.currency !== b.currency) return a.currency < b.currency ? -1 : 1;
  if (a.exact === null && b.exact === null) return a.amount - b.amount;
  const [one, other] = [a.exact ?? BigInt(a.amount), b.exact ?? BigInt(b.amount)];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** The best so far, as a heap whose top is the worst of them. */
class Page {
  private readonly hits: number[] = [];
  private readonly ranks: number[] = [];
  /** Whose rank is greater does not come in any more. */
  worst = Infinity;

  constructor(
    private readonly most: number,
    private readonly ranking: Ranking,
  ) {}

  offer(hit: number, rank: number): void {
    if (this.hits.length < this.most) {
      this.rise(hit, rank);
    } else {
      if (this.ranking.compare(hit, rank, this.hits[0] ?? 0, this.ranks[0] ?? 0) > 0) return;
      this.sink(hit, rank);
    }
    if (this.hits.length === this.most) this.worst = this.ranks[0] ?? Infinity;
  }

  inOrder(): readonly number[] {
    const places = this.hits.map((hit, at) => ({ hit, rank: this.ranks[at] ?? 0 }));
    return places.sort((a, b) => this.ranking.compare(a.hit, a.rank, b.hit, b.rank)).map(({ hit }) => hit);
  }

  private rise(hit: number, rank: number): void {
    let at = this.hits.length;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (this.isBetter(hit, rank, above)) break;
      this.put(at, this.hits[above] ?? 0, this.ranks[above] ?? 0);
      at = above;
    }
    this.put(at, hit, rank);
  }

  private sink(hit: number, rank: number): void {
    const { length } = this.hits;
    let at = 0;
    for (let below = 1; below < length; below = 2 * at + 1) {
      const right = below + 1;
      if (right < length && !this.isBetter(this.hits[right] ?? 0, this.ranks[right] ?? 0, below)) below = right;
      if (!this.isBetter(hit, rank, below)) break;
      this.put(at, this.hits[below] ?? 0, this.ranks[below] ?? 0);
      at = below;
    }
    this.put(at, hit, rank);
  }

  private isBetter(hit: number, rank: number, than: number): boolean {
    return this.ranking.compare(hit, rank, this.hits[than] ?? 0, this.ranks[than] ?? 0) < 0;
  }

  private put(at: number, hit: number, rank: number): void {
    this.hits[at] = hit;
    this.ranks[at] = rank;
  }
}
