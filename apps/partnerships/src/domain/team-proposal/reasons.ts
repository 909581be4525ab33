/** What can truthfully be said of a team, in short sentences. */
import type { Instant } from '#kernel/instant';
import type { Objective, TeamAnswer, TeamProblem } from '../team-search/team-problem';
import type { Preference } from './propose-teams';

/** By how much of its own value, at most, another team could be better; 1 where nothing is proven. Finishing is counted from `earliest` on. */
export function gapOf(objective: Objective, { value, bound }: TeamAnswer, earliest: Instant): number {
  if (value === null || bound === null) return 1;
  const origin = objective === 'EARLIEST' ? earliest : 0;
  return Math.min(1, Math.max(0, (value - bound) / Math.max(1, value - origin)));
}

type Told = {
  readonly objective: Objective;
  readonly answer: TeamAnswer;
  readonly gap: number;
  readonly preference: Preference;
  readonly problem: TeamProblem;
};

const better: Readonly<Record<Objective, string>> = {
  CHEAPEST: 'costs less',
  FEWEST_FACILITIES: 'needs fewer facilities',
  EARLIEST: 'finishes earlier',
  BEST_RATED: 'is rated better',
};

/** The proof or how far it has come first, then what follows from it and from the wishes of the brief. */
export function reasonsFor({ objective, answer, gap, preference, problem }: Told): readonly string[] {
  const count = problem.packages.reduce((sum, { candidates }) => sum + candidates.length, 0);
  const examined = `${count} ${count === 1 ? 'candidate' : 'candidates'} examined`;
  const isTied = answer.isCheapestOfItsValue && objective !== 'CHEAPEST';
  return [
    answer.status === 'optimal'
      ? `No team ${better[objective]}: proven, ${examined}.`
      : `The best found in the time given, ${examined}: a team that ${better[objective]} is not ruled out${upTo(gap)}.`,
    ...(isTied ? ['Among those as good, none costs less.'] : []),
    ...said[preference],
  ];
}

const upTo = (gap: number): string => (gap > 0 && gap < 1 ? `, by ${(gap * 100).toFixed(1)} % at most` : '');

const said: Readonly<Record<Preference, readonly string[]>> = {
  none: [],
  kept: ['Only members of the alliances you prefer were considered.'],
  dropped: ['With members of the alliances you prefer alone no team was found, so all houses were considered.'],
};
