/** What a search has found so far, in columns: nothing is made for a hit until it stands on the page. */
import type { Period } from '#kernel/period';
import { instant } from '#kernel/instant';
import type { CapacityQuestion } from '../capacity-filter';
import type { Match } from '../capacity-match';
import type { Price } from './prices';

export class Hits {
  count = 0;
  resource = new Uint32Array(1024);
  facility = new Uint32Array(1024);
  /** The tier of the house, and what filters of facets it fails: see houses.ts and `missesKind`. */
  verdict = new Uint8Array(1024);
  standing = new Uint8Array(1024);
  /** Bit n: it meets need n. */
  needs = new Uint32Array(1024);
  /** Place of the first claim that matched, and of the link to further ones (-1: none) in `links`. */
  claim = new Uint32Array(1024);
  more = new Int32Array(1024);
  /** Of a flexible search. */
  start = new Float64Array(1024);
  end = new Float64Array(1024);
  /** Where it was needed: what it costs, in which currency, and whether there is still time. */
  amount = new Float64Array(1024);
  currency = new Uint32Array(1024);
  isInTime = new Uint8Array(1024);
  readonly exact = new Map<number, bigint>();
  /** Hits that the rules themselves have judged. */
  readonly odd = new Map<number, Match>();
  /** Pairs of a claim and the place of the next pair, or -1. */
  readonly links: number[] = [];

  add(resource: number, facility: number, verdict: number): number {
    const hit = this.count++;
    if (hit === this.resource.length) this.grow();
    this.resource[hit] = resource;
    this.facility[hit] = facility;
    this.verdict[hit] = verdict;
    this.standing[hit] = 0;
    this.needs[hit] = 0;
    this.more[hit] = -1;
    return hit;
  }

  /** A claim of it meets a need; a claim that meets two counts once. */
  addClaim(hit: number, position: number, standing: number, need: number): void {
    const isFirst = this.needs[hit] === 0;
    this.needs[hit] = (this.needs[hit] ?? 0) | (1 << need);
    if (standing > (this.standing[hit] ?? 0)) this.standing[hit] = standing;
    if (isFirst) this.claim[hit] = position;
    else if (!this.claimsOf(hit).includes(position))
      this.more[hit] = this.links.push(position, this.more[hit] ?? -1) - 2;
  }

  claimsOf(hit: number): readonly number[] {
    const claims = [this.claim[hit] ?? 0];
    for (let at = this.more[hit] ?? -1; at >= 0; at = this.links[at + 1] ?? -1) claims.push(this.links[at] ?? 0);
    return claims;
  }

  setPeriod(hit: number, { start, end }: Period): void {
    this.start[hit] = start;
    this.end[hit] = end;
  }

  periodOf(hit: number, { duration, open }: CapacityQuestion): Period {
    return duration === null ? open : { start: instant(this.start[hit] ?? 0), end: instant(this.end[hit] ?? 0) };
  }

  setPrice(hit: number, { amount, exact, currency, isInTime }: Price): void {
    this.amount[hit] = amount;
    this.currency[hit] = currency;
    this.isInTime[hit] = isInTime ? 1 : 0;
    if (exact !== null) this.exact.set(hit, exact);
  }

  clear(): void {
    this.count = 0;
    this.links.length = 0;
    this.exact.clear();
    this.odd.clear();
  }

  private grow(): void {
    this.resource = longer(this.resource, new Uint32Array(this.resource.length * 2));
    this.facility = longer(this.facility, new Uint32Array(this.facility.length * 2));
    this.verdict = longer(this.verdict, new Uint8Array(this.verdict.length * 2));
    this.standing = longer(this.standing, new Uint8Array(this.standing.length * 2));
    this.needs = longer(this.needs, new Uint32Array(this.needs.length * 2));
    this.claim = longer(this.claim, new Uint32Array(this.claim.length * 2));
    this.more = longer(this.more, new Int32Array(this.more.length * 2));
    this.start = longer(this.start, new Float64Array(this.start.length * 2));
    this.end = longer(this.end, new Float64Array(this.end.length * 2));
    this.amount = longer(this.amount, new Float64Array(this.amount.length * 2));
    this.currency = longer(this.currency, new Uint32Array(this.currency.length * 2));
    this.isInTime = longer(this.isInTime, new Uint8Array(this.isInTime.length * 2));
  }
}

function longer<C extends { set(from: C): void }>(from: C, to: C): C {
  to.set(from);
  return to;
}
