import { Injectable } from '@nestjs/common';
import { idOf, isId, uuidOf, type Id } from '#kernel/ids';
import { fromDate, type Instant } from '#kernel/instant';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import type { PageOf } from '#service/graphql/connection';
import type { Brief } from '../domain/brief';
import { briefStatusAfter, type BriefStatus } from '../domain/brief-life';
import type { BriefListAsk } from '../domain/brief-list';
import type { RequestStatus } from '../domain/request-life';
import type { Obstacle } from '../domain/team-proposal/obstacle';
import { asAsked, type SeenBrief } from './brief.row';

type Row = {
  readonly id: string;
  readonly title: string;
  readonly status: BriefStatus;
  readonly currency: string;
  readonly budget_minor: string | null;
  readonly max_facilities: number | null;
  readonly exclude_facilities: readonly string[];
  readonly prefer_alliances: readonly string[];
  readonly obstacles: readonly Obstacle[];
  readonly proposed_at: Date | null;
  readonly created_at: Date;
};

const columns = `b.id, b.title, b.status, b.currency, b.budget_minor, b.max_facilities, b.exclude_facilities::text[],
  b.prefer_alliances::text[], b.obstacles, b.proposed_at, b.created_at`;

/** Briefs; every statement that reads one knows whose eyes it reads for. */
@Injectable()
export class BriefsStore {
  constructor(private readonly transactions: Transactions) {}

  async insert(tx: Tx, id: Id<'brief'>, organisation: Id<'organisation'>, brief: Brief): Promise<void> {
    await tx.query(
      `insert into briefs (id, organisation_id, title, status, currency, budget_minor, max_facilities, exclude_facilities,
         prefer_alliances) values ($1, $2, $3, 'OPEN', $4, $5, $6, $7, $8)`,
      [
        uuidOf(id),
        uuidOf(organisation),
        brief.title,
        brief.currency,
        brief.budget?.amountMinor.toString() ?? null,
        brief.maxFacilities,
        brief.excludeFacilities.map(uuidOf),
        brief.preferAlliances.map(uuidOf),
      ],
    );
  }

  /** Those of `ids` that are the organisation's own, whole. */
  async seen(organisation: Id<'organisation'> | null, ids: readonly string[]): Promise<ReadonlyMap<string, SeenBrief>> {
    const uuids = ids.filter((id) => isId('brief', id)).map((id) => uuidOf(id));
    if (!organisation || uuids.length === 0) return new Map();
    const rows = await this.transactions.reading.query<Row[]>(
      `select ${columns} from briefs b where b.organisation_id = $1 and b.id = any($2::uuid[])`,
      [uuidOf(organisation), uuids],
    );
    return new Map(rows.map(briefOf).map((brief) => [brief.id, brief]));
  }

  /** The briefs these requests are for, by request, as the organisation sees them: its own whole, others as it is asked for them. */
  async ofRequests(
    organisation: Id<'organisation'>,
    requests: readonly string[],
  ): Promise<ReadonlyMap<string, SeenBrief>> {
    const rows = await this.transactions.reading.query<
      (Row & { request_id: string; asked: readonly number[] | null })[]
    >(
      `select ${columns}, r.id as request_id, case when b.organisation_id <> $1 then array(
         select a.position from assignments a where a.team_id = r.team_id and a.facility_id = r.facility_id order by 1) end as asked
       from requests r join briefs b on b.id = r.brief_id
       where r.status <> 'DRAFT' and $1::uuid in (r.requester_id, r.facility_organisation_id) and r.id = any($2::uuid[])`,
      [uuidOf(organisation), requests.map((id) => uuidOf(id as Id))],
    );
    return new Map(
      rows.map((row) => {
        const brief = briefOf(row);
        return [idOf('request', row.request_id), row.asked === null ? brief : asAsked(brief, row.asked)];
      }),
    );
  }

  /** A page of the organisation's briefs, latest first, one row more than `first` when there is a next page; and how many in all. */
  async page(organisation: Id<'organisation'>, ask: BriefListAsk): Promise<PageOf<SeenBrief>> {
    const wanted = `b.organisation_id = $1 and ($2::text[] is null or b.status = any($2))`;
    const scope = [uuidOf(organisation), ask.statuses];
    const [counted] = await this.transactions.reading.query<{ total: string }[]>(
      `select count(*) as total from briefs b where ${wanted}`,
      scope,
    );
    const rows = await this.transactions.reading.query<Row[]>(
      `select ${columns} from briefs b where ${wanted} and ($3::uuid is null or b.id < $3) order by b.id desc limit $4`,
      [...scope, ask.after ? uuidOf(ask.after) : null, ask.first + 1],
    );
    return { rows: rows.map(briefOf), total: Number(counted?.total ?? 0) };
  }

  /** Those of the facilities that the organisation has asked for something. */
  async askedFacilities(
    organisation: Id<'organisation'>,
    facilities: readonly Id<'facility'>[],
  ): Promise<readonly Id<'facility'>[]> {
    const rows = await this.transactions.reading.query<{ facility_id: string }[]>(
      `select distinct facility_id from requests
       where requester_id = $1 and facility_id = any($2::uuid[]) and status <> 'DRAFT'`,
      [uuidOf(organisation), facilities.map(uuidOf)],
    );
    return rows.map((row) => idOf('facility', row.facility_id));
  }

  /** What the latest proposal found in the way. */
  async proposed(tx: Tx, id: Id<'brief'>, at: Instant, obstacles: readonly Obstacle[]): Promise<void> {
    await tx.query('update briefs set proposed_at = $2, obstacles = $3 where id = $1', [
      uuidOf(id),
      new Date(at),
      JSON.stringify(obstacles),
    ]);
  }

  /** Works out anew where a brief stands, under its lock; answers the status it had and has. */
  async settle(tx: Tx, id: Id<'brief'>): Promise<{ readonly before: BriefStatus; readonly after: BriefStatus }> {
    const [brief] = await tx.query<{ status: BriefStatus }[]>(
      'select status from briefs where id = $1 for no key update',
      [uuidOf(id)],
    );
    if (!brief) throw new Error(`${id} vanished`);
    const rows = await tx.query<{ status: RequestStatus }[]>(
      `select distinct status from requests where brief_id = $1 and status <> 'DRAFT'`,
      [uuidOf(id)],
    );
    const after = briefStatusAfter(rows.map(({ status }) => status));
    if (after !== brief.status) await tx.query('update briefs set status = $2 where id = $1', [uuidOf(id), after]);
    return { before: brief.status, after };
  }
}

const briefOf = (row: Row): SeenBrief => ({
  id: idOf('brief', row.id),
  title: row.title,
  status: row.status,
  currency: row.currency,
  budget: row.budget_minor === null ? null : { amountMinor: BigInt(row.budget_minor), currency: row.currency },
  maxFacilities: row.max_facilities,
  excludeFacilities: row.exclude_facilities.map((uuid) => idOf('facility', uuid)),
  preferAlliances: row.prefer_alliances.map((uuid) => idOf('alliance', uuid)),
  obstacles: row.obstacles,
  proposedAt: row.proposed_at && fromDate(row.proposed_at),
  createdAt: fromDate(row.created_at),
  asked: null,
});
