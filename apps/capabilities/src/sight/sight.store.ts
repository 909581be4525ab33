import { uuidOf } from '#kernel/ids';
import type { Tx } from '#service/database/database';
import type { Viewer } from '#service/viewer/viewer';

/** What opens rates to a viewer: its organisation, and the ACTIVE alliances it is an ACTIVE member of. Bare uuids. */
export type Sight = { readonly organisation: string | null; readonly alliances: readonly string[] };

/** A visitor has neither; nor has an admin, who searches as one. */
export async function sightOf(tx: Tx, viewer: Pick<Viewer, 'organisation'>): Promise<Sight> {
  if (viewer.organisation === null) return { organisation: null, alliances: [] };
  const organisation = uuidOf(viewer.organisation);
  const rows = await tx.query<{ readonly id: string }[]>(
    `select a.id from memberships m join alliances a on a.id = m.alliance_id
     where m.organisation_id = $1 and m.status = 'ACTIVE' and a.status = 'ACTIVE'`,
    [organisation],
  );
  return { organisation, alliances: rows.map(({ id }) => id) };
}

/** SQL: does the audience of `rate` include the viewer? Of an alliance only while the house (`facility`) belongs to it as well. */
export const rateIncludes = (rate: string, facility: string, organisation: string, alliances: string): string =>
  `(${rate}.audience = 'EVERYONE'
    or (${rate}.audience = 'ORGANISATION' and ${rate}.audience_id = ${organisation}::uuid)
    or (${rate}.audience = 'ALLIANCE' and ${rate}.audience_id = any(${alliances}::uuid[]) and exists (
      select from memberships ally where ally.alliance_id = ${rate}.audience_id
      and ally.organisation_id = ${facility}.organisation_id and ally.status = 'ACTIVE')))`;

/** SQL: does the viewer see this facility: its own, one with a resource it has a rate for, or one of an ally? */
export const facilityIsSeen = (facility: string, organisation: string, alliances: string): string =>
  `(${facility}.organisation_id = ${organisation}::uuid
    or exists (select from resources r join rates t on t.resource_id = r.id
      where r.facility_id = ${facility}.id and ${rateIncludes('t', facility, organisation, alliances)})
    or exists (select from memberships m where m.organisation_id = ${facility}.organisation_id
      and m.status = 'ACTIVE' and m.alliance_id = any(${alliances}::uuid[])))`;

/**
 * Which of these alliances (bare uuids) the viewer may see: ACTIVE ones whoever is signed in; others their members, those
 * invited or applying, and admins.
 */
export async function visibleAlliances(
  tx: Tx,
  alliances: readonly string[],
  viewer: Viewer,
): Promise<ReadonlySet<string>> {
  if (viewer.account === null || alliances.length === 0) return new Set();
  const rows = await tx.query<{ readonly id: string }[]>(
    `select a.id from alliances a where a.id = any($1::uuid[]) and (a.status = 'ACTIVE' or $3::boolean or exists (
       select from memberships m where m.alliance_id = a.id and m.organisation_id = $2::uuid and m.status <> 'LEFT'))`,
    [alliances, viewer.organisation === null ? null : uuidOf(viewer.organisation), viewer.isAdmin],
  );
  return new Set(rows.map(({ id }) => id));
}
