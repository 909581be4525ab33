import { Injectable } from '@nestjs/common';
import { organisationsView } from '#events/accounts';
import { uuidOf, type Id } from '#kernel/ids';
import type { Tx } from '#service/database/database';
import type { OrganisationKind } from '#service/viewer/viewer';

/** What accounts tells of organisations; a copy, kept by facts. */
@Injectable()
export class OrganisationsStore {
  /** Copies these organisations (bare uuids) as accounts shows them. */
  async refresh(tx: Tx, ids: readonly string[]): Promise<void> {
    await tx.query(
      `insert into organisations (id, name, kind) select id, name, kind from ${organisationsView} where id = any($1::uuid[])
       on conflict (id) do update set name = excluded.name, kind = excluded.kind`,
      [ids],
    );
  }

  /** Kinds in the order asked; null for an organisation nobody knows. */
  async kinds(tx: Tx, ids: readonly Id<'organisation'>[]): Promise<readonly (OrganisationKind | null)[]> {
    const rows = await tx.query<{ id: string; kind: OrganisationKind }[]>(
      'select id, kind from organisations where id = any($1::uuid[])',
      [ids.map(uuidOf)],
    );
    const kinds = new Map(rows.map((row) => [row.id, row.kind]));
    return ids.map((id) => kinds.get(uuidOf(id)) ?? null);
  }
}
