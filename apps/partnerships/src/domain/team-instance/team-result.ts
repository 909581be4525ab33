import type { Objective, TeamAnswer } from '../team-search/team-problem';
import { type LimitSet, limitsSetBy } from './limits-set';
import type { PosedInstance } from './pose-instance';
import type { TeamInstance } from './team-instance';

/** The objectives as the files name them. */
export const objectives = {
  cheapest: 'CHEAPEST',
  'fewest-facilities': 'FEWEST_FACILITIES',
  earliest: 'EARLIEST',
  'best-rated': 'BEST_RATED',
} as const satisfies Record<string, Objective>;

export type ObjectiveName = keyof typeof objectives;

/** What a file of results holds. Source: the public format `interlock-team-result/1`. */
export type TeamResult = {
  readonly format: 'interlock-team-result/1';
  readonly instance: string;
  readonly results: Readonly<Partial<Record<ObjectiveName, ObjectiveResult>>>;
};

export type ObjectiveResult = {
  readonly status: TeamAnswer['status'];
  readonly value?: number;
  readonly bound: number | null;
  readonly gap?: number;
  readonly tie?: { readonly cost: number; readonly proven: boolean };
  readonly team?: Team;
  readonly obstacles?: Obstacles;
  readonly stats: { readonly ms: number; readonly nodes: number; readonly firstTeamMs?: number };
};

type Obstacles = { readonly core: readonly LimitSet[]; readonly minimal: boolean; readonly correction: null };

type Team = {
  readonly assignments: readonly Assignment[];
  readonly handoffs: readonly Handoff[];
  readonly totals: Totals;
};

type Assignment = {
  readonly package: string;
  readonly facility: string;
  readonly resources: readonly { readonly need: string; readonly resource: string; readonly units: number }[];
  readonly start: number;
  readonly end: number;
  readonly slots: number;
  readonly cost: number;
};

type Handoff = {
  readonly from: string;
  readonly to: string;
  readonly gb: number;
  readonly lag: number;
  readonly cost: number;
};

type Totals = {
  readonly cost: number;
  readonly resources: number;
  readonly handoffs: number;
  readonly facilities: number;
  readonly finish: number;
  readonly ratingLoss: number;
};

/** An answer of the search in the words of the file: every figure is worked out again from the team itself. */
export function resultFor(
  objective: ObjectiveName,
  answer: TeamAnswer,
  { instance, posed, ms }: { readonly instance: TeamInstance; readonly posed: PosedInstance; readonly ms: number },
): ObjectiveResult {
  const { status, choices, bound, nodes, firstTeamMs } = answer;
  const stats = { ms, nodes, ...(firstTeamMs === null ? {} : { firstTeamMs }) };
  if (status === 'infeasible') return { status, bound: null, obstacles: obstaclesOf(instance, posed), stats };
  if (choices === null) return { status, bound, stats };
  const team = teamOf(choices, instance, posed);
  const value = valueOf(objective, team.totals);
  // Nothing that is counted falls below 0, so that much is proven of any team.
  const proven = bound ?? 0;
  const tie = { cost: team.totals.cost, proven: status === 'optimal' && answer.isCheapestOfItsValue };
  return {
    status,
    value,
    bound: proven,
    gap: (value - proven) / Math.max(1, value),
    ...(objective === 'cheapest' ? {} : { tie }),
    team,
    stats,
  };
}

function teamOf(choices: NonNullable<TeamAnswer['choices']>, instance: TeamInstance, posed: PosedInstance): Team {
  const placed = choices.map((choice, at) => placedAs(choice, at, instance, posed));
  const handoffs = handoffsOf(placed, instance);
  const resources = total(placed.map(({ assignment }) => assignment.cost));
  const handedOver = total(handoffs.map(({ cost }) => cost));
  const totals = {
    cost: resources + handedOver,
    resources,
    handoffs: handedOver,
    facilities: new Set(placed.map(({ house }) => house)).size,
    finish: placed.reduce((last, { assignment }) => Math.max(last, assignment.end), 0),
    ratingLoss: total(placed.map(({ ratingLoss }) => ratingLoss)),
  };
  return { assignments: placed.map(({ assignment }) => assignment), handoffs, totals };
}

type Placed = { readonly house: number; readonly assignment: Assignment; readonly ratingLoss: number };

function placedAs(
  choice: NonNullable<TeamAnswer['choices']>[number],
  at: number,
  { packages, facilities, resources }: TeamInstance,
  { problem, workingSlots }: PosedInstance,
): Placed {
  const pack = one(packages, at);
  const { house, takes, starts, ends, costs } = one(one(problem.packages, at).candidates, choice.candidate);
  const facility = one(facilities, house);
  const assignment = {
    package: pack.key,
    facility: facility.id,
    resources: takes.map(({ resource, units }, need) => {
      return { need: one(pack.needs, need).key, resource: one(resources, resource).id, units };
    }),
    start: one(starts, choice.start),
    end: one(ends, choice.start),
    slots: one(one(workingSlots, at), choice.candidate),
    cost: one(costs, choice.start),
  };
  return { house, assignment, ratingLoss: pack.weight * (100 - facility.rating) };
}

/** One for every arc between two facilities. */
function handoffsOf(placed: readonly Placed[], { packages, facilities, regions }: TeamInstance): readonly Handoff[] {
  return packages.flatMap((pack, at) =>
    pack.after.flatMap((arc): readonly Handoff[] => {
      const [from, to] = [one(placed, arc.package).house, one(placed, at).house];
      if (from === to) return [];
      const [a, b] = [one(facilities, from).region, one(facilities, to).region];
      const cost = regions.handoffFee + arc.gb * one(one(regions.perGB, a), b);
      return [
        { from: one(packages, arc.package).key, to: pack.key, gb: arc.gb, lag: one(one(regions.lag, a), b), cost },
      ];
    }),
  );
}

function valueOf(objective: ObjectiveName, totals: Totals): number {
  switch (objective) {
    case 'cheapest':
      return totals.cost;
    case 'fewest-facilities':
      return totals.facilities;
    case 'earliest':
      return totals.finish;
    case 'best-rated':
      return totals.ratingLoss;
  }
}

/**
 * Limits under which alone there is still no team. Where one package has nobody at all, those that bear on it; else all that are
 * set, of which some may have no part in it.
 */
function obstaclesOf(instance: TeamInstance, { problem }: PosedInstance): Obstacles {
  const alone = problem.packages.find(({ candidates }) => candidates.length === 0)?.key;
  const bears = ({ constraint, package: key }: LimitSet) =>
    key === undefined ? constraint === 'budget' || constraint === 'excluded' : key === alone;
  const limits = limitsSetBy(instance);
  const core = alone === undefined ? limits : limits.filter(bears);
  return { core, minimal: core.length === 0, correction: null };
}

/** The entry of a list that an answer refers to; one that is not there is a fault of ours. */
function one<T>(list: readonly T[], at: number): T {
  const entry = list[at];
  if (entry === undefined) throw new RangeError(`No entry ${at} among ${list.length}`);
  return entry;
}

const total = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0);
