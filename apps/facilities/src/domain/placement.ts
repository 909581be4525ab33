/**
 * Placing pencils for one or more requests at once: every line gets its units or a place in the queue, or none of them gets
 * anything. A counter-offer puts lines in the place of older ones; what stays as it was keeps its pencil and its place.
 */
import type { Id } from '#kernel/ids';
import { all, ok, refuse, within, type Result } from '#kernel/result';
import { openSpans } from '#kernel/working-week';
import { periodOf, type Calendar, type Commitment } from './calendar';
import type { Calendars } from './changes';
import { deadlineOf, type Hold } from './hold';
import { bestOption, type Option } from './classes';
import type { AskedLine, Line, Placement } from './line';
import { likeTheirWholes, promoteAll, settleAll, withFamily } from './linked';
import { judgeKept, judgeNew, type Priced } from './line-judgement';
import { keptBy, replacedIn, vacated, type Replaced } from './replacement';

/** What became of each line, in the order asked, and the calendars as they are afterwards. */
export type Placed = {
  readonly lines: readonly (Priced & { readonly line: Line; readonly commitmentId: Id<'commitment'> })[];
  readonly calendars: Calendars;
};

/**
 * Decides a placement over the calendars of all its resources (those of what it replaces included), each under its lock. What
 * is due lapses and whoever waits moves up before anything new is judged; what it replaces is gone before that, and whoever
 * waits gets what is left of it after. Lines of one request take units from each other, in their order; those that ask for a
 * class after those that name a resource.
 */
export function decidePlacement(ask: Placement, calendars: Calendars, hold: Hold): Result<Placed> {
  const settled = settleAll(calendars, hold);
  const replaced = replacedIn(ask, settled);
  if (!replaced.ok) return replaced;
  const seen = within(seenIn(ask, settled, replaced.value), 'lines');
  if (!seen.ok) return seen;
  const facilities = within(decideFacilities(seen.value, settled, replaced.value), 'lines');
  if (!facilities.ok) return facilities;
  const kept = keptBy(ask, replaced.value);
  const state = { calendars: likeTheirWholes(vacated(settled, replaced.value, kept, hold)) };
  const judged = new Map<number, Result<Placed['lines'][number]>>();
  for (const { at, options } of fewestFirst(seen.value)) {
    const line = ask.lines[at] ?? missing(at);
    const old = kept.get(line);
    const {
      line: chosen,
      calendar,
      judged: verdict,
    } = old === undefined
      ? bestOption(options.map((id) => option(line, id, ask, state.calendars)))
      : keptOption(line, old, state.calendars);
    if (verdict.ok && old === undefined)
      state.calendars = withLine(state.calendars, calendar, chosen, ask, verdict.value.fits, hold);
    judged.set(at, within(placedLine(chosen, old, verdict), 'lines', at));
  }
  const lines = all(ask.lines.map((_, at) => judged.get(at) ?? missing(at)));
  if (!lines.ok) return lines;
  return ok({ lines: lines.value, calendars: promoteAll(state.calendars, hold) });
}

const missing = (at: number): never => {
  throw new Error(`line ${at} was not judged`);
};

/** Resources that a line may be placed on; `at`: which line of the placement. */
type Seen = { readonly at: number; readonly requestId: Id<'request'>; readonly options: readonly Id<'resource'>[] };

/** Lines that leave no choice come first, so that one that does leaves them theirs; otherwise in their order. */
const fewestFirst = (seen: readonly Seen[]): readonly Seen[] =>
  [...seen].sort((a, b) => a.options.length - b.options.length);

function option(line: AskedLine, resourceId: Id<'resource'>, ask: Placement, calendars: Calendars): Option {
  const calendar = known(calendars, resourceId);
  const chosen = { ...line, resourceId };
  return { line: chosen, calendar, judged: judgeNew(chosen, ask, calendar, calendars) };
}

function keptOption(line: AskedLine, { calendar: { resourceId } }: Replaced, calendars: Calendars): Option {
  const calendar = known(calendars, resourceId);
  const chosen = { ...line, resourceId };
  return { line: chosen, calendar, judged: judgeKept(chosen, calendar) };
}

const placedLine = (
  line: Line,
  old: Replaced | undefined,
  judged: Option['judged'],
): Result<Placed['lines'][number]> => {
  if (!judged.ok) return judged;
  const { price, cancellation } = judged.value;
  return ok({ line, commitmentId: old?.commitment.id ?? line.commitmentId, price, cancellation });
};

/** Which resources each line may be placed on: those that its side may name. Every line has at least one. */
function seenIn(ask: Placement, calendars: Calendars, replaced: readonly Replaced[]): Result<readonly Seen[]> {
  return all(
    ask.lines.map((line, at): Result<Seen> => {
      const judged = line.anyOf.map((id) => decideSight(line, id, ask, calendars, replaced));
      const options = line.anyOf.filter((_, member) => judged[member]?.ok);
      const [refused] = judged;
      if (options.length > 0) return ok({ at, requestId: line.requestId, options });
      return within(refused === undefined || refused.ok ? unknownResource('resourceId') : refused, at);
    }),
  );
}

/** The lines of one request, the older ones included, are of one facility. The members of a class always are. */
function decideFacilities(seen: readonly Seen[], calendars: Calendars, replaced: readonly Replaced[]): Result<unknown> {
  const homes = new Map(replaced.map(({ commitment, calendar }) => [commitment.requestId, calendar.facilityId]));
  return all(
    seen.map(({ at, requestId, options: [first] }) => {
      const facility = first && calendars.get(first)?.facilityId;
      const home = homes.get(requestId) ?? facility;
      if (facility === undefined || home !== facility)
        return refuse('MIXED_FACILITIES', 'All lines of a request are of one facility.', at, 'resourceId');
      homes.set(requestId, home);
      return ok(null);
    }),
  );
}

function decideSight(
  line: AskedLine,
  resourceId: Id<'resource'>,
  ask: Placement,
  calendars: Calendars,
  replaced: readonly Replaced[],
): Result<null, 'NOT_FOUND' | 'OWN_RESOURCE'> {
  const calendar = calendars.get(resourceId);
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

function known(calendars: Calendars, resourceId: Id<'resource'>): Calendar {
  const calendar = calendars.get(resourceId);
  if (calendar === undefined) throw new Error(`${resourceId} was seen and has no calendar`);
  return calendar;
}

function withLine(
  calendars: Calendars,
  calendar: Calendar,
  line: Line,
  ask: Placement,
  fits: boolean,
  hold: Hold,
): Calendars {
  const spans = openSpans(line.during, calendar.hours);
  const commitment: Commitment = {
    id: line.commitmentId,
    organisationId: ask.requester,
    requestId: line.requestId,
    blockId: null,
    partOf: null,
    spans,
    units: line.units,
    state: fits ? 'HELD' : 'WAITING',
    expiresAt: fits ? deadlineOf(hold, calendar.now, periodOf(spans).start, calendar.hours.zone) : null,
    challenge: null,
    isDue: false,
  };
  return withFamily(calendars, calendar, commitment);
}
