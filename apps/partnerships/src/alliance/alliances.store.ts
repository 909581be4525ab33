import { Injectable } from '@nestjs/common';
import { alliancesView, membershipsView } from '#events/alliances';
import { idOf, uuidOf, type Id } from '#kernel/ids';
import type { Tx } from '#service/database/database';

/** Copies of alliances and of who has a place in them; the facts of alliances keep them. */
@Injectable()
export class AlliancesStore {
  /** Reads these alliances (bare uuids) and all their memberships anew; a membership that is gone goes here too. */
  async copy(tx: Tx, ids: readonly string[]): Promise<void> {
    await tx.query(
      `insert into alliances (id, status) select id, status from ${alliancesView} where id = any($1)
       on conflict (id) do update set status = excluded.status`,
      [ids],
    );
    await tx.query(
      `delete from memberships m where alliance_id = any($1) and not exists (
         select from ${membershipsView} v where (v.alliance_id, v.organisation_id) = (m.alliance_id, m.organisation_id)
       )`,
      [ids],
    );
    await tx.query(
      `insert into memberships (alliance_id, organisation_id, status)
       select alliance_id, organisation_id, status from ${membershipsView} where alliance_id = any($1)
       on conflict (alliance_id, organisation_id) do update set status = excluded.status`,
      [ids],
    );
  }

  /** Those of these alliances that the organisation may know of: ACTIVE ones, and others in which it has, or is offered, a place. */
  async visible(
    tx: Tx,
    organisation: Id<'organisation'>,
    ids: readonly Id<'alliance'>[],
  ): Promise<ReadonlySet<Id<'alliance'>>> {
    if (ids.length === 0) return new Set();
    const rows = await tx.query<{ id: string }[]>(
      `select a.id from alliances a where a.id = any($1) and (a.status = 'ACTIVE' or exists (
         select from memberships m where m.alliance_id = a.id and m.organisation_id = $2 and m.status <> 'LEFT'))`,
      [ids.map(uuidOf), uuidOf(organisation)],
    );
    return new Set(rows.map((row) => idOf('alliance', row.id)));
  }
}
