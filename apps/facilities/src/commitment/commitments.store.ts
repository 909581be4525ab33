import { Injectable } from '@nestjs/common';
import { idOf, uuidOf, type Id } from '#kernel/ids';
import { fromDate, type Instant } from '#kernel/instant';
import type { Period } from '#kernel/period';
import { Transactions } from '#service/database/transactions';
import type { CommitmentState } from '../domain/commitment-life';
import { askedStretches, stretchParameters } from '../resource/stretch';

/** A commitment as readers see it now: lapsed from its deadline on, whether the sweep has been or not. */
export type SeenCommitment = {
  readonly id: Id<'commitment'>;
  readonly resourceId: Id<'resource'>;
  /** The house it takes units of, and whoever it was placed for. */
  readonly houseId: Id<'organisation'>;
  readonly organisationId: Id<'organisation'> | null;
  /** What it was placed for; null for what the house entered itself. */
  readonly requestId: Id<'request'> | null;
  /** The commitment on a whole that it belongs to. */
  readonly partOf: Id<'commitment'> | null;
  readonly period: Period;
  readonly units: number;
  readonly state: CommitmentState;
  readonly rank: number | null;
  readonly expiresAt: Instant | null;
  readonly challenge: { readonly madeAt: Instant; readonly deadline: Instant } | null;
};

type SeenRow = {
  readonly id: string;
  readonly resource_id: string;
  readonly house_id: string;
  readonly organisation_id: string | null;
  readonly request_id: string | null;
  readonly part_of: string | null;
  readonly starts: Date;
  readonly ends: Date;
  readonly units: number;
  readonly state: CommitmentState;
  readonly rank: string | null;
  readonly expires_at: Date | null;
  readonly challenge_made: Date | null;
  readonly challenge_ends: Date | null;
};

const seen = `
  select c.id, c.resource_id, r.organisation_id as house_id, c.organisation_id, c.request_id, c.part_of,
    lower(c.during) as starts, upper(c.during) as ends, c.units, now.state, case when now.state = 'HELD' then c.expires_at end as expires_at,
    case now.state when 'HELD' then 1 when 'WAITING' then 2 + (
      select count(*) from commitments earlier
      where earlier.resource_id = c.resource_id and earlier.state = 'WAITING' and earlier.queue_no < c.queue_no
        and earlier.during && c.during and lower(earlier.during) > statement_timestamp()
    ) end as rank,
    case now.state when 'HELD' then c.challenged_at when 'WAITING' then own.made end as challenge_made,
    case now.state when 'HELD' then c.expires_at when 'WAITING' then own.ends end as challenge_ends
  from commitments c
  join resources r on r.id = c.resource_id
  cross join lateral (select case
    when c.state = 'HELD' and c.expires_at <= statement_timestamp() then 'EXPIRED'
    when c.state = 'WAITING' and lower(c.during) <= statement_timestamp() then 'EXPIRED'
    else c.state end as state) now
  left join lateral (
    select max(held.challenged_at) as made, max(held.expires_at) as ends from commitments held
    where held.challenged_by = c.id and held.state = 'HELD' and held.expires_at > statement_timestamp()
  ) own on now.state = 'WAITING'`;

/** Reading commitments; the calendar's own store writes them. */
@Injectable()
export class CommitmentsStore {
  constructor(private readonly transactions: Transactions) {}

  async byIds(ids: readonly string[]): Promise<ReadonlyMap<string, SeenCommitment>> {
    const rows = await this.transactions.reading.query<SeenRow[]>(`${seen} where c.id = any($1)`, [
      ids.map((id) => uuidOf(id as Id)),
    ]);
    return new Map(rows.map((row) => [idOf('commitment', row.id), seenOf(row)]));
  }

  /**
   * Commitments that overlap each stretch, in whatever state; by start, then id. `organisation`: only those placed for it;
   * null: all. Stretches without any are left out.
   */
  async within(
    keys: readonly string[],
    organisation: Id<'organisation'> | null,
  ): Promise<ReadonlyMap<string, readonly SeenCommitment[]>> {
    const rows = await this.transactions.reading.query<(SeenRow & { key: string })[]>(
      `select asked.key, found.* from ${askedStretches} cross join lateral (
         ${seen} where c.resource_id = asked.resource_id and upper(c.during) > asked.starts
           and lower(c.during) < asked.ends and c.during && tstzrange(asked.starts, asked.ends)
           and ($5::uuid is null or c.organisation_id = $5)
       ) found order by found.starts, found.id`,
      [...stretchParameters(keys), organisation === null ? null : uuidOf(organisation)],
    );
    const byKey = Map.groupBy(rows, (row) => row.key);
    return new Map([...byKey].map(([key, own]) => [key, own.map(seenOf)]));
  }
}

const seenOf = (row: SeenRow): SeenCommitment => ({
  id: idOf('commitment', row.id),
  resourceId: idOf('resource', row.resource_id),
  houseId: idOf('organisation', row.house_id),
  organisationId: row.organisation_id === null ? null : idOf('organisation', row.organisation_id),
  requestId: row.request_id === null ? null : idOf('request', row.request_id),
  partOf: row.part_of === null ? null : idOf('commitment', row.part_of),
  period: { start: fromDate(row.starts), end: fromDate(row.ends) },
  units: row.units,
  state: row.state,
  rank: row.rank === null ? null : Number(row.rank),
  expiresAt: row.expires_at === null ? null : fromDate(row.expires_at),
  challenge:
    row.challenge_made === null || row.challenge_ends === null
      ? null
      : { madeAt: fromDate(row.challenge_made), deadline: fromDate(row.challenge_ends) },
});
