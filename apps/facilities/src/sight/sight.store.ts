import { Injectable } from '@nestjs/common';
import { idOf, uuidOf, type Id } from '#kernel/ids';
import { Transactions } from '#service/database/transactions';
import type { Tx } from '#service/database/database';
import type { Viewer } from '#service/viewer/viewer';
import { reasonsFor, type Reason, type Seen } from '../domain/sight';

type Reasons = ReadonlyMap<string, ReadonlySet<Reason>>;

/** Begins every statement that looks at sight: the first two parameters say who is looking. */
export const withViewer = 'with viewer as (select $1::uuid as organisation, $2::boolean as is_admin)';
export const viewerParameters = ({ organisation, isAdmin }: Viewer): readonly (string | boolean | null)[] => [
  organisation ? uuidOf(organisation) : null,
  isAdmin,
];

/** How the database tells that a reason holds, for facility `f` and for resource `r`. */
const reasonsInSql = {
  facility: {
    OWNER: 'coalesce(f.organisation_id = viewer.organisation, false)',
    AUDIENCE: `exists (
      select from audiences a
      where a.facility_id = f.id and (a.organisation_id is null or a.organisation_id = viewer.organisation))`,
    REQUEST: `exists (
      select from commitments c
      where c.organisation_id = viewer.organisation and c.facility_id = f.id and c.request_id is not null)`,
    FELLOW: `exists (
      select from memberships mine
      join alliances alliance on alliance.id = mine.alliance_id and alliance.status = 'ACTIVE'
      join memberships house on house.alliance_id = mine.alliance_id and house.status = 'ACTIVE'
      where mine.organisation_id = viewer.organisation and mine.status = 'ACTIVE'
        and house.organisation_id = f.organisation_id)`,
    ADMIN: 'viewer.is_admin',
  },
  resource: {
    OWNER: 'coalesce(r.organisation_id = viewer.organisation, false)',
    AUDIENCE: `exists (
      select from audiences a
      where a.resource_id = r.id and (a.organisation_id is null or a.organisation_id = viewer.organisation))`,
    REQUEST: `exists (
      select from commitments c
      where c.organisation_id = viewer.organisation and c.facility_id = r.facility_id and c.resource_id = r.id
        and c.request_id is not null)`,
    // Fellowship opens a house, not what is in it; that takes a rate.
    FELLOW: 'false',
    ADMIN: 'viewer.is_admin',
  },
} as const satisfies Record<string, Record<Reason, string>>;

/** The condition under which a thing is seen, from the domain's own list of reasons: never wider than that. */
export const isSeen = (thing: Seen, of: keyof typeof reasonsInSql): string =>
  `(${reasonsFor(thing)
    .map((reason) => reasonsInSql[of][reason])
    .join(' or ')})`;

const allReasons = ['OWNER', 'AUDIENCE', 'REQUEST', 'FELLOW', 'ADMIN'] as const satisfies readonly Reason[];

const heldReasons = (of: keyof typeof reasonsInSql): string =>
  `array_remove(array[${allReasons
    .map((reason) => `case when ${reasonsInSql[of][reason]} then '${reason}' end`)
    .join(', ')}], null)`;

/** Which reasons there are for a viewer to see a thing; what they open is the domain's to say. Unknown ids have none. */
@Injectable()
export class SightStore {
  constructor(private readonly transactions: Transactions) {}

  async ofFacilities(viewer: Viewer, ids: readonly string[], tx: Tx = this.transactions.reading): Promise<Reasons> {
    const rows = await tx.query<{ id: string; reasons: readonly Reason[] }[]>(
      `${withViewer} select f.id, ${heldReasons('facility')} as reasons
       from facilities f cross join viewer where f.id = any($3)`,
      [...viewerParameters(viewer), ids.map((id) => uuidOf(id as Id))],
    );
    return new Map(rows.map((row) => [idOf('facility', row.id), new Set(row.reasons)]));
  }

  async ofResources(viewer: Viewer, ids: readonly string[], tx: Tx = this.transactions.reading): Promise<Reasons> {
    const rows = await tx.query<{ id: string; reasons: readonly Reason[] }[]>(
      `${withViewer} select r.id, ${heldReasons('resource')} as reasons
       from resources r cross join viewer where r.id = any($3)`,
      [...viewerParameters(viewer), ids.map((id) => uuidOf(id as Id))],
    );
    return new Map(rows.map((row) => [idOf('resource', row.id), new Set(row.reasons)]));
  }

  /** Those of these organisations that have a facility the viewer sees. */
  async seenHouses(viewer: Viewer, ids: readonly string[]): Promise<ReadonlyMap<string, true>> {
    const rows = await this.transactions.reading.query<{ id: string }[]>(
      `${withViewer} select distinct f.organisation_id as id
       from facilities f cross join viewer where f.organisation_id = any($3) and ${isSeen('facility', 'facility')}`,
      [...viewerParameters(viewer), ids.map((id) => uuidOf(id as Id))],
    );
    return new Map(rows.map((row) => [idOf('organisation', row.id), true]));
  }
}
