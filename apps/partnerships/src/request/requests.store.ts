import { Injectable } from '@nestjs/common';
import { idOf, isId, uuidOf, type Id } from '#kernel/ids';
import { fromDate } from '#kernel/instant';
import { Transactions } from '#service/database/transactions';
import type { PageOf } from '#service/graphql/connection';
import type { RequestListAsk } from '../domain/request-list';
import type { Move, RequestStatus, Side } from '../domain/request-life';
import { isWaiting, statusNow } from '../move/standing.row';
import { cancellationOf, type CancellationRow, type EventRow, type LineRow, type SeenRequest } from './request.row';

type Row = {
  readonly id: string;
  readonly requester_id: string;
  readonly facility_id: string;
  readonly facility_organisation_id: string;
  readonly status: RequestStatus;
  readonly version: number;
  readonly turn: Side | null;
  readonly offer: number;
  readonly lapses_at: Date | null;
  readonly is_waiting: boolean;
  readonly is_of_team: boolean;
};

const columns = `r.id, r.requester_id, r.facility_id, r.facility_organisation_id, ${statusNow} as status, r.version, r.turn,
  r.offer, r.lapses_at, ${isWaiting} as is_waiting, r.team_id is not null as is_of_team`;
/** $1 is the organisation that asks; a DRAFT is seen by nobody. */
const isSeen = `r.status <> 'DRAFT' and $1::uuid in (r.requester_id, r.facility_organisation_id)`;

/** Requests as their two sides read them; every statement knows whose eyes it reads for. */
@Injectable()
export class RequestsStore {
  constructor(private readonly transactions: Transactions) {}

  /** Those of `ids` that the organisation is a side of. */
  async seen(
    organisation: Id<'organisation'> | null,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, SeenRequest>> {
    const uuids = ids.filter((id) => isId('request', id)).map((id) => uuidOf(id));
    if (!organisation || uuids.length === 0) return new Map();
    const rows = await this.transactions.reading.query<Row[]>(
      `select ${columns} from requests r where ${isSeen} and r.id = any($2::uuid[])`,
      [uuidOf(organisation), uuids],
    );
    return new Map(rows.map(requestOf).map((request) => [request.id, request]));
  }

  /** The requests of the latest round of these teams, by team. The caller sees the teams. */
  async ofTeams(teams: readonly string[]): Promise<ReadonlyMap<string, readonly SeenRequest[]>> {
    const rows = await this.transactions.reading.query<(Row & { readonly team_id: string })[]>(
      `select ${columns}, r.team_id from requests r where r.team_id = any($1::uuid[]) and r.status <> 'DRAFT' and r.round = (
         select max(round) from requests latest where latest.team_id = r.team_id and latest.status <> 'DRAFT')
       order by r.team_id, r.id`,
      [teams.map((id) => uuidOf(id as Id))],
    );
    const byTeam = Map.groupBy(rows, (row) => idOf('team', row.team_id));
    return new Map([...byTeam].map(([id, group]) => [id, group.map(requestOf)]));
  }

  /** A page of one direction, latest first, one row more than `first` when there is a next page; and how many there are in all. */
  async page(organisation: Id<'organisation'>, ask: RequestListAsk): Promise<PageOf<SeenRequest>> {
    const side = ask.direction === 'INCOMING' ? 'r.facility_organisation_id' : 'r.requester_id';
    const wanted = `r.status <> 'DRAFT' and ${side} = $1 and ($2::text[] is null or ${statusNow} = any($2))`;
    const scope = [uuidOf(organisation), ask.statuses];
    const [counted] = await this.transactions.reading.query<{ total: string }[]>(
      `select count(*) as total from requests r where ${wanted}`,
      scope,
    );
    const rows = await this.transactions.reading.query<Row[]>(
      `select ${columns} from requests r where ${wanted} and ($3::uuid is null or r.id < $3) order by r.id desc limit $4`,
      [...scope, ask.after ? uuidOf(ask.after) : null, ask.first + 1],
    );
    return { rows: rows.map(requestOf), total: Number(counted?.total ?? 0) };
  }

  /** All lines ever offered, by request; those of one offer in their order. */
  async lines(ids: readonly string[]): Promise<ReadonlyMap<string, readonly LineRow[]>> {
    const rows = await this.transactions.reading.query<LineSql[]>(
      `select request_id, offer, resource_id, starts, ends, units, amount_minor, currency, commitment_id, cancellation,
         fee_percent, fee_minor
       from lines where request_id = any($1::uuid[]) order by request_id, offer, position`,
      [ids.map((id) => uuidOf(id as Id))],
    );
    return grouped(rows, lineOf);
  }

  /** Every move, by request, oldest first. */
  async events(ids: readonly string[]): Promise<ReadonlyMap<string, readonly EventRow[]>> {
    const rows = await this.transactions.reading.query<EventSql[]>(
      `select request_id, at, move, side, actor, offer from events where request_id = any($1::uuid[])
       order by request_id, version`,
      [ids.map((id) => uuidOf(id as Id))],
    );
    return grouped(rows, eventOf);
  }
}

type LineSql = CancellationRow & {
  readonly request_id: string;
  readonly offer: number;
  readonly resource_id: string;
  readonly starts: Date;
  readonly ends: Date;
  readonly units: number;
  readonly amount_minor: string;
  readonly commitment_id: string;
};
type EventSql = {
  readonly request_id: string;
  readonly at: Date;
  readonly move: Move;
  readonly side: Side | null;
  readonly actor: string | null;
  readonly offer: number;
};

const openStatuses: readonly RequestStatus[] = ['SENT', 'COUNTERED', 'ACCEPTED'];

/** What has ended, or reads as ended, waits for nobody and runs out no more. */
function requestOf(row: Row): SeenRequest {
  const isOpen = openStatuses.includes(row.status);
  return {
    id: idOf('request', row.id),
    requesterId: idOf('organisation', row.requester_id),
    facilityId: idOf('facility', row.facility_id),
    facilityOrganisationId: idOf('organisation', row.facility_organisation_id),
    status: row.status,
    version: row.version,
    turn: isOpen ? row.turn : null,
    isWaiting: row.is_waiting,
    isOfTeam: row.is_of_team,
    expiresAt: isOpen && row.lapses_at ? fromDate(row.lapses_at) : null,
    offer: row.offer,
  };
}

const lineOf = (row: LineSql): LineRow => ({
  offer: row.offer,
  resourceId: idOf('resource', row.resource_id),
  during: { start: fromDate(row.starts), end: fromDate(row.ends) },
  units: row.units,
  price: { amountMinor: BigInt(row.amount_minor), currency: row.currency },
  commitmentId: idOf('commitment', row.commitment_id),
  ...cancellationOf(row),
});

const eventOf = (row: EventSql): EventRow => ({
  at: fromDate(row.at),
  move: row.move,
  side: row.side,
  actor: row.actor ? idOf('account', row.actor) : null,
  offer: row.offer,
});

function grouped<R extends { readonly request_id: string }, T>(
  rows: readonly R[],
  shape: (row: R) => T,
): ReadonlyMap<string, readonly T[]> {
  const groups = Map.groupBy(rows, (row) => idOf('request', row.request_id));
  return new Map([...groups].map(([id, group]) => [id, group.map(shape)]));
}
