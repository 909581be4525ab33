/** Walks the claims of the leaves asked for and gathers who could do it, cheapest tests first; nothing is made for a posting. */
import type { ClaimTest } from './claim-tests';
import type { Hits } from './hits';
import { misses, missesKind, type LeafPlan, type Plan } from './plan';
import type { Price } from './prices';
import { chunkBits, chunkSize, marks, type Postings } from './postings';
import type { Scratch } from './scratch';
import type { Uuid } from './state';

/** Gathers hits: every match of a need, and neighbours that miss one filter whose facet is asked for. */
export function findHits(plan: Plan, scratch: Scratch, hits: Hits): void {
  const judge = oncePerResource(plan, scratch, judgeOf(plan, hits));
  for (const [need, leaves] of plan.needs.entries())
    if (plan.words.length === 0)
      walk(plan, leaves, scratch.positions, (position) => {
        const hit = judge(position);
        if (hit >= 0) hits.addClaim(hit, position, standingAt(plan, position), need);
      });
    else findByWords(plan, leaves, scratch.positions, judge, hits, need);
}

/** The hit of the resource of a posting, or -1. */
type Judge = (position: number) => number;

/** Where a resource can come again, it is judged once. */
function oncePerResource({ needs, market }: Plan, scratch: Scratch, judge: Judge): Judge {
  if (needs.length === 1 && needs[0]?.length === 1) return judge;
  const { resource } = market.resources.postings;
  const { seen, stamp } = scratch;
  return (position) => {
    const row = resource[position] ?? 0;
    if (seen[row * 2] === stamp) return (seen[row * 2 + 1] ?? 0) - 1;
    const hit = judge(position);
    seen[row * 2] = stamp;
    seen[row * 2 + 1] = hit + 1;
    return hit;
  };
}

/** All but what the claims say: cheapest first, for most that are looked at fail. */
function judgeOf(plan: Plan, hits: Hits): Judge {
  const { houses, free, prices, kinds, neighbours, pricesAll, ceilings } = plan;
  const { duration } = plan.question;
  const { resource, facility: houseOf, marks: marksOf } = plan.market.resources.postings;
  const isPlain = plan.classes === null && plan.sharesHours === null && plan.words.length === 0;
  return (position) => {
    const facility = houseOf[position] ?? 0;
    let verdict = houses.verdict(facility);
    if (((kinds >> ((marksOf[position] ?? 0) & marks.kind)) & 1) === 0) verdict |= missesKind;
    const missed = verdict & misses;
    if (missed !== 0 && ((missed & neighbours) === 0 || (missed & (missed - 1)) !== 0)) return -1;
    const row = resource[position] ?? 0;
    if (!isPlain && !isEligible(plan, row, facility)) return -1;
    const period = free.stretch(row, position);
    if (period === null) return -1;
    if (pricesAll && isTooDear(prices.find(row, facility, period), ceilings)) return -1;
    const hit = hits.add(row, facility, verdict);
    if (duration !== null) hits.setPeriod(hit, period);
    if (pricesAll) hits.setPrice(hit, prices.found);
    return hit;
  };
}

/** Leaves those whose rates and house are not out of the question: many looks at memory at once, before each is judged. */
function viewOf({ sight, houses, market, question: { units: wanted } }: Plan): ClaimTest {
  const { facility, units } = market.resources.postings;
  return (positions, count) => {
    let left = 0;
    for (let at = 0; at < count; at++) {
      const position = positions[at] ?? 0;
      positions[left] = position;
      left += (units[position] ?? 0) >= wanted && houses.verdict(facility[position] ?? 0) >= 0 ? 1 : 0;
    }
    count = left;
    left = 0;
    for (let at = 0; at < count; at++) {
      const position = positions[at] ?? 0;
      positions[left] = position;
      left += sight.sees(position) ? 1 : 0;
    }
    return left;
  };
}

function isTooDear({ currency, amount, exact }: Price, ceilings: Plan['ceilings']): boolean {
  if (ceilings === null) return false;
  const ceiling = ceilings.get(currency);
  if (ceiling === undefined) return true;
  // A number and a bigint are compared exactly.
  return (exact ?? amount) > ceiling.amountMinor;
}

/** What is seldom asked of a resource. */
function isEligible(
  { market: { resources }, classes, sharesHours, words }: Plan,
  row: number,
  facility: number,
): boolean {
  if (classes !== null && !isMember(classes, resources.classes, resources.classesAt[row], resources.classCount[row]))
    return false;
  if (sharesHours !== null && !sharesHours(resources.hoursOf(row))) return false;
  return words.every((group) => group.mayFind(row, facility));
}

function isMember(classes: ReadonlySet<number>, column: Uint32Array, at = 0, count = 0): boolean {
  for (let n = at; n < at + count; n++) if (classes.has(column[n] ?? 0)) return true;
  return false;
}

/** Every word must be found in a name or in what those of its claims are called that meet this need. */
function findByWords(
  plan: Plan,
  leaves: readonly LeafPlan[],
  positions: Uint32Array,
  judge: Judge,
  hits: Hits,
  need: number,
): void {
  const claims: { readonly hit: number; readonly position: number; readonly words: readonly number[] }[] = [];
  for (const leaf of leaves)
    walk(plan, [leaf], positions, (position) => {
      const hit = judge(position);
      if (hit >= 0) claims.push({ hit, position, words: leaf.words });
    });
  for (const own of Map.groupBy(claims, ({ hit }) => hit).values()) {
    const [first] = own;
    if (first === undefined) continue;
    const { hit } = first;
    const isFound = plan.words.every((group, at) => {
      const names = group.ofNames(hits.resource[hit] ?? 0, hits.facility[hit] ?? 0);
      return own.reduce((found, { words }) => found | (words[at] ?? 0), names) === group.all;
    });
    if (isFound) for (const { position } of own) hits.addClaim(hit, position, standingAt(plan, position), need);
  }
}

function walk(
  plan: Plan,
  leaves: readonly LeafPlan[],
  positions: Uint32Array,
  visit: (position: number) => void,
): void {
  const { days, market, ask } = plan;
  const inView = viewOf(plan);
  const { postings } = market.resources;
  for (const { leaf, tests } of leaves) {
    let found = 0;
    const lookCloser = (): void => {
      for (const test of tests) found = test(positions, found);
      found = inView(positions, found);
      for (let at = 0; at < found; at++) visit(positions[at] ?? 0);
      found = 0;
    };
    const look = (first: number, size: number): void => {
      if (found + size > positions.length) lookCloser();
      found = days(first, size, positions, found);
    };
    if (ask.only !== undefined) for (const position of positionsOf(plan, ask.only, leaf.number)) look(position, 1);
    else eachChunk(postings, leaf.number, look);
    lookCloser();
  }
}

function eachChunk({ first, count, next }: Postings, leaf: number, look: (first: number, size: number) => void): void {
  let chunk = first[leaf] ?? 0;
  for (let left = count[leaf] ?? 0; left > 0; left -= chunkSize) {
    look(chunk << chunkBits, Math.min(left, chunkSize));
    chunk = next[chunk] ?? 0;
  }
}

function positionsOf({ market: { resources } }: Plan, only: readonly Uuid[], leaf: number): readonly number[] {
  return [...new Set(only)].flatMap((id) => {
    const row = resources.uuids.find(id);
    return row < 0 ? [] : resources.positionsOf(row).filter((position) => resources.postings.leafAt(position) === leaf);
  });
}

const standingAt = ({ market }: Plan, position: number): number =>
  ((market.resources.postings.marks[position] ?? 0) >> marks.standingShift) & marks.standing;
