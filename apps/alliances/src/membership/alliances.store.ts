import { Injectable } from '@nestjs/common';
import { newId, uuidOf, type Id } from '#kernel/ids';
import { Clock } from '#service/clock';
import type { Tx } from '#service/database/database';
import type { Member, MembershipStatus, NewAlliance } from '../domain/alliance';

/** Alliances and who belongs to them. */
@Injectable()
export class AlliancesStore {
  constructor(private readonly clock: Clock) {}

  async insert(tx: Tx, alliance: NewAlliance): Promise<Id<'alliance'>> {
    const id = newId('alliance', this.clock.now());
    await tx.query('insert into alliances (id, name, charter, status) values ($1, $2, $3, $4)', [
      uuidOf(id),
      alliance.name,
      alliance.charter,
      alliance.status,
    ]);
    return id;
  }

  /** Is there such an alliance? Locks it, so that its memberships change one after the other. */
  async lock(tx: Tx, id: Id<'alliance'>): Promise<boolean> {
    const rows: unknown[] = await tx.query('select 1 from alliances where id = $1 for update', [uuidOf(id)]);
    return rows.length > 0;
  }

  /** Null: the organisation has nothing to do with the alliance. */
  async membershipStatus(
    tx: Tx,
    alliance: Id<'alliance'>,
    organisation: Id<'organisation'>,
  ): Promise<MembershipStatus | null> {
    const [row] = await tx.query<{ status: MembershipStatus }[]>(
      'select status from memberships where alliance_id = $1 and organisation_id = $2',
      [uuidOf(alliance), uuidOf(organisation)],
    );
    return row?.status ?? null;
  }

  /** Makes these organisations ACTIVE members in their roles, whatever they were to the alliance before. */
  async putActive(tx: Tx, alliance: Id<'alliance'>, members: readonly Member[]): Promise<void> {
    await tx.query(
      `insert into memberships (id, alliance_id, organisation_id, role, status)
       select id, $1, organisation_id, role, 'ACTIVE'
       from unnest($2::uuid[], $3::uuid[], $4::text[]) as member (id, organisation_id, role)
       on conflict on constraint one_membership do update set role = excluded.role, status = excluded.status`,
      [
        uuidOf(alliance),
        members.map(() => uuidOf(newId('membership', this.clock.now()))),
        members.map((member) => uuidOf(member.organisationId)),
        members.map((member) => member.role),
      ],
    );
  }
}
