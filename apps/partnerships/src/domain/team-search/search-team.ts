/**
 * One team for one objective, and what is proven of it. The cheapest is looked for as it is. The fewest houses are tried one more
 * at a time; the earliest end by halving the moments it could be; the best rated under the budget; each then as cheaply as can be.
 */
import { bestTeam, type Found, type Quest, type Watch } from './best-team';
import { keeping, layBoard, type Board } from './board';
import { withoutEarly } from './exclusion';
import { houseCover } from './house-cover';
import { valueOf, type Team } from './team';
import type { Objective, TeamAnswer, TeamProblem } from './team-problem';

/** Milliseconds until an answer is due: what is known by then is answered. */
export type Clock = { readonly msLeft: () => number };

type Verdict = {
  readonly team: Team | null;
  readonly bound: number | null;
  /** The value of the team, or that there is none, is proven. */
  readonly isProven: boolean;
  readonly isCheapest: boolean;
};

/** The same answer every time where it ends in proof. */
export function searchTeam(problem: TeamProblem, objective: Objective, clock: Clock): TeamAnswer {
  const before = clock.msLeft();
  let nodes = 0;
  let firstTeamMs: number | null = null;
  const watch: Watch = {
    isOver: () => clock.msLeft() <= 0,
    onNodes: (more) => (nodes += more),
    onTeam: () => (firstTeamMs ??= before - clock.msLeft()),
  };
  const board = withoutEarly(layBoard(problem));
  const quest: Quest = {
    seeks: 'cost',
    ceilings: { cost: problem.limits.budget ?? Infinity, loss: Infinity },
    maxHouses: problem.limits.maxHouses,
    needsLead: problem.limits.needsLead,
    isAnyEnough: false,
  };
  const { team, bound, isProven, isCheapest } = searches[objective](board, quest, watch);
  const found = team ? (isProven ? 'optimal' : 'feasible') : isProven ? 'infeasible' : 'unknown';
  return {
    status: found,
    choices: team?.choices ?? null,
    value: team && valueOf(team, objective),
    bound: found === 'infeasible' || bound === null || !Number.isFinite(bound) ? null : bound,
    cost: team?.cost ?? null,
    isCheapestOfItsValue: isCheapest,
    nodes,
    firstTeamMs,
  };
}

type Search = (board: Board, quest: Quest, watch: Watch) => Verdict;

const searches: Readonly<Record<Objective, Search>> = {
  CHEAPEST: (board, quest, watch) => {
    const { team, bound, isProven } = bestTeam(board, quest, watch);
    return { team, bound, isProven, isCheapest: isProven && team !== null };
  },
  FEWEST_FACILITIES: fewestHouses,
  EARLIEST: earliest,
  BEST_RATED: bestRated,
};

/** Some team, or that there is none; of the value nothing is known yet. */
function anyTeam(board: Board, quest: Quest, watch: Watch): Verdict {
  const { team, isProven } = bestTeam(board, { ...quest, isAnyEnough: true }, watch);
  return { team, bound: null, isProven, isCheapest: false };
}

function fewestHouses(board: Board, quest: Quest, watch: Watch): Verdict {
  const any = anyTeam(board, quest, watch);
  if (!any.team) return any;
  const cover = houseCover(board);
  for (let houses = Math.max(1, cover.fewest(cover.all)); ; houses += 1) {
    const few = bestTeam(board, { ...quest, maxHouses: houses }, watch);
    if (few.team) return { team: few.team, bound: houses, isProven: true, isCheapest: few.isProven };
    if (!few.isProven)
      return { team: any.team, bound: houses, isProven: any.team.houses.size <= houses, isCheapest: false };
  }
}

function earliest(board: Board, quest: Quest, watch: Watch): Verdict {
  const any = anyTeam(board, quest, watch);
  if (!any.team) return any;
  let team = any.team;
  const least = Math.max(...board.lanes.map(({ ends }) => ends[0] ?? Infinity));
  const moments = [...new Set(board.lanes.flatMap(({ ends }) => [...ends]))].filter((end) => end >= least);
  const ends = moments.sort((a, b) => a - b);
  let [low, high, stride] = [0, ends.indexOf(team.end), 1];
  while (low < high) {
    // Often the first moment that time alone allows is possible: look near it first, then halve what is left.
    const middle = Math.min(low + stride - 1, (low + high) >> 1);
    stride *= 2;
    const probe = bestTeam(endingBy(board, ends[middle]!), { ...quest, isAnyEnough: true }, watch);
    if (probe.team) [team, high] = [probe.team, ends.indexOf(probe.team.end)];
    else if (probe.isProven) low = middle + 1;
    else return { team, bound: ends[low]!, isProven: false, isCheapest: false };
  }
  const cheapest = bestTeam(
    endingBy(board, team.end),
    { ...quest, ceilings: { ...quest.ceilings, cost: team.cost } },
    watch,
  );
  return { team: cheapest.team ?? team, bound: team.end, isProven: true, isCheapest: cheapest.isProven };
}

function bestRated(board: Board, quest: Quest, watch: Watch): Verdict {
  const best = bestTeam(board, { ...quest, seeks: 'loss' }, watch);
  if (!best.team || !best.isProven) return { ...best, isCheapest: false };
  const ceilings = { cost: best.team.cost, loss: best.team.loss };
  const cheapest: Found = bestTeam(board, { ...quest, ceilings }, watch);
  return { team: cheapest.team ?? best.team, bound: best.bound, isProven: true, isCheapest: cheapest.isProven };
}

function endingBy(board: Board, moment: number): Board {
  return withoutEarly(
    keeping(board, (lane, option) => {
      const { ends, endRank } = board.lanes[lane]!;
      return ends[endRank[option]!]! <= moment;
    }),
  );
}
