import { Injectable } from '@nestjs/common';
import type { PlacedLine, PlaceQuestion } from '#events/calendar-question';
import { idOf, uuidOf, type Id } from '#kernel/ids';
import { fromDate } from '#kernel/instant';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import { feeAt } from '../domain/cancelling';
import type { Move, RequestStatus, Side } from '../domain/request-life';
import { cancellationOf, type CancellationRow } from '../request/request.row';
import { isWaiting, type LockedRequest, statusNow } from './standing.row';
import type { Mover } from './intent.row';

type LockedRow = {
  readonly requester_id: string;
  readonly facility_organisation_id: string | null;
  readonly stored_status: RequestStatus;
  readonly status: RequestStatus;
  readonly version: number;
  readonly turn: Side | null;
  readonly brief_id: string | null;
  readonly is_of_team: boolean;
  readonly wait_if_taken: boolean;
  readonly questions: number;
  readonly is_waiting: boolean;
  readonly commitments: readonly string[];
};

type FeeRow = CancellationRow & {
  readonly position: number;
  readonly starts: Date;
  readonly amount_minor: string;
  readonly now: Date;
};

/** What the table of requests keeps of a move once it is made. */
export type MadeMove = {
  readonly id: Id<'request'>;
  readonly version: number;
  readonly move: Move;
  readonly mover: Mover;
  readonly to: RequestStatus;
  readonly turn: Side | null;
};

/** Moves of requests: every statement that changes a request or its lines. */
@Injectable()
export class MovesStore {
  constructor(private readonly transactions: Transactions) {}

  async insertDraft(tx: Tx, id: Id<'request'>, requester: Id<'organisation'>, waitIfTaken: boolean): Promise<void> {
    await tx.query(`insert into requests (id, requester_id, status, wait_if_taken) values ($1, $2, 'DRAFT', $3)`, [
      uuidOf(id),
      uuidOf(requester),
      waitIfTaken,
    ]);
  }

  /** One draft for each facility of a team, all of one round. */
  async insertDraftsOfTeam(
    tx: Tx,
    ids: readonly Id<'request'>[],
    requester: Id<'organisation'>,
    { id: team, briefId }: { readonly id: Id<'team'>; readonly briefId: Id<'brief'> },
  ): Promise<void> {
    await tx.query(
      `insert into requests (id, requester_id, status, wait_if_taken, brief_id, team_id, round)
       select unnest($1::uuid[]), $2, 'DRAFT', false, $3, $4, 1 + coalesce((select max(round) from requests where team_id = $4), 0)`,
      [ids.map(uuidOf), uuidOf(requester), uuidOf(briefId), uuidOf(team)],
    );
  }

  /** The requests of the latest round of a team, in the order of their ids. Under the lock of the team's row none is added. */
  async ofTeam(tx: Tx, team: Id<'team'>): Promise<readonly Id<'request'>[]> {
    const rows = await tx.query<{ id: string }[]>(
      `select id from requests where team_id = $1 and round = (select max(round) from requests where team_id = $1) order by id`,
      [uuidOf(team)],
    );
    return rows.map((row) => idOf('request', row.id));
  }

  /** How the requests of the latest round of a team stand; none where it has not been requested. */
  async statusesOfTeam(tx: Tx, team: Id<'team'>): Promise<readonly RequestStatus[]> {
    const rows = await tx.query<{ status: RequestStatus }[]>(
      `select ${statusNow} as status from requests r
       where team_id = $1 and round = (select max(round) from requests where team_id = $1)`,
      [uuidOf(team)],
    );
    return rows.map((row) => row.status);
  }

  /** Drafts that the calendar refused leave nothing. */
  async removeDrafts(tx: Tx, ids: readonly Id<'request'>[]): Promise<void> {
    await tx.query(`delete from requests where id = any($1::uuid[]) and status = 'DRAFT'`, [ids.map(uuidOf)]);
  }

  /** Locks the request and answers how it stands; null when there is none. */
  async lock(tx: Tx, id: Id<'request'>): Promise<LockedRequest | null> {
    // Lock and look are two statements: one would see the other tables as they were before the wait.
    const locked: unknown[] = await tx.query('select 1 from requests where id = $1 for update', [uuidOf(id)]);
    if (locked.length === 0) return null;
    const [row] = await tx.query<LockedRow[]>(
      `select r.requester_id, r.facility_organisation_id, r.status as stored_status, ${statusNow} as status, r.version, r.turn,
         r.brief_id, r.team_id is not null as is_of_team, r.wait_if_taken, r.questions, ${isWaiting} as is_waiting,
         array(select commitment_id from lines l where l.request_id = r.id and l.offer = r.offer order by position)::text[] as commitments
       from requests r where r.id = $1`,
      [uuidOf(id)],
    );
    if (!row) return null;
    return {
      id,
      requesterId: idOf('organisation', row.requester_id),
      facilityOrganisationId: row.facility_organisation_id ? idOf('organisation', row.facility_organisation_id) : null,
      storedStatus: row.stored_status,
      status: row.status,
      version: row.version,
      turn: row.turn,
      briefId: row.brief_id ? idOf('brief', row.brief_id) : null,
      isOfTeam: row.is_of_team,
      waitIfTaken: row.wait_if_taken,
      isWaiting: row.is_waiting,
      commitments: row.commitments.map((uuid) => idOf('commitment', uuid)),
      nextQuestion: row.questions + 1,
    };
  }

  /** One more question is asked about it, whatever the answer will be. */
  async countQuestion(tx: Tx, id: Id<'request'>): Promise<void> {
    await tx.query('update requests set questions = questions + 1 where id = $1', [uuidOf(id)]);
  }

  /** The lines of a new offer, with the resources, commitments and prices the calendar answered, in the order asked. */
  async insertOffer(
    tx: Tx,
    id: Id<'request'>,
    offer: number,
    asked: PlaceQuestion['lines'],
    placed: readonly PlacedLine[],
  ): Promise<void> {
    await tx.query(
      `insert into lines (request_id, offer, position, resource_id, starts, ends, units, amount_minor, currency, commitment_id,
         cancellation)
       select $1, $2, position - 1, resource_id, to_timestamp(starts / 1000.0), to_timestamp(ends / 1000.0), units, amount_minor,
         currency, commitment_id, cancellation
       from unnest($3::uuid[], $4::bigint[], $5::bigint[], $6::int[], $7::bigint[], $8::text[], $9::uuid[],
         $10::jsonb[]) with ordinality
         as line (resource_id, starts, ends, units, amount_minor, currency, commitment_id, cancellation, position)`,
      [
        uuidOf(id),
        offer,
        placed.map((line) => uuidOf(line.resourceId)),
        asked.map((line) => line.start),
        asked.map((line) => line.end),
        asked.map((line) => line.units),
        placed.map((line) => line.price.amountMinor),
        placed.map((line) => line.price.currency),
        placed.map((line) => uuidOf(line.commitmentId)),
        placed.map((line) => line.cancellation && JSON.stringify(line.cancellation)),
      ],
    );
    await tx.query(
      `update requests set offer = $2, facility_id = $3, facility_organisation_id = $4,
         ends_at = (select max(ends) from lines where request_id = $1 and offer = $2) where id = $1`,
      [
        uuidOf(id),
        offer,
        placed[0] ? uuidOf(placed[0].facilityId) : null,
        placed[0] ? uuidOf(placed[0].facilityOrganisationId) : null,
      ],
    );
  }

  /** Fixes what a requester owes who cancels now, by the database's clock, line by line. Under the lock of the request. */
  async settleFees(tx: Tx, id: Id<'request'>): Promise<void> {
    const rows = await tx.query<FeeRow[]>(
      `select l.position, l.starts, l.amount_minor, l.currency, l.cancellation, l.fee_percent, l.fee_minor,
         date_trunc('milliseconds', clock_timestamp()) as now
       from lines l join requests r on r.id = l.request_id where r.id = $1 and l.offer = r.offer`,
      [uuidOf(id)],
    );
    const fees = rows.map((row) => {
      const price = { amountMinor: BigInt(row.amount_minor), currency: row.currency };
      return feeAt({ price, start: fromDate(row.starts), ...cancellationOf(row) }, fromDate(row.now));
    });
    await tx.query(
      `update lines l set fee_percent = f.percent, fee_minor = f.minor
       from requests r, unnest($2::int[], $3::smallint[], $4::bigint[]) as f (position, percent, minor)
       where r.id = $1 and l.request_id = r.id and l.offer = r.offer and l.position = f.position`,
      [
        uuidOf(id),
        rows.map((row) => row.position),
        fees.map((fee) => fee.percent),
        fees.map((fee) => fee.amount.amountMinor.toString()),
      ],
    );
  }

  /** Status, version and turn after a move, and the event that tells of it. */
  async record(tx: Tx, made: MadeMove): Promise<void> {
    const { id, version, move, mover, to, turn } = made;
    await tx.query('update requests set status = $2, version = $3, turn = $4 where id = $1', [
      uuidOf(id),
      to,
      version,
      turn,
    ]);
    await tx.query(
      `insert into events (request_id, version, move, side, actor, offer)
       select id, $2, $3, $4, $5, offer from requests where id = $1`,
      [uuidOf(id), version, move, mover.by === 'CLOCK' ? null : mover.by, mover.account ? uuidOf(mover.account) : null],
    );
  }

  /** Requests with a lapsed pencil, or confirmed ones that are over, with no move under way; longest due first. */
  async due(move: 'EXPIRE' | 'COMPLETE', limit: number): Promise<readonly Id<'request'>[]> {
    const isDue =
      move === 'EXPIRE'
        ? `r.status in ('SENT', 'COUNTERED', 'ACCEPTED') and r.lapses_at <= clock_timestamp()`
        : `r.status = 'CONFIRMED' and r.ends_at <= clock_timestamp()`;
    const rows = await this.transactions.reading.query<{ id: string }[]>(
      `select r.id from requests r where ${isDue} and not exists (select from intent_requests t where t.request_id = r.id)
       order by ${move === 'EXPIRE' ? 'r.lapses_at' : 'r.ends_at'} limit $1`,
      [limit],
    );
    return rows.map((row) => idOf('request', row.id));
  }

  /** Is the clock's move due for a request, now that its row is locked? */
  async isDue(tx: Tx, id: Id<'request'>, move: 'EXPIRE' | 'COMPLETE'): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `select 1 from requests where id = $1 and ${move === 'EXPIRE' ? 'lapses_at' : 'ends_at'} <= clock_timestamp()`,
      [uuidOf(id)],
    );
    return rows.length > 0;
  }
}
