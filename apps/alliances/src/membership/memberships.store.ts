import { Injectable } from '@nestjs/common';
import { idOf, isId, newId, uuidOf, type Id } from '#kernel/ids';
import { fromDate, type Instant } from '#kernel/instant';
import { Clock } from '#service/clock';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import type { PageOf } from '#service/graphql/connection';
import type { AllianceRole, AllianceStatus, Member, MembershipStatus } from '../domain/alliance';
import type { MemberListAsk } from '../domain/alliance-list';

/** A membership with what its judgement needs of the alliance. */
export type Membership = {
  readonly id: Id<'membership'>;
  readonly allianceId: Id<'alliance'>;
  readonly organisationId: Id<'organisation'>;
  readonly role: AllianceRole;
  readonly status: MembershipStatus;
  readonly since: Instant;
  /** Why a steward last decided as it did. */
  readonly reason: string | null;
  readonly allianceStatus: AllianceStatus;
  readonly isLastSteward: boolean;
};

/** The members of one alliance that somebody is shown: by status, and one's own house besides. */
export type MembersQuestion = MemberListAsk & {
  readonly allianceId: Id<'alliance'>;
  readonly statuses: readonly MembershipStatus[];
  readonly own: Id<'organisation'> | null;
};

type MembershipRow = {
  readonly id: string;
  readonly alliance_id: string;
  readonly organisation_id: string;
  readonly role: AllianceRole;
  readonly status: MembershipStatus;
  readonly moved_at: Date;
  readonly reason: string | null;
  readonly alliance_status: AllianceStatus;
  readonly is_last_steward: boolean;
};

const isActiveSteward = (m: string): string => `${m}.role = 'STEWARD' and ${m}.status = 'ACTIVE'`;
const columns = `m.id, m.alliance_id, m.organisation_id, m.role, m.status, m.moved_at, m.reason, a.status as alliance_status,
  ${isActiveSteward('m')} and not exists (select from memberships other
    where other.alliance_id = m.alliance_id and other.id <> m.id and ${isActiveSteward('other')}) as is_last_steward`;
const memberships = 'memberships m join alliances a on a.id = m.alliance_id';

/** Who belongs to which alliance. A house has one membership of an alliance at most, whatever becomes of it. */
@Injectable()
export class MembershipsStore {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  async byIds(ids: readonly string[], tx: Tx = this.transactions.reading): Promise<ReadonlyMap<string, Membership>> {
    const uuids = ids.filter((id) => isId('membership', id)).map((id) => uuidOf(id));
    const rows = await tx.query<MembershipRow[]>(`select ${columns} from ${memberships} where m.id = any($1::uuid[])`, [
      uuids,
    ]);
    return new Map(rows.map(membershipOf).map((membership) => [membership.id, membership]));
  }

  /** The places of an organisation in these alliances, by alliance. Under the lock of an alliance its places stay as they are. */
  async placesOf(
    organisation: Id<'organisation'>,
    alliances: readonly string[],
    tx: Tx = this.transactions.reading,
  ): Promise<ReadonlyMap<string, Membership>> {
    const uuids = alliances.filter((id) => isId('alliance', id)).map((id) => uuidOf(id));
    const rows = await tx.query<MembershipRow[]>(
      `select ${columns} from ${memberships} where m.organisation_id = $1 and m.alliance_id = any($2::uuid[])`,
      [uuidOf(organisation), uuids],
    );
    return new Map(rows.map(membershipOf).map((membership) => [membership.allianceId, membership]));
  }

  /** Everything an organisation is invited to or in, latest first. */
  async ofOrganisation(organisation: Id<'organisation'>): Promise<readonly Membership[]> {
    const rows = await this.transactions.reading.query<MembershipRow[]>(
      `select ${columns} from ${memberships} where m.organisation_id = $1 and m.status <> 'LEFT'
       order by m.moved_at desc, m.id desc`,
      [uuidOf(organisation)],
    );
    return rows.map(membershipOf);
  }

  /** A page of members for each question, in its order, by id; one more than asked where there is a next page. */
  async pages(questions: readonly MembersQuestion[]): Promise<readonly PageOf<Membership>[]> {
    const asked = questions.map(({ allianceId, statuses, own, first, after }, place) => ({
      ...{
        place,
        first,
        statuses,
        alliance: uuidOf(allianceId),
        own: own && uuidOf(own),
        after: after && uuidOf(after),
      },
    }));
    const shown = `m.alliance_id = ask.alliance and (m.status = any(ask.statuses) or (m.organisation_id = ask.own and m.status <> 'LEFT'))`;
    const rows = await this.transactions.reading.query<(MembershipRow & { place: number; total: string })[]>(
      `select ask.place, counted.total, listed.*
       from json_to_recordset($1::json) as ask (place int, first int, statuses text[], alliance uuid, own uuid, after uuid)
       cross join lateral (select count(*) as total from memberships m where ${shown}) counted
       left join lateral (
         select ${columns} from ${memberships} where ${shown} and (ask.after is null or m.id > ask.after)
         order by m.id limit ask.first + 1) listed on true
       order by ask.place, listed.id`,
      [JSON.stringify(asked)],
    );
    const byPlace = Map.groupBy(rows, ({ place }) => place);
    return questions.map((_, place) => {
      const found = byPlace.get(place) ?? [];
      // A question without an answer still has a row, of nothing but its total.
      const listed = found.filter((row) => (row.id as string | null) !== null);
      return { rows: listed.map(membershipOf), total: Number(found[0]?.total ?? 0) };
    });
  }

  /** Gives a house its place in an alliance, whatever it was to it before. Answers the membership, the same one as before where there was one. */
  async put(
    tx: Tx,
    alliance: Id<'alliance'>,
    organisation: Id<'organisation'>,
    { role, status, reason }: Pick<Membership, 'role' | 'status' | 'reason'>,
  ): Promise<Id<'membership'>> {
    const [row] = await tx.query<{ id: string }[]>(
      `insert into memberships (id, alliance_id, organisation_id, role, status, reason) values ($1, $2, $3, $4, $5, $6)
       on conflict on constraint one_membership do update
       set role = excluded.role, status = excluded.status, reason = excluded.reason, moved_at = clock_timestamp()
       returning id`,
      [
        ...[uuidOf(newId('membership', this.clock.now())), uuidOf(alliance), uuidOf(organisation)],
        role,
        status,
        reason,
      ],
    );
    if (!row) throw new Error('a membership was neither written nor renewed');
    return idOf('membership', row.id);
  }

  /** Makes these organisations ACTIVE members in their roles, whatever they were to the alliance before. */
  async putActive(tx: Tx, alliance: Id<'alliance'>, members: readonly Member[]): Promise<void> {
    await tx.query(
      `insert into memberships (id, alliance_id, organisation_id, role, status)
       select id, $1, organisation_id, role, 'ACTIVE'
       from unnest($2::uuid[], $3::uuid[], $4::text[]) as member (id, organisation_id, role)
       on conflict on constraint one_membership do update
       set role = excluded.role, status = excluded.status, reason = null, moved_at = clock_timestamp()`,
      [
        uuidOf(alliance),
        members.map(() => uuidOf(newId('membership', this.clock.now()))),
        members.map((member) => uuidOf(member.organisationId)),
        members.map((member) => member.role),
      ],
    );
  }
}

const membershipOf = (row: MembershipRow): Membership => ({
  id: idOf('membership', row.id),
  allianceId: idOf('alliance', row.alliance_id),
  organisationId: idOf('organisation', row.organisation_id),
  ...{ role: row.role, status: row.status, reason: row.reason, allianceStatus: row.alliance_status },
  since: fromDate(row.moved_at),
  isLastSteward: row.is_last_steward,
});
