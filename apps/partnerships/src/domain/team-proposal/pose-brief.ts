/** A brief and its market as a problem for the search for a team. */
import type { Id } from '#kernel/ids';
import { instant } from '#kernel/instant';
import type { Period } from '#kernel/period';
import { freeSegments } from '#kernel/stretches';
import type { Brief } from '../brief';
import type { Candidate, FreeUnits, TeamProblem } from '../team-search/team-problem';
import type { Market } from './market';
import { possibleStarts, type Miss } from './possible-starts';

/** A problem, with what its numbers stand for. */
export type PosedBrief = {
  readonly problem: TeamProblem;
  /** What each resource of the problem is. */
  readonly resources: readonly Id<'resource'>[];
  /** In the order of the packages: what was left out on the way. */
  readonly leftOut: readonly LeftOut[];
};

export type LeftOut = {
  /** Candidates priced in another currency than the brief's. */
  readonly otherCurrency: number;
  /** Candidates none of whose starts is possible, by what stood in the way. */
  readonly without: ReadonlyMap<Miss, number>;
  readonly leastAboveCeiling: bigint | null;
};

export type PoseAsk = {
  readonly brief: Pick<Brief, 'packages' | 'currency' | 'budget' | 'maxFacilities'>;
  readonly market: Market;
  /** Only sites for which this is true are candidates. */
  readonly admits: (facility: Id<'facility'>) => boolean;
  /** Asked before each candidate: true ends the work, and the answer is null. */
  readonly isOver: () => boolean;
};

/** Null where there was not time enough to open all calendars. */
export function poseBrief(ask: PoseAsk): PosedBrief | null {
  const { brief, market } = ask;
  const facilities = [...market.facilities.keys()];
  // What is only ever taken with others counts as well: two wholes may want the same part.
  const resources = [...new Set([...market.resources.keys(), ...market.parts.keys()])];
  const posed = brief.packages.map((_, at) => candidatesFor(at, ask, facilities, resources));
  const packages = brief.packages.map(({ key, after, together }, at) => ({
    ...{ key, together, weight: 1, candidates: posed[at]?.candidates ?? [] },
    after: after.map((other) => ({ package: brief.packages.findIndex((one) => one.key === other), gb: 0 })),
  }));
  if (posed.includes(null)) return null;
  const houses = facilities.map((id) => ({
    ...{ region: 0, canLead: false, rating: ratingOf(market.facilities.get(id)?.rating ?? null) },
  }));
  return {
    problem: {
      packages,
      houses,
      resources: freeUnitsOf(ask, resources),
      handovers: { lag: [[0]], perGB: [[0]], fee: 0 },
      limits: {
        budget: brief.budget === null ? null : Number(brief.budget.amountMinor),
        maxHouses: brief.maxFacilities,
        needsLead: false,
      },
    },
    resources,
    leftOut: posed.map((one) => one?.leftOut ?? nothing),
  };
}

const nothing: LeftOut = { otherCurrency: 0, without: new Map(), leastAboveCeiling: null };

/** 0 to 100 from 1.0 to 5.0; a site without a record stands in the middle. */
const ratingOf = (rating: number | null): number => (rating === null ? 50 : Math.round((rating - 1) * 25));

function candidatesFor(
  at: number,
  { brief, market, admits, isOver }: PoseAsk,
  facilities: readonly Id<'facility'>[],
  resources: readonly Id<'resource'>[],
): { readonly candidates: readonly Candidate[]; readonly leftOut: LeftOut } | null {
  const wanted = brief.packages[at];
  if (!wanted) return { candidates: [], leftOut: nothing };
  const greatestAmount = BigInt(Math.floor(Number.MAX_SAFE_INTEGER / brief.packages.length));
  const indices = new Map(resources.map((id, index) => [id, index]));
  const houses = new Map(facilities.map((id, index) => [id, index]));
  const candidates: Candidate[] = [];
  const without = new Map<Miss, number>();
  let otherCurrency = 0;
  let leastAboveCeiling: bigint | null = null;
  for (const id of market.packages[at]?.candidates ?? []) {
    if (isOver()) return null;
    const resource = market.resources.get(id);
    const site = resource && market.facilities.get(resource.facilityId);
    if (!resource || !site || !admits(resource.facilityId)) continue;
    if (resource.rates.some(({ currency }) => currency !== brief.currency)) {
      otherCurrency += 1;
      continue;
    }
    const found = possibleStarts({ wanted, resource, site, now: market.now, greatestAmount });
    const { starts, ends, costs, rests, misses } = found;
    if (starts.length > 0) {
      const takes = [{ resourceId: id, units: wanted.units }, ...resource.parts].map(({ resourceId, units }) => ({
        resource: indexOf(indices, resourceId),
        units,
      }));
      candidates.push({ house: houses.get(resource.facilityId) ?? 0, takes, starts, ends, costs, rests });
      continue;
    }
    const miss = nearestMiss(misses);
    without.set(miss, (without.get(miss) ?? 0) + 1);
    const above = found.leastAboveCeiling;
    if (above !== null && (leastAboveCeiling === null || above < leastAboveCeiling)) leastAboveCeiling = above;
  }
  return { candidates, leftOut: { otherCurrency, without, leastAboveCeiling } };
}

/** Of all that stood in the way of a candidate's starts, what was judged last: the start that came closest. */
const nearestMiss = (misses: ReadonlySet<Miss>): Miss =>
  (['ceiling', 'lead-time', 'floor'] as const).find((miss) => misses.has(miss)) ?? 'free';

function indexOf(indices: ReadonlyMap<Id<'resource'>, number>, resource: Id<'resource'>): number {
  const index = indices.get(resource);
  if (index === undefined) throw new Error(`${resource} is taken with a candidate and was not told of`);
  return index;
}

/** What is free of each resource, over all windows together. */
function freeUnitsOf({ brief, market }: PoseAsk, resources: readonly Id<'resource'>[]): readonly FreeUnits[] {
  const hull: Period = {
    start: instant(Math.min(...brief.packages.map(({ window }) => window.start))),
    end: instant(Math.max(...brief.packages.map(({ window }) => window.end))),
  };
  return resources.map((id) => {
    const { windows = [], taken = [] } = market.parts.get(id) ?? market.resources.get(id) ?? {};
    return freeSegments(windows, taken, hull).map(({ during, units }) => ({ from: during.start, units }));
  });
}
