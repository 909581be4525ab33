/** Why no team exists, as far as it is proven, and what is known to help. */
import { addDuration } from '#kernel/duration';
import { hourMs, instant, toIso, type Instant } from '#kernel/instant';
import { moneyText } from '#kernel/money';
import type { Brief } from '../brief';
import type { BriefPackage } from '../brief-package';
import { searchTeam, type Clock } from '../team-search/search-team';
import type { TeamProblem } from '../team-search/team-problem';
import type { Market, Supply } from './market';
import type { Obstacle } from './obstacle';
import type { LeftOut, PosedBrief } from './pose-brief';
import type { Miss } from './possible-starts';
import { firstUnplaceable } from './unplaceable';

/** Of a brief that has been proven to have no team: at least one. */
export function obstaclesOf(brief: Brief, market: Market, posed: PosedBrief, clock: Clock): readonly Obstacle[] {
  const alone = brief.packages.flatMap((_, at) => aloneObstacle(brief, market, posed, at));
  if (alone.length > 0) return alone;
  const late = firstUnplaceable(posed.problem);
  if (late !== null) return [lateObstacle(brief, late)];
  const { problem } = posed;
  const freed = limitObstacle(brief, problem, clock);
  return freed === null ? [togetherObstacle(brief, problem, clock)] : [freed];
}

/** Candidates that were left out because they are priced in another currency; said whether or not there is a team. */
export function currencyObstacles(brief: Brief, posed: PosedBrief | null): readonly Obstacle[] {
  const left = (posed?.leftOut ?? []).map(({ otherCurrency }, at) => ({ otherCurrency, at }));
  const hit = left.filter(({ otherCurrency }) => otherCurrency > 0);
  if (hit.length === 0) return [];
  const words = hit.map(({ otherCurrency, at }) => `${counted(otherCurrency, 'candidate')} of ${titled(brief, at)}`);
  return [
    {
      packages: hit.map(({ at }) => keyAt(brief, at)),
      constraint: 'currency',
      message: `Priced in another currency than ${brief.currency} and left out: ${words.join('; ')}.`,
      relaxation: null,
    },
  ];
}

/** More than could be looked through in the time given. */
export function sizeObstacles(brief: Brief, { packages }: Market): readonly Obstacle[] {
  const huge = packages.flatMap(({ candidates }, at) => (candidates === null ? [at] : []));
  const most = Math.max(0, ...packages.map(({ fitting }) => fitting));
  return [
    {
      packages: huge.map((at) => keyAt(brief, at)),
      constraint: 'size',
      message: `In the time given neither a team was found nor that there is none: ${counted(packages.length, 'package')}, up to ${counted(most, 'candidate')} each.`,
      relaxation: 'Fewer packages at once, shorter windows, or tighter requirements.',
    },
  ];
}

/** A package that has nobody at all, whatever the others do. */
function aloneObstacle(brief: Brief, market: Market, posed: PosedBrief, at: number): readonly Obstacle[] {
  const left = posed.leftOut[at];
  const supply = market.packages[at];
  const wanted = brief.packages[at];
  if (!left || !supply || !wanted || (posed.problem.packages[at]?.candidates.length ?? 0) > 0) return [];
  if (isTooLong(wanted, market.now))
    return [
      {
        packages: [wanted.key],
        constraint: 'latest',
        message: `${titled(brief, at)} takes ${wanted.duration.iso}, which is longer than what is left of its window.`,
        relaxation: 'A later end of its window.',
      },
    ];
  const words = [...ruledOutWords(supply), ...leftOutWords(left)];
  const why = words.length > 0 ? `: ${words.join(', ')}` : ': no house you can see claims it';
  return [
    {
      packages: [keyAt(brief, at)],
      constraint: 'candidates',
      message: `Nobody can do ${titled(brief, at)}${why}.`,
      relaxation: ceilingWords(brief, left, at),
    },
  ];
}

/** More than any clock that is put forward on the way saves a job of days. */
const mostSavedMs = 3 * hourMs;

/** Does it not fit into what is left of its window, wherever the house is? */
function isTooLong({ window, duration }: BriefPackage, now: Instant): boolean {
  const end = addDuration(instant(Math.max(now, window.start)), duration, 'UTC');
  return end - (duration.days > 0 ? mostSavedMs : 0) > window.end;
}

const ruledOutWords = ({ ruledOut }: Supply): readonly string[] =>
  [
    [ruledOut.requirements, 'without what is required'],
    [ruledOut.distance, 'too far away'],
    [ruledOut.securityFloor, 'below the security floor'],
    [ruledOut.excluded, 'excluded by the brief'],
    [ruledOut.capacity, 'without enough free units in the window'],
  ].flatMap(([count, words]) => (Number(count) > 0 ? [`${count} ${words}`] : []));

const missWords: Readonly<Record<Miss, string>> = {
  free: 'not free for so long from any start there could be',
  floor: 'not secure enough for the whole time',
  'lead-time': 'asking for more notice',
  ceiling: 'above the price ceiling',
};

const leftOutWords = ({ otherCurrency, without }: LeftOut): readonly string[] => [
  ...(otherCurrency > 0 ? [`${otherCurrency} priced in another currency`] : []),
  ...[...without].map(([miss, count]) => `${count} ${missWords[miss]}`),
];

function ceilingWords({ currency, packages }: Brief, { leastAboveCeiling }: LeftOut, at: number): string | null {
  if (leastAboveCeiling === null || packages[at]?.maxPrice == null) return null;
  return `A price ceiling of ${moneyText({ amountMinor: leastAboveCeiling, currency })} would let the first one in.`;
}

function lateObstacle(
  brief: Brief,
  { package: at, ready }: { readonly package: number; readonly ready: number },
): Obstacle {
  const { after = [] } = brief.packages[at] ?? {};
  return {
    packages: [keyAt(brief, at)],
    constraint: 'latest',
    message: `${titled(brief, at)} cannot end within its window: what it follows ends ${toIso(instant(ready))} at the earliest, and no candidate can begin then or later (it follows ${after.map((key) => titledKey(brief, key)).join(', ')}).`,
    relaxation: 'A later end of its window, or earlier windows before it.',
  };
}

/** A limit on the team as a whole without which, all else kept, there is a team: the limit is what stands in the way. */
function limitObstacle(brief: Brief, problem: TeamProblem, clock: Clock): Obstacle | null {
  const { currency, budget, maxFacilities } = brief;
  const labels = [...new Set(brief.packages.flatMap(({ together }) => (together === null ? [] : [together])))];
  const tries = Number(budget !== null) + Number(maxFacilities !== null) + Number(labels.length > 0);
  let left = tries + 1;
  const share = (): Clock => {
    const rest = clock.msLeft() * (1 - 1 / left--);
    return { msLeft: () => clock.msLeft() - rest };
  };
  if (budget !== null) {
    const { status, cost } = searchTeam(without(problem, { budget: null }), 'CHEAPEST', share());
    if (cost !== null) {
      const total = moneyText({ amountMinor: BigInt(cost), currency });
      const least =
        status === 'optimal' ? `The cheapest team costs ${total}` : `The cheapest team found costs ${total}`;
      const message = `${least}; the budget is ${moneyText(budget)}.`;
      return { packages: [], constraint: 'budget', message, relaxation: `A budget of ${total}.` };
    }
  }
  if (maxFacilities !== null) {
    const { status, value } = searchTeam(without(problem, { maxHouses: null }), 'FEWEST_FACILITIES', share());
    if (value !== null) {
      const needs = status === 'optimal' ? 'needs at least' : 'was found with';
      const message = `A team ${needs} ${counted(value, 'facility', 'facilities')}; the brief allows ${maxFacilities}.`;
      const relaxation = `At most ${counted(value, 'facility', 'facilities')} instead of ${maxFacilities}.`;
      return { packages: [], constraint: 'max-facilities', message, relaxation };
    }
  }
  if (labels.length > 0) {
    const apart = problem.packages.map((one) => ({ ...one, together: null }));
    const { choices } = searchTeam({ ...problem, packages: apart }, 'CHEAPEST', share());
    if (choices !== null) {
      const bound = brief.packages.filter(({ together }) => together !== null);
      return {
        packages: bound.map(({ key }) => key),
        constraint: 'together',
        message: `There are teams, but none that keeps together what is to stay together: ${bound.map(({ title }) => `“${title}”`).join(', ')}.`,
        relaxation: 'Let these packages part.',
      };
    }
  }
  return null;
}

/** Nothing alone is at fault: the limits set, taken together, or the windows for want of free time. */
function togetherObstacle(brief: Brief, problem: TeamProblem, clock: Clock): Obstacle {
  const named = [
    ...(brief.budget === null ? [] : ['the budget']),
    ...(brief.maxFacilities === null ? [] : ['the number of facilities']),
    ...(brief.packages.some(({ together }) => together !== null) ? ['what is to stay together'] : []),
  ];
  const apart = problem.packages.map((one) => ({ ...one, together: null }));
  const bare = without({ ...problem, packages: apart }, { budget: null, maxHouses: null });
  const isFreed = named.length > 1 && searchTeam(bare, 'CHEAPEST', clock).choices !== null;
  const packages = brief.packages.map(({ key }) => key);
  const constraint = isFreed ? (brief.budget === null ? 'max-facilities' : 'budget') : 'latest';
  const message = isFreed
    ? `There are teams, but none that keeps all of these: ${named.join(', ')}. Giving up one alone was not found to be enough.`
    : `No team fits into all windows at once${named.length > 0 ? `, as long as ${named.join(', ')} stand` : ''}: packages follow each other and take units from each other.`;
  return { packages, constraint, message, relaxation: null };
}

const without = (problem: TeamProblem, limits: Partial<TeamProblem['limits']>): TeamProblem => ({
  ...problem,
  limits: { ...problem.limits, ...limits },
});

const keyAt = ({ packages }: Brief, at: number): string => packages[at]?.key ?? '';
const titled = ({ packages }: Brief, at: number): string => `“${packages[at]?.title ?? ''}”`;
const titledKey = (brief: Brief, key: string): string =>
  titled(
    brief,
    brief.packages.findIndex((one) => one.key === key),
  );
const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
