import { Injectable } from '@nestjs/common';
import { alliancesView, membershipsView } from '#events/alliances';
import { organisationsView } from '#events/accounts';
import { uuidOf, type Id } from '#kernel/ids';
import type { Tx } from '#service/database/database';
import type { Audience } from '../domain/rate-terms';

/** Local copies of who there is and who belongs together; the facts of accounts and alliances keep them. */
@Injectable()
export class NeighboursStore {
  /** Reads these organisations anew. */
  async copyOrganisations(tx: Tx, ids: readonly string[]): Promise<void> {
    await tx.query(
      `insert into organisations (id, name, kind) select id, name, kind from ${organisationsView} where id = any($1)
       on conflict (id) do update set name = excluded.name, kind = excluded.kind`,
      [ids],
    );
  }

  /** Reads these alliances and all their memberships anew; a membership that is gone goes here too. */
  async copyAlliances(tx: Tx, ids: readonly string[]): Promise<void> {
    await tx.query(
      `insert into alliances (id, name, status) select id, name, status from ${alliancesView} where id = any($1)
       on conflict (id) do update set name = excluded.name, status = excluded.status`,
      [ids],
    );
    await tx.query(
      `delete from memberships m where alliance_id = any($1) and not exists (
         select from ${membershipsView} v where (v.alliance_id, v.organisation_id) = (m.alliance_id, m.organisation_id)
       )`,
      [ids],
    );
    await tx.query(
      `insert into memberships (alliance_id, organisation_id, role, status)
       select alliance_id, organisation_id, role, status from ${membershipsView} where alliance_id = any($1)
       on conflict (alliance_id, organisation_id) do update set role = excluded.role, status = excluded.status`,
      [ids],
    );
  }

  /**
   * What a house may know of an audience it names: whether it exists, and whether the house is an ACTIVE member. An alliance
   * that is not ACTIVE exists only for those who have a place in it; who has left has none.
   */
  async audience(
    tx: Tx,
    house: Id<'organisation'>,
    audience: Audience,
  ): Promise<{ readonly audienceKnown: boolean; readonly isMember: boolean }> {
    if (audience.kind === 'EVERYONE') return { audienceKnown: true, isMember: true };
    if (audience.kind === 'ORGANISATION') {
      const rows: unknown[] = await tx.query('select 1 from organisations where id = $1', [uuidOf(audience.id)]);
      return { audienceKnown: rows.length > 0, isMember: true };
    }
    const [row] = await tx.query<{ status: string; membership: string | null }[]>(
      `select a.status, m.status as membership from alliances a
       left join memberships m on m.alliance_id = a.id and m.organisation_id = $2 and m.status <> 'LEFT'
       where a.id = $1`,
      [uuidOf(audience.id), uuidOf(house)],
    );
    // ACTIVE alliances are known to all; others to those who belong to them or may come to.
    const isKnown = row?.status === 'ACTIVE' || (row?.membership ?? 'LEFT') !== 'LEFT';
    return { audienceKnown: isKnown, isMember: row?.membership === 'ACTIVE' };
  }
}
