/**
 * The teams to propose for a brief: the best known for each objective, with what is proven of it and said about it; or, where
 * there is none, what stands in the way. The time given is for everything together.
 */
import type { Id } from '#kernel/ids';
import { instant, type Instant } from '#kernel/instant';
import type { Period } from '#kernel/period';
import type { Brief } from '../brief';
import { searchTeam, type Clock } from '../team-search/search-team';
import type { Objective, TeamAnswer } from '../team-search/team-problem';
import { bestKnown } from './best-known';
import type { Market } from './market';
import type { Obstacle } from './obstacle';
import { currencyObstacles, obstaclesOf, sizeObstacles } from './obstacles';
import { poseBrief, type PosedBrief } from './pose-brief';
import { gapOf, reasonsFor } from './reasons';

export const objectives = ['CHEAPEST', 'FEWEST_FACILITIES', 'EARLIEST', 'BEST_RATED'] as const;

export type ProposalAsk = {
  readonly brief: Brief;
  readonly market: Market;
  /** Each once. */
  readonly objectives: readonly Objective[];
};

export type ProposedTeam = {
  readonly objective: Objective;
  readonly proven: boolean;
  /** 0 when proven; 0.02: another could be at most 2 % better. */
  readonly gap: number;
  readonly reasons: readonly string[];
  /** In the order of the packages. */
  readonly assignments: readonly Assigned[];
};

export type Assigned = {
  readonly resourceId: Id<'resource'>;
  readonly facilityId: Id<'facility'>;
  readonly during: Period;
  readonly units: number;
  /** Of the whole assignment, in the currency of the brief. */
  readonly amountMinor: bigint;
};

export type Proposal = {
  readonly teams: readonly ProposedTeam[];
  readonly obstacles: readonly Obstacle[];
  /** Neither a team was found in the time given, nor that there is none. */
  readonly isUnsettled: boolean;
};

/** One team for each objective asked, in their order; none where no team was found. */
export function proposeTeams(ask: ProposalAsk, clock: Clock): Proposal {
  const { brief, market } = ask;
  const tooMany = market.packages.some(({ candidates }) => candidates === null);
  const preferred = brief.preferAlliances.length > 0 && !tooMany ? amongPreferred(ask, clock) : null;
  if (preferred?.some(({ answer }) => answer.choices !== null))
    return { ...proposalOf(ask, preferred, 'kept'), obstacles: currencyObstacles(brief, posedIn(preferred)) };
  const posed = tooMany ? null : poseAll(ask, clock);
  if (posed === null) return unsettled(ask);
  const currency = currencyObstacles(brief, posed);
  const answers = searchAll(ask, posed, clock);
  if (answers.some(({ answer }) => answer.status === 'infeasible'))
    return { teams: [], obstacles: [...obstaclesOf(brief, market, posed, clock), ...currency], isUnsettled: false };
  const proposal = proposalOf(ask, answers, brief.preferAlliances.length > 0 ? 'dropped' : 'none');
  const found = proposal.teams.length > 0;
  return { ...proposal, obstacles: [...(found ? [] : sizeObstacles(brief, market)), ...currency], isUnsettled: !found };
}

/** What is said of a brief for which there was no time. */
export const unsettled = ({ brief, market }: Pick<ProposalAsk, 'brief' | 'market'>): Proposal => ({
  teams: [],
  obstacles: sizeObstacles(brief, market),
  isUnsettled: true,
});

type Answered = { readonly objective: Objective; readonly answer: TeamAnswer; readonly posed: PosedBrief };

const posedIn = (answers: readonly Answered[]): PosedBrief | null => answers[0]?.posed ?? null;

const poseAll = ({ brief, market }: ProposalAsk, clock: Clock): PosedBrief | null =>
  poseBrief({ brief, market, admits: () => true, isOver: () => clock.msLeft() <= 0 });

/** The answers with members of preferred alliances alone, in half of the time; null where they cannot be had at all. */
function amongPreferred(ask: ProposalAsk, clock: Clock): readonly Answered[] | null {
  const { brief, market } = ask;
  const admits = (id: Id<'facility'>) =>
    market.facilities.get(id)?.alliances.some((alliance) => brief.preferAlliances.includes(alliance)) ?? false;
  const half = shareOf(clock, 2);
  const posed = poseBrief({ brief, market, admits, isOver: () => half.msLeft() <= 0 });
  if (posed === null || posed.problem.packages.some(({ candidates }) => candidates.length === 0)) return null;
  const [objective] = ask.objectives;
  if (!objective) return null;
  // Once one objective has a team so, all have; only then are the others worth their time, which is the whole of it.
  const first = {
    objective,
    posed,
    answer: searchTeam(posed.problem, objective, shareOf(half, ask.objectives.length)),
  };
  if (first.answer.choices === null) return null;
  return [first, ...searchAll({ ...ask, objectives: ask.objectives.slice(1) }, posed, clock)];
}

/** Each objective has its part of the time that is left; what the quick ones leave over is for those after them. */
function searchAll({ objectives: asked }: ProposalAsk, posed: PosedBrief, clock: Clock): readonly Answered[] {
  const answers: Answered[] = [];
  for (const [at, objective] of asked.entries()) {
    const answer = searchTeam(posed.problem, objective, shareOf(clock, asked.length - at));
    answers.push({ objective, answer, posed });
    // That no team exists does not depend on what it would be good for.
    if (answer.status === 'infeasible') return answers;
  }
  return answers;
}

/** A clock that stops when one of so many equal parts of the time left is over. */
function shareOf(clock: Clock, parts: number): Clock {
  const rest = clock.msLeft() * (1 - 1 / parts);
  return { msLeft: () => clock.msLeft() - rest };
}

/** What became of the wish for members of certain alliances. */
export type Preference = 'none' | 'kept' | 'dropped';

function proposalOf(ask: ProposalAsk, answers: readonly Answered[], preference: Preference): Proposal {
  const [first] = answers;
  const known = first ? bestKnown(first.posed.problem, answers) : [];
  const teams = known.flatMap(({ objective, answer, posed }): readonly ProposedTeam[] => {
    const assignments = answer.choices && assignmentsOf(ask, posed, answer.choices);
    if (!assignments) return [];
    const proven = answer.status === 'optimal';
    const gap = proven ? 0 : gapOf(objective, answer, earliestOf(ask.brief));
    const reasons = reasonsFor({ objective, answer, gap, preference, problem: posed.problem });
    return [{ objective, proven, gap, reasons, assignments }];
  });
  return { teams, obstacles: [], isUnsettled: false };
}

const earliestOf = ({ packages }: Brief): Instant => instant(Math.min(...packages.map(({ window }) => window.start)));

function assignmentsOf(
  { market }: ProposalAsk,
  { problem, resources }: PosedBrief,
  choices: NonNullable<TeamAnswer['choices']>,
): readonly Assigned[] {
  return choices.map(({ candidate, start }, at) => {
    const chosen = problem.packages[at]?.candidates[candidate];
    const [take] = chosen?.takes ?? [];
    const resourceId = take && resources[take.resource];
    const facilityId = resourceId && market.resources.get(resourceId)?.facilityId;
    const from = chosen?.starts[start];
    const to = chosen?.ends[start];
    const cost = chosen?.costs[start];
    if (!take || !resourceId || !facilityId || from === undefined || to === undefined || cost === undefined)
      throw new RangeError(`no candidate ${candidate} or start ${start} of package ${at}`);
    const during = { start: instant(from), end: instant(to) };
    return { resourceId, facilityId, during, units: take.units, amountMinor: BigInt(cost) };
  });
}
