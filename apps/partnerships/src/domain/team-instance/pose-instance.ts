import type { Candidate, FreeUnits, PackageToPlace, TeamProblem } from '../team-search/team-problem';
import { BestStarts } from './best-starts';
import { type Calendar, possibleStarts, valuesOf, type WorkingSlots, workingSlotsOf } from './possible-starts';
import type { InstanceNeed, InstancePackage, InstanceWay, TeamInstance } from './team-instance';

/** The question an instance asks, and for each candidate of each package the working slots of its way, which no candidate tells. */
export type PosedInstance = {
  readonly problem: TeamProblem;
  readonly workingSlots: readonly (readonly number[])[];
};

/**
 * Every way of doing each package at each house, with all starts that are possible there by themselves: any resource at rest
 * makes a slot closed, closed slots are skipped, an open slot with too few units free breaks the run. What windows, ceilings,
 * floors and exclusions rule out is left out; so is what costs more than the whole budget, and what is beaten (see BestStarts).
 */
export function poseInstance(instance: TeamInstance): PosedInstance {
  const { facilities, regions, limits } = instance;
  const isContended = contendedIn(instance);
  const posed = instance.packages.map((pack) => candidatesFor(pack, instance, isContended));
  const packages = instance.packages.map(({ after, together, weight, key }, at): PackageToPlace => {
    return { key, candidates: (posed[at] ?? []).map(({ candidate }) => candidate), after, together, weight };
  });
  const problem: TeamProblem = {
    packages,
    houses: facilities.map(({ region, rating, lead }) => ({ region, rating, canLead: lead })),
    resources: freeUnitsOf(instance, packages),
    handovers: { lag: regions.lag, perGB: regions.perGB, fee: regions.handoffFee },
    limits: { budget: limits.budget, maxHouses: limits.maxFacilities, needsLead: limits.lead },
  };
  return { problem, workingSlots: posed.map((offered) => offered.map(({ workingSlots }) => workingSlots)) };
}

/** Free units of the resources that somebody may take; nothing of the others. */
function freeUnitsOf({ resources }: TeamInstance, packages: readonly PackageToPlace[]): readonly FreeUnits[] {
  const wanted = new Set<number>();
  for (const { candidates } of packages)
    for (const { takes } of candidates) for (const t of takes) wanted.add(t.resource);
  return resources.map(({ free }, at) => {
    let from = 0;
    return wanted.has(at) ? free.map(([count, units]) => ({ from: (from += count) - count, units })) : [];
  });
}

type Chosen = InstanceNeed['candidates'][number];

/** What does not change from house to house. */
type Scene = {
  readonly pack: InstancePackage;
  readonly instance: TeamInstance;
  readonly ways: readonly InstanceWay[];
  /** The class of each slot of the window. */
  readonly classes: readonly number[];
  readonly ceiling: number;
  readonly isContended: Contended;
};

function candidatesFor(pack: InstancePackage, instance: TeamInstance, isContended: Contended): readonly Offered[] {
  const { facilities, slotClasses, limits } = instance;
  const scene: Scene = {
    pack,
    instance,
    // The shortest first: what they beat is then never kept.
    ways: pack.ways.toSorted((a, b) => a.slots - b.slots),
    classes: valuesOf(slotClasses, pack.earliest, pack.latest),
    ceiling: Math.min(pack.maxPrice ?? Infinity, limits.budget ?? Infinity),
    isContended,
  };
  return [...choicesByHouse(pack, instance)]
    .filter(([house]) => (facilities[house]?.tier ?? 0) >= pack.tier && !limits.excluded.has(house))
    .flatMap(([house, choices]) => [...candidatesAt(house, choices, scene)]);
}

type Offered = { readonly candidate: Candidate; readonly workingSlots: number };

function* candidatesAt(house: number, choices: Chosen[][], scene: Scene): Generator<Offered> {
  const { pack, ways, classes, ceiling, isContended } = scene;
  const calendarOf = calendarsIn(pack, scene.instance);
  const best = new BestStarts();
  for (const chosen of combinationsOf(choices)) {
    const calendars = chosen.map(({ resource }) => calendarOf(resource));
    const working = workingSlotsOf(calendars, pack.earliest, pack.latest);
    const isContendedHere = chosen.some(({ resource }) => isContended(resource));
    for (const way of ways) {
      const isFree = freeIn(working, { chosen, calendars, way, from: pack.earliest });
      const shape = { length: way.slots, isFree, slotCosts: slotCostsOf(chosen, way), ceiling };
      const starts = best.unbeaten(possibleStarts(working, shape, classes, pack.earliest), isContendedHere);
      if (starts.starts.length === 0) continue;
      const takes = chosen.map(({ resource }, need) => ({ resource, units: way.units[need] ?? 0 }));
      yield { candidate: { house, takes, ...starts, rests: working.rests }, workingSlots: way.slots };
    }
  }
}

/** For each class of slots, what one working slot costs. */
function slotCostsOf(chosen: readonly Chosen[], { units }: InstanceWay): readonly number[] {
  const classes = chosen[0]?.rates ?? [];
  return classes.map((_, at) =>
    chosen.reduce((sum, { rates }, need) => sum + (units[need] ?? 0) * (rates[at] ?? 0), 0),
  );
}

/** For each working slot, whether all that is taken is free; two needs that choose one resource take from it together. */
function freeIn(
  { slots }: WorkingSlots,
  ask: {
    readonly chosen: readonly Chosen[];
    readonly calendars: readonly Calendar[];
    readonly way: InstanceWay;
    readonly from: number;
  },
): readonly boolean[] {
  const taken = ask.chosen.map(({ resource }) =>
    ask.chosen.reduce((sum, other, need) => sum + (other.resource === resource ? (ask.way.units[need] ?? 0) : 0), 0),
  );
  return slots.map((slot) =>
    ask.calendars.every(({ free }, need) => (free[slot - ask.from] ?? 0) >= (taken[need] ?? 0)),
  );
}

/** For each house that has somebody for every need: its candidates, need by need. */
function choicesByHouse({ needs }: InstancePackage, { resources }: TeamInstance): ReadonlyMap<number, Chosen[][]> {
  const byHouse = new Map<number, Chosen[][]>();
  needs.forEach(({ candidates }, need) => {
    for (const candidate of candidates) {
      const house = resources[candidate.resource]?.facility ?? 0;
      const choices = byHouse.get(house) ?? needs.map(() => []);
      choices[need]?.push(candidate);
      byHouse.set(house, choices);
    }
  });
  return byHouse;
}

/** One of each, in every combination. */
function* combinationsOf(choices: readonly (readonly Chosen[])[]): Generator<readonly Chosen[]> {
  const [first, ...others] = choices;
  if (!first) yield [];
  else for (const rest of combinationsOf(others)) for (const chosen of first) yield [chosen, ...rest];
}

function calendarsIn({ earliest, latest }: InstancePackage, { resources }: TeamInstance) {
  const calendars = new Map<number, Calendar>();
  return (at: number): Calendar => {
    const known = calendars.get(at);
    const resource = resources[at];
    if (known || !resource) return known ?? { open: null, free: [] };
    const open = resource.open && valuesOf(resource.open, earliest, latest);
    const calendar = { open, free: valuesOf(resource.free, earliest, latest) };
    calendars.set(at, calendar);
    return calendar;
  };
}

type Contended = (resource: number) => boolean;

/** May several packages choose this resource? */
function contendedIn({ packages }: TeamInstance): Contended {
  const owner = new Map<number, number>();
  const contended = new Set<number>();
  packages.forEach(({ needs }, at) => {
    for (const { candidates } of needs)
      for (const { resource } of candidates) {
        if ((owner.get(resource) ?? at) !== at) contended.add(resource);
        owner.set(resource, at);
      }
  });
  return (resource) => contended.has(resource);
}
