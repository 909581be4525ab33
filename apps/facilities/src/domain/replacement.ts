/**
 * A counter-offer puts lines in the place of older ones. What stays as it was keeps its pencil and its place in the queue; the
 * rest is gone before anything new is judged.
 */
import { covers } from '#kernel/period';
import { all, ok, refuse, type Result } from '#kernel/result';
import { openSpans } from '#kernel/working-week';
import { changed, periodOf, type Calendar, type Commitment } from './calendar';
import { mapped, type Calendars } from './changes';
import { deadlineOf, type Hold } from './hold';
import type { AskedLine, Placement } from './line';

/** A pencil that lines are put in the place of, and where it stands. */
export type Replaced = { readonly commitment: Commitment; readonly calendar: Calendar };

/** What is to be replaced: all of it the requester's, and still alive. */
export function replacedIn(ask: Placement, calendars: Calendars): Result<readonly Replaced[]> {
  const everything = [...calendars.values()];
  return all(
    ask.replaces.map((id, at): Result<Replaced> => {
      const calendar = everything.find((one) => one.commitments.some((commitment) => commitment.id === id));
      const commitment = calendar?.commitments.find((one) => one.id === id);
      if (calendar === undefined || commitment?.organisationId !== ask.requester)
        return refuse('NOT_FOUND', 'There is no such pencil.', 'replaces', at);
      if (commitment.state === 'HELD' || commitment.state === 'WAITING') return ok({ commitment, calendar });
      return commitment.state === 'EXPIRED'
        ? refuse('HOLD_EXPIRED', 'This pencil has run out.', 'replaces', at)
        : refuse('WRONG_STATUS', `This commitment is ${commitment.state} and stays so.`, 'replaces', at);
    }),
  );
}

/** Lines that stay as they were, each with the commitment it keeps: one that asks for a class keeps the member it has. */
export function keptBy(ask: Placement, replaced: readonly Replaced[]): ReadonlyMap<AskedLine, Replaced> {
  const left = [...replaced];
  const kept = new Map<AskedLine, Replaced>();
  for (const line of ask.lines) {
    const at = left.findIndex((old) => isSame(line, old));
    const [old] = at === -1 ? [] : left.splice(at, 1);
    if (old !== undefined) kept.set(line, old);
  }
  return kept;
}

/** The open instants of a commitment were fixed when it was placed; hours that are shorter now make it no other line. */
function isSame(line: AskedLine, { commitment, calendar }: Replaced): boolean {
  const period = periodOf(commitment.spans);
  return (
    line.requestId === commitment.requestId &&
    line.anyOf.includes(calendar.resourceId) &&
    line.units === commitment.units &&
    covers(line.during, period) &&
    openSpans(line.during, calendar.hours).every((span) => covers(period, span))
  );
}

/** The calendars without what is replaced; what is kept starts its clock anew where it is held. */
export function vacated(
  calendars: Calendars,
  replaced: readonly Replaced[],
  kept: ReadonlyMap<AskedLine, Replaced>,
  hold: Hold,
): Calendars {
  const staying = new Set([...kept.values()].map((one) => one.commitment.id));
  return mapped(calendars, (calendar) =>
    replaced
      .filter((old) => old.calendar.resourceId === calendar.resourceId)
      .reduce((rest, { commitment }) => {
        if (!staying.has(commitment.id)) return changed(rest, commitment.id, { state: 'RELEASED', expiresAt: null });
        if (commitment.state !== 'HELD') return rest;
        const { start } = periodOf(commitment.spans);
        const until = deadlineOf(hold, calendar.now, start, calendar.hours.zone);
        // Whoever is challenged gains no time by an offer: only the deadline that comes back later is the new one.
        const renewed =
          commitment.challenge === null ? { expiresAt: until } : { challenge: { ...commitment.challenge, until } };
        return changed(rest, commitment.id, renewed);
      }, calendar),
  );
}
