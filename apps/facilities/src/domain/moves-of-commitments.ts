/**
 * What can happen to pencils and bookings that are there: made firm all together, given back, or entered by the house itself.
 */
import type { Id } from '#kernel/ids';
import { parsePeriod, type Period } from '#kernel/period';
import { all, ok, refuse, within, type Result } from '#kernel/result';
import { openSpans } from '#kernel/working-week';
import { changed, type Calendar, type Commitment } from './calendar';
import { mapped, type Calendars } from './changes';
import { hasEnded, moveBetween } from './commitment-life';
import type { Hold } from './hold';
import { freeTogether, likeTheirWholes, offeredTogether, promoteAll, settleAll, withFamily } from './linked';
import { parseUnits } from './offering';

/** Which commitments, of whom. */
export type Named = { readonly requester: Id<'organisation'>; readonly commitments: readonly Id<'commitment'>[] };

/** All pencils become bookings, or none: each must be held, and not past its deadline by the clock of the database. */
export function decideConfirmation(ask: Named, calendars: Calendars, hold: Hold): Result<Calendars> {
  const settled = settleAll(calendars, hold);
  const found = namedIn(ask, settled);
  if (!found.ok) return found;
  const held = all<unknown>(found.value.map((one, at) => within(decideFirm(one), 'commitments', at)));
  if (!held.ok) return held;
  return ok(likeTheirWholes(withState(settled, found.value, 'BOOKED')));
}

function decideFirm({ state }: Commitment): Result<null> {
  if (state === 'HELD') return ok(null);
  if (state === 'WAITING') return refuse('UNITS_TAKEN', 'This line still waits for its units.');
  if (state === 'EXPIRED') return refuse('HOLD_EXPIRED', 'This pencil has run out.');
  return refuse('WRONG_STATUS', `This commitment is ${state} already.`);
}

export type Ending = 'RELEASED' | 'EXPIRED' | 'CANCELLED' | 'COMPLETED';

/** Gives units back, and whoever waits moves up. What has ended already stays as it ended. */
export function decideRelease(
  ask: Named & { readonly as: Ending },
  calendars: Calendars,
  hold: Hold,
): Result<Calendars> {
  const settled = settleAll(calendars, hold);
  const found = namedIn(ask, settled);
  if (!found.ok) return found;
  const live = found.value.filter((one) => !hasEnded(one.state));
  const allowed = all<unknown>(
    found.value.map((one, at) =>
      hasEnded(one.state) || moveBetween(one.state, ask.as) !== null
        ? ok(null)
        : refuse('WRONG_STATUS', `This commitment is ${one.state}.`, 'commitments', at),
    ),
  );
  if (!allowed.ok) return allowed;
  return ok(promoteAll(withState(settled, live, ask.as), hold));
}

/** The commitments named, if all are of who asks. Refusals name `commitments.n`. */
export function namedIn(ask: Named, calendars: Calendars): Result<readonly Commitment[]> {
  const known = new Map(
    [...calendars.values()].flatMap((calendar) => calendar.commitments).map((one) => [one.id, one]),
  );
  return all(
    ask.commitments.map((id, at) => {
      const commitment = known.get(id);
      return commitment?.organisationId === ask.requester
        ? ok(commitment)
        : refuse('NOT_FOUND', 'There is no such commitment.', 'commitments', at);
    }),
  );
}

const withState = (calendars: Calendars, commitments: readonly Commitment[], state: 'BOOKED' | Ending): Calendars =>
  mapped(calendars, (calendar) =>
    commitments.reduce(
      (rest, { id, expiresAt }) => changed(rest, id, { state, expiresAt: state === 'EXPIRED' ? expiresAt : null }),
      calendar,
    ),
  );

/** Units the house has given away itself: BOOKED by somebody it knows, or BLOCKED for whatever reason. */
export type Entry = {
  readonly commitmentId: Id<'commitment'>;
  readonly during: Period;
  readonly units: number;
  readonly state: 'BOOKED' | 'BLOCKED';
};

const mostEntries = 500;

/** Checks the form of what a house enters. Refusals name `commitments.n`. */
export function parseEntries(entries: readonly Entry[]): Result<readonly Entry[]> {
  if (entries.length === 0) return refuse('INVALID', 'Name at least one commitment.', 'commitments');
  if (entries.length > mostEntries) return refuse('TOO_LONG', `At most ${mostEntries} at once.`, 'commitments');
  const faults = all<unknown>(
    entries.flatMap((entry, at) => [
      within(parsePeriod(entry.during), 'commitments', at),
      within(parseUnits(entry.units), 'commitments', at, 'units'),
    ]),
  );
  return faults.ok ? ok(entries) : faults;
}

/** Enters them in their order, all or none. They may lie in the past: a calendar brought along has begun already. */
export function decideEntries(
  entries: readonly Entry[],
  resource: Id<'resource'>,
  calendars: Calendars,
  hold: Hold,
): Result<Calendars> {
  const state = { calendars: settleAll(calendars, hold) };
  const faults = all<unknown>(
    entries.map((entry, at) => {
      const calendar = state.calendars.get(resource);
      if (calendar === undefined) return refuse('NOT_FOUND', 'There is no such resource.', 'resourceId');
      const fits = within(decideEntry(entry, calendar, state.calendars), 'commitments', at);
      if (fits.ok) state.calendars = withFamily(state.calendars, calendar, fits.value);
      return fits;
    }),
  );
  return faults.ok ? ok(state.calendars) : faults;
}

function decideEntry(entry: Entry, calendar: Calendar, calendars: Calendars): Result<Commitment> {
  const { commitmentId: id, during, units, state } = entry;
  const spans = openSpans(during, calendar.hours);
  if (spans.length === 0) return refuse('OUTSIDE_CAPACITY', 'The resource is closed all this time.');
  if (offeredTogether(calendars, calendar, spans) < units)
    return refuse('OUTSIDE_CAPACITY', 'The facility does not offer this time.');
  if (freeTogether(calendars, calendar, spans) < units) return refuse('UNITS_TAKEN', 'These units are taken already.');
  return ok({
    ...{ id, units, state, spans, expiresAt: null, challenge: null, isDue: false },
    ...{ organisationId: null, requestId: null, blockId: null, partOf: null },
  });
}
