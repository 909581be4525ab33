/**
 * Placing pencils for one or more requests at once: every line gets its units or a place in the queue, or none of them gets
 * anything. A counter-offer puts lines in the place of older ones; what stays as it was keeps its pencil and its place.
 */
import type { Id } from '#kernel/ids';
import type { Money } from '#kernel/money';
import { all, ok, refuse, within, type Result } from '#kernel/result';
import { promote, settle, withNew, type Calendar, type Commitment } from './calendar';
import { mapped, type Calendars } from './changes';
import { deadlineOf, type Hold } from './hold';
import type { Line, Placement } from './line';
import { judgeKept, judgeNew } from './line-judgement';
import { keptBy, replacedIn, vacated, type Replaced } from './replacement';

/** What became of each line, in the order asked, and the calendars as they are afterwards. */
export type Placed = {
  readonly lines: readonly { readonly line: Line; readonly commitmentId: Id<'commitment'>; readonly price: Money }[];
  readonly calendars: Calendars;
};

/**
 * Decides a placement over the calendars of all its resources (those of what it replaces included), each under its lock. What
 * is due lapses and whoever waits moves up before anything new is judged; what it replaces is gone before that, and whoever
 * waits gets what is left of it after. Lines of one request take units from each other, in their order.
 */
export function decidePlacement(ask: Placement, calendars: Calendars, hold: Hold): Result<Placed> {
  const settled = mapped(calendars, (calendar) => settle(calendar, hold));
  const replaced = replacedIn(ask, settled);
  if (!replaced.ok) return replaced;
  const facilities = within(decideFacilities(ask, settled, replaced.value), 'lines');
  if (!facilities.ok) return facilities;
  const kept = keptBy(ask, replaced.value);
  const state = { calendars: vacated(settled, replaced.value, kept, hold) };
  const lines = all(
    ask.lines.map((line, at): Result<Placed['lines'][number]> => {
      const old = kept.get(line);
      const calendar = state.calendars.get(line.resourceId);
      if (calendar === undefined) return unknownResource('lines', at, 'resourceId');
      const judged = old === undefined ? judgeNew(line, ask, calendar) : judgeKept(line, calendar);
      if (!judged.ok) return within(judged, 'lines', at);
      if (old === undefined) state.calendars = withLine(state.calendars, calendar, line, ask, judged.value.fits, hold);
      return ok({ line, commitmentId: old?.id ?? line.commitmentId, price: judged.value.price });
    }),
  );
  if (!lines.ok) return lines;
  return ok({ lines: lines.value, calendars: mapped(state.calendars, (calendar) => promote(calendar, hold)) });
}

/** Every line names something its side may name, and the lines of one request, the older ones included, are of one facility. */
function decideFacilities(ask: Placement, calendars: Calendars, replaced: readonly Replaced[]): Result<unknown> {
  const seen = all(ask.lines.map((line, at) => within(decideSight(line, ask, calendars, replaced), at)));
  if (!seen.ok) return seen;
  const homes = new Map(replaced.map(({ commitment, calendar }) => [commitment.requestId, calendar.facilityId]));
  return all(
    ask.lines.map((line, at) => {
      const facility = calendars.get(line.resourceId)?.facilityId;
      const home = homes.get(line.requestId) ?? facility;
      if (facility === undefined || home !== facility)
        return refuse('MIXED_FACILITIES', 'All lines of a request are of one facility.', at, 'resourceId');
      homes.set(line.requestId, home);
      return ok(null);
    }),
  );
}

function decideSight(
  line: Line,
  ask: Placement,
  calendars: Calendars,
  replaced: readonly Replaced[],
): Result<null, 'NOT_FOUND' | 'OWN_RESOURCE'> {
  const calendar = calendars.get(line.resourceId);
  if (calendar === undefined) return unknownResource('resourceId');
  // A house that puts forward what is not its own learns nothing of it, not even whose it is.
  if (ask.by === 'REQUESTER' && calendar.organisationId === ask.requester)
    return refuse('OWN_RESOURCE', 'A resource of your own house needs no request.', 'resourceId');
  const isSeen =
    ask.by === 'REQUESTER'
      ? calendar.rates.length > 0 || calendar.isNamed
      : replaced.some(
          (old) =>
            old.commitment.requestId === line.requestId && old.calendar.organisationId === calendar.organisationId,
        );
  return isSeen ? ok(null) : unknownResource('resourceId');
}

const unknownResource = (...place: readonly (string | number)[]) =>
  refuse('NOT_FOUND', 'There is no such resource.', ...place);

function withLine(
  calendars: Calendars,
  calendar: Calendar,
  line: Line,
  ask: Placement,
  fits: boolean,
  hold: Hold,
): Calendars {
  const commitment: Commitment = {
    id: line.commitmentId,
    organisationId: ask.requester,
    requestId: line.requestId,
    spans: [line.during],
    units: line.units,
    state: fits ? 'HELD' : 'WAITING',
    expiresAt: fits ? deadlineOf(hold, calendar.now, line.during.start, calendar.zone) : null,
    isDue: false,
  };
  return new Map([...calendars, [line.resourceId, withNew(calendar, commitment)]]);
}
