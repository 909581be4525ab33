import type { Id } from '#kernel/ids';
import type { RequestStatus, Side, Standing } from '../domain/request-life';

/**
 * The status of `requests r` as it reads now: a lapsed pencil makes an open request EXPIRED from its deadline on, by the
 * database's clock. While a move is with the calendar, the calendar has the say.
 */
export const statusNow = `case
  when r.status in ('SENT', 'COUNTERED', 'ACCEPTED') and r.lapses_at <= clock_timestamp()
    and not exists (select from intent_requests t join intents i on i.id = t.intent_id
      where t.request_id = r.id and i.move <> 'EXPIRE')
  then 'EXPIRED' else r.status end`;

/** Does a line of the present offer of `requests r` still stand in line? */
export const isWaiting = `exists (
  select from lines l join commitments c on c.id = l.commitment_id
  where l.request_id = r.id and l.offer = r.offer and c.state = 'WAITING')`;

/** A request as a move finds it under its lock. */
export type LockedRequest = Standing & {
  readonly id: Id<'request'>;
  /** As stored: what the clock has yet to turn into EXPIRED is still open here. */
  readonly storedStatus: RequestStatus;
  readonly requesterId: Id<'organisation'>;
  /** Null for a DRAFT, whose facility the calendar will name. */
  readonly facilityOrganisationId: Id<'organisation'> | null;
  /** The brief it is for; null where it was sent by itself. */
  readonly briefId: Id<'brief'> | null;
  readonly waitIfTaken: boolean;
  /** Commitments of its present lines, in their order. */
  readonly commitments: readonly Id<'commitment'>[];
  /** Number of the next question that is asked about it. */
  readonly nextQuestion: number;
};

/** The side an organisation is on; null for everybody else, and for a DRAFT. */
export function sideOf(
  request: { readonly requesterId: string; readonly facilityOrganisationId: string | null },
  organisation: Id<'organisation'> | null,
): Side | null {
  if (organisation === null) return null;
  if (organisation === request.requesterId) return 'REQUESTER';
  return organisation === request.facilityOrganisationId ? 'FACILITY' : null;
}
