/**
 * Who waits and is ready to confirm may ask the first pencil to confirm or to go. Its holder gets until a deadline that runs in
 * the house's business hours; then the hold lapses like any other, and whoever waits moves up.
 */
import type { Instant } from '#kernel/instant';
import { overlaps } from '#kernel/period';
import { all, ok, refuse, within, type Result } from '#kernel/result';
import type { Calendar, Commitment } from './calendar';
import { mapped, type Calendars } from './changes';
import type { Hold } from './hold';
import { likeTheirWholes, promoteAll, settleAll } from './linked';
import { namedIn, type Named } from './moves-of-commitments';

/**
 * Challenges the holds in the way of each named commitment that waits: the fewest that let it move up, the latest placed first.
 * `deadlineAt` is until when the holder of a calendar may think. Refused with WRONG_STATUS where nothing waits or a hold is
 * challenged already (one at a time), with UNITS_TAKEN where more than holds is in the way, or somebody who waits before it.
 */
export function decideChallenge(
  ask: Named,
  calendars: Calendars,
  hold: Hold,
  deadlineAt: (calendar: Calendar) => Instant,
): Result<Calendars> {
  const settled = settleAll(calendars, hold);
  const found = namedIn(ask, settled);
  if (!found.ok) return found;
  const state = { calendars: settled };
  const waiting = found.value.filter((one) => one.state === 'WAITING');
  if (waiting.length === 0) return refuse('WRONG_STATUS', 'Nothing of this waits, so there is nobody to challenge.');
  const faults = all<unknown>(
    waiting.map((challenger) => {
      const challenged = challenge(state.calendars, challenger, hold, deadlineAt);
      if (challenged.ok) state.calendars = challenged.value;
      return within(challenged, 'commitments', found.value.indexOf(challenger));
    }),
  );
  return faults.ok ? ok(state.calendars) : faults;
}

function challenge(
  calendars: Calendars,
  challenger: Commitment,
  hold: Hold,
  deadlineAt: (calendar: Calendar) => Instant,
): Result<Calendars, 'WRONG_STATUS' | 'UNITS_TAKEN'> {
  const inTheWay = holdsInTheWay(calendars, challenger, hold);
  if (inTheWay === null)
    return refuse(
      'UNITS_TAKEN',
      'More than pencils is in the way, or somebody waits before you: a challenge would not help.',
    );
  if (inTheWay.some((one) => one.challenge !== null))
    return refuse('WRONG_STATUS', 'This pencil is challenged already: one at a time.');
  const gone = new Set(inTheWay.map((one) => one.id));
  return ok(
    likeTheirWholes(
      mapped(calendars, (calendar) => ({
        ...calendar,
        commitments: calendar.commitments.map((one) =>
          gone.has(one.id) ? challenged(one, challenger, calendar.now, deadlineAt(calendar)) : one,
        ),
      })),
    ),
  );
}

function challenged(one: Commitment, { id: by }: Commitment, now: Instant, deadline: Instant): Commitment {
  if (one.expiresAt === null) throw new Error(`${one.id} is held without a deadline`);
  return {
    ...one,
    expiresAt: deadline < one.expiresAt ? deadline : one.expiresAt,
    challenge: { by, at: now, until: one.expiresAt },
  };
}

/**
 * The fewest holds without which the challenger would move up, the latest placed first; null when even all would not do. Where
 * a part is in the way, it is the hold on its whole that is challenged.
 */
function holdsInTheWay(calendars: Calendars, challenger: Commitment, hold: Hold): readonly Commitment[] | null {
  const all = [...calendars.values()].flatMap(({ commitments }) => commitments);
  const wholes = new Map(all.map((one) => [one.id, one]));
  const rivals = [...calendars.values()]
    .filter(({ commitments }) => commitments.some((one) => isOf(challenger, one)))
    .flatMap(({ commitments }) => commitments)
    .filter((one) => one.state === 'HELD' && one.requestId !== challenger.requestId && shareTime(one, challenger))
    .map((one) => wholes.get(one.partOf ?? one.id) ?? one);
  const movesUpWithout = (gone: readonly Commitment[]) =>
    [...promoteAll(without(calendars, gone), hold).values()].some(({ commitments }) =>
      commitments.some((one) => one.id === challenger.id && one.state === 'HELD'),
    );
  if (!movesUpWithout(rivals)) return null;
  // One after the other is let stay, the earliest placed first, as long as the challenger moves up all the same.
  return rivals.reduce<readonly Commitment[]>((gone, one) => {
    const fewer = gone.filter((other) => other !== one);
    return movesUpWithout(fewer) ? fewer : gone;
  }, rivals);
}

const isOf = (whole: Commitment, one: Commitment): boolean => one.id === whole.id || one.partOf === whole.id;

const without = (calendars: Calendars, gone: readonly Commitment[]): Calendars =>
  mapped(calendars, (calendar) => ({
    ...calendar,
    commitments: calendar.commitments.filter((one) => !gone.some((whole) => isOf(whole, one))),
  }));

const shareTime = (a: Commitment, b: Commitment): boolean =>
  a.spans.some((one) => b.spans.some((other) => overlaps(one, other)));
