import { idOf, type Id } from '#kernel/ids';
import { fromDate, type Instant } from '#kernel/instant';

/** A calendar of elsewhere, as its resolver shows it. */
export type Feed = {
  readonly id: Id<'feed'>;
  readonly resourceId: Id<'resource'>;
  readonly facilityId: Id<'facility'>;
  readonly houseId: Id<'organisation'>;
  readonly name: string;
  readonly url: string | null;
  readonly units: number | null;
  readonly readAt: Instant | null;
  /** Events up to then have been taken in. */
  readonly readUntil: Instant | null;
  readonly triedAt: Instant | null;
  readonly nextAt: Instant | null;
  readonly fault: string | null;
  readonly failures: number;
  readonly leftOutCount: number;
  readonly leftOut: readonly string[];
};

/** What its server said of the copy we know, for asking whether it is still good. */
export type KnownCopy = {
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly hash: Buffer | null;
};

export type FeedRow = {
  readonly id: string;
  readonly resource_id: string;
  readonly facility_id: string;
  readonly organisation_id: string;
  readonly name: string;
  readonly url: string | null;
  readonly units: number | null;
  readonly read_at: Date | null;
  readonly read_until: Date | null;
  readonly tried_at: Date | null;
  readonly next_at: Date | null;
  readonly fault: string | null;
  readonly failures: number;
  readonly left_out: number;
  readonly left_out_first: readonly string[];
};

export const feedColumns = `f.id, f.resource_id, f.facility_id, f.organisation_id, f.name, f.url, f.units, f.read_at, f.read_until,
  f.tried_at, f.next_at, f.fault, f.failures, f.left_out, f.left_out_first`;

const momentOf = (date: Date | null): Instant | null => (date === null ? null : fromDate(date));

export const feedOf = (row: FeedRow): Feed => ({
  id: idOf('feed', row.id),
  resourceId: idOf('resource', row.resource_id),
  facilityId: idOf('facility', row.facility_id),
  houseId: idOf('organisation', row.organisation_id),
  ...{ name: row.name, url: row.url, units: row.units, fault: row.fault, failures: row.failures },
  ...{ readAt: momentOf(row.read_at), readUntil: momentOf(row.read_until) },
  ...{ triedAt: momentOf(row.tried_at), nextAt: momentOf(row.next_at) },
  ...{ leftOutCount: row.left_out, leftOut: row.left_out_first },
});
