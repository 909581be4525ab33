import { Injectable } from '@nestjs/common';
import { idOf, uuidOf, type Id } from '#kernel/ids';
import { Transactions } from '#service/database/transactions';
import type { AllianceStatus, Member } from '../domain/alliance';

/** An alliance with its ACTIVE members, by the order in which they came. */
export type ToldAlliance = {
  readonly id: Id<'alliance'>;
  readonly name: string;
  readonly status: AllianceStatus;
  readonly members: readonly Member[];
};

type ToldRow = {
  readonly id: string;
  readonly name: string;
  readonly status: AllianceStatus;
  readonly members: readonly { readonly organisation: string; readonly role: Member['role'] }[];
};

/** Alliances whole, as they go out with a world. */
@Injectable()
export class ToldAlliancesStore {
  constructor(private readonly transactions: Transactions) {}

  async behind(after: Id<'alliance'> | null, most: number): Promise<readonly ToldAlliance[]> {
    const rows = await this.transactions.reading.query<ToldRow[]>(
      `select a.id, a.name, a.status, coalesce((
         select json_agg(json_build_object('organisation', m.organisation_id, 'role', m.role) order by m.id)
         from memberships m where m.alliance_id = a.id and m.status = 'ACTIVE'), '[]') as members
       from alliances a where $1::uuid is null or a.id > $1 order by a.id limit $2`,
      [after === null ? null : uuidOf(after), most],
    );
    return rows.map(({ id, name, status, members }) => ({
      ...{ id: idOf('alliance', id), name, status },
      members: members.map(({ organisation, role }) => ({ organisationId: idOf('organisation', organisation), role })),
    }));
  }

  async otherPlaces(): Promise<number> {
    const [row] = await this.transactions.reading.query<{ places: number }[]>(
      `select count(*)::int as places from memberships where status <> 'ACTIVE'`,
    );
    return row?.places ?? 0;
  }
}
