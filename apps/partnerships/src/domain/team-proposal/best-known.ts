/** What the objectives find for each other: the best team known for one may be one that was found for another. */
import { teamFrom, valueOf, type Team } from '../team-search/team';
import type { Objective, TeamAnswer, TeamProblem } from '../team-search/team-problem';

type Answered = { readonly objective: Objective; readonly answer: TeamAnswer };

/**
 * The answers to one problem, in their order. Where the time was over before the best was proven, or any team found, the best of
 * all teams found stands in; what was proven stays, and may prove it best after all.
 */
export function bestKnown<A extends Answered>(problem: TeamProblem, answers: readonly A[]): readonly A[] {
  const found = answers.flatMap(({ answer: { choices } }) => (choices ? [teamFrom(problem, choices)] : []));
  return answers.map((one) => {
    const { objective, answer } = one;
    const best = found.toSorted((a, b) => valueOf(a, objective) - valueOf(b, objective) || a.cost - b.cost)[0];
    return best && isBetter(best, objective, answer) ? { ...one, answer: taken(best, objective, answer) } : one;
  });
}

function isBetter(team: Team, objective: Objective, { status, value, cost }: TeamAnswer): boolean {
  if (value === null || cost === null) return status === 'unknown';
  const is = valueOf(team, objective);
  return is < value || (is === value && team.cost < cost);
}

function taken(team: Team, objective: Objective, answer: TeamAnswer): TeamAnswer {
  const value = valueOf(team, objective);
  const isProven = answer.bound !== null && value <= answer.bound;
  const status = isProven ? 'optimal' : 'feasible';
  const isCheapestOfItsValue = isProven && objective === 'CHEAPEST';
  return { ...answer, status, choices: team.choices, value, cost: team.cost, isCheapestOfItsValue };
}
