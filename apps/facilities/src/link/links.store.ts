import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { idOf, uuidOf, type Id } from '#kernel/ids';
import { fromDate, type Instant } from '#kernel/instant';
import type { Period } from '#kernel/period';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import type { ShownCommitment } from '../domain/ical/write-calendar';

export type CalendarLink = {
  readonly id: Id<'link'>;
  readonly houseId: Id<'organisation'>;
  readonly facilityId: Id<'facility'>;
  readonly resourceId: Id<'resource'> | null;
  readonly name: string;
  readonly madeAt: Instant;
  readonly readAt: Instant | null;
};

type LinkRow = {
  readonly id: string;
  readonly organisation_id: string;
  readonly facility_id: string;
  readonly resource_id: string | null;
  readonly name: string;
  readonly made_at: Date;
  readonly read_at: Date | null;
};

type ShownRow = {
  readonly id: string;
  readonly resource: string;
  readonly starts: Date;
  readonly ends: Date;
  readonly units: number;
  readonly units_there: number;
  readonly state: ShownCommitment['state'];
  readonly rank: string | null;
  readonly changed_at: Date;
};

/** What a link shows, as of a moment: how it is called, and a word that is another one as soon as anything of it has changed. */
export type Shown = { readonly name: string; readonly revision: string };

const columns = 'id, organisation_id, facility_id, resource_id, name, made_at, read_at';

/** Secret addresses of calendars. Secrets come in to be compared and are kept by their hashes only. */
@Injectable()
export class LinksStore {
  constructor(private readonly transactions: Transactions) {}

  async byIds(ids: readonly string[], tx: Tx = this.transactions.reading): Promise<ReadonlyMap<string, CalendarLink>> {
    const rows = await tx.query<LinkRow[]>(
      `select ${columns} from calendar_links where id = any($1) and revoked_at is null`,
      [ids.map((id) => uuidOf(id as Id))],
    );
    return new Map(rows.map((row) => [idOf('link', row.id), linkOf(row)]));
  }

  /** By facility, oldest first; those that are revoked are left out. */
  async ofFacilities(ids: readonly string[], tx: Tx = this.transactions.reading) {
    const rows = await tx.query<LinkRow[]>(
      `select ${columns} from calendar_links where facility_id = any($1) and revoked_at is null order by made_at, id`,
      [ids.map((id) => uuidOf(id as Id))],
    );
    return Map.groupBy(rows.map(linkOf), (link): string => link.facilityId);
  }

  async insert(tx: Tx, link: Omit<CalendarLink, 'madeAt' | 'readAt'>, secret: string): Promise<void> {
    await tx.query(
      `insert into calendar_links (id, organisation_id, facility_id, resource_id, name, secret_hash)
       values ($1, $2, $3, $4, $5, $6)`,
      [
        ...[uuidOf(link.id), uuidOf(link.houseId), uuidOf(link.facilityId)],
        ...[link.resourceId === null ? null : uuidOf(link.resourceId), link.name, hashOfSecret(secret)],
      ],
    );
  }

  async revoke(tx: Tx, id: Id<'link'>): Promise<void> {
    await tx.query('update calendar_links set revoked_at = clock_timestamp() where id = $1', [uuidOf(id)]);
  }

  /** The link a secret opens, or null. That it was read is noted once a minute at most. */
  async opened(secret: string): Promise<CalendarLink | null> {
    const [row] = await this.transactions.reading.query<LinkRow[]>(
      `select ${columns} from calendar_links where secret_hash = $1 and revoked_at is null`,
      [hashOfSecret(secret)],
    );
    if (row === undefined) return null;
    await this.transactions.reading.query(
      `update calendar_links set read_at = clock_timestamp()
       where id = $1 and (read_at is null or read_at < clock_timestamp() - interval '1 minute')`,
      [row.id],
    );
    return linkOf(row);
  }

  /**
   * Read before `shown`: every change of a commitment raises the revision of its resource, and what is past its deadline has
   * changed before anybody wrote so.
   */
  async revision({ facilityId, resourceId }: CalendarLink): Promise<Shown> {
    const [row] = await this.transactions.reading.query<(Shown & { facility: string })[]>(
      `select f.name as facility, min(r.name) as name, concat_ws(' ', sum(r.rev), count(r.id),
           md5(f.name || string_agg(r.name || ' ' || r.units, ',' order by r.id)),
           (select count(*) from commitments c where c.resource_id = any(array_agg(r.id))
              and c.state = 'HELD' and c.expires_at <= statement_timestamp()),
           (select count(*) from commitments c where c.resource_id = any(array_agg(r.id))
              and c.state = 'WAITING' and lower(c.during) <= statement_timestamp())) as revision
       from facilities f left join resources r on r.facility_id = f.id and ($2::uuid is null or r.id = $2)
       where f.id = $1 group by f.id`,
      [uuidOf(facilityId), resourceId === null ? null : uuidOf(resourceId)],
    );
    if (row === undefined) throw new Error('a link without a facility');
    const { facility, name, revision } = row;
    return { name: resourceId === null ? facility : `${name}, ${facility}`, revision };
  }

  /** What a link shows that overlaps a period: live commitments and completed ones, by start, then id. */
  async shown({ facilityId, resourceId }: CalendarLink, within: Period): Promise<readonly ShownCommitment[]> {
    const rows = await this.transactions.reading.query<ShownRow[]>(
      `select c.id, r.name as resource, lower(c.during) as starts, upper(c.during) as ends, c.units,
         r.units as units_there, c.state, coalesce(c.moved_at, c.placed_at) as changed_at,
         case c.state when 'HELD' then 1 when 'WAITING' then 2 + (
           select count(*) from commitments earlier
           where earlier.resource_id = c.resource_id and earlier.state = 'WAITING' and earlier.queue_no < c.queue_no
             and earlier.during && c.during and lower(earlier.during) > statement_timestamp()
         ) end as rank
       from resources r join commitments c on c.resource_id = r.id
       where r.facility_id = $1 and ($2::uuid is null or r.id = $2)
         and upper(c.during) > $3 and lower(c.during) < $4
         and (c.state in ('BOOKED', 'BLOCKED', 'COMPLETED')
           or (c.state = 'HELD' and c.expires_at > statement_timestamp())
           or (c.state = 'WAITING' and lower(c.during) > statement_timestamp()))
       order by lower(c.during), c.id`,
      [
        ...[uuidOf(facilityId), resourceId === null ? null : uuidOf(resourceId)],
        ...[new Date(within.start), new Date(within.end)],
      ],
    );
    return rows.map((row) => ({
      ...{ id: idOf('commitment', row.id), resource: row.resource, units: row.units, unitsThere: row.units_there },
      during: { start: fromDate(row.starts), end: fromDate(row.ends) },
      ...{ state: row.state, rank: row.rank === null ? null : Number(row.rank), changedAt: fromDate(row.changed_at) },
    }));
  }
}

const hashOfSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();

const linkOf = (row: LinkRow): CalendarLink => ({
  id: idOf('link', row.id),
  houseId: idOf('organisation', row.organisation_id),
  facilityId: idOf('facility', row.facility_id),
  resourceId: row.resource_id === null ? null : idOf('resource', row.resource_id),
  ...{ name: row.name, madeAt: fromDate(row.made_at) },
  readAt: row.read_at === null ? null : fromDate(row.read_at),
});
