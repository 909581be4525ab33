/**
 * A team found: for every package the option chosen, and what it all comes to. Ceilings say what a team may come to at most to be
 * worth looking at; they sink with every better team found.
 */
import type { Board } from './board';
import type { Choice, Objective, TeamProblem } from './team-problem';
import type { Scale } from './yardstick';

export type Team = {
  /** By package of the problem. */
  readonly choices: readonly Choice[];
  readonly cost: number;
  readonly loss: number;
  readonly houses: ReadonlySet<number>;
  /** When the last package ends. */
  readonly end: number;
};

export type Ceilings = { readonly cost: number; readonly loss: number };

/** What no team worth looking at exceeds on this scale. */
export function ceilingOn({ perCost, perLoss }: Scale, { cost, loss }: Ceilings): number {
  return (perCost === 0 ? 0 : perCost * cost) + (perLoss === 0 ? 0 : perLoss * loss);
}

/** A team from one option for each lane (by place in the lane). */
export function teamOf({ problem, lanes }: Board, options: ArrayLike<number>): Team {
  const choices: Choice[] = [];
  lanes.forEach(({ package: index, candidate, start }, lane) => {
    choices[index] = { candidate: candidate[options[lane]!]!, start: start[options[lane]!]! };
  });
  return teamFrom(problem, choices);
}

/** The team of these choices, one for each package. */
export function teamFrom({ packages, houses, handovers }: TeamProblem, choices: readonly Choice[]): Team {
  const chosen = choices.map(({ candidate }, index) => packages[index]!.candidates[candidate]!);
  let [cost, loss, end] = [0, 0, -Infinity];
  chosen.forEach(({ house, ends, costs }, index) => {
    const { after, weight } = packages[index]!;
    const { start } = choices[index]!;
    cost += costs[start]!;
    loss += weight * (100 - houses[house]!.rating);
    end = Math.max(end, ends[start]!);
    for (const arc of after) {
      const earlier = chosen[arc.package]!.house;
      if (earlier === house) continue;
      cost += handovers.fee + arc.gb * handovers.perGB[houses[earlier]!.region]![houses[house]!.region]!;
    }
  });
  return { choices, cost, loss, houses: new Set(chosen.map(({ house }) => house)), end };
}

/** What the objective counts. */
export function valueOf(team: Team, objective: Objective): number {
  switch (objective) {
    case 'CHEAPEST':
      return team.cost;
    case 'FEWEST_FACILITIES':
      return team.houses.size;
    case 'EARLIEST':
      return team.end;
    case 'BEST_RATED':
      return team.loss;
  }
}
