import { Injectable } from '@nestjs/common';
import { idOf, isId, newId, uuidOf, type Id } from '#kernel/ids';
import { fromDate, type Instant } from '#kernel/instant';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import type { Objective } from '../domain/team-search/team-problem';
import { objectives, type ProposedTeam } from '../domain/team-proposal/propose-teams';
import type { AssignmentRow, TeamRow } from './team.row';

type Row = {
  readonly id: string;
  readonly brief_id: string;
  readonly currency: string;
  readonly objective: Objective;
  readonly proven: boolean;
  readonly gap: number;
  readonly reasons: readonly string[];
  readonly proposed_at: Date;
  readonly total_minor: string;
  readonly finishes_at: Date;
};
type AssignmentSql = {
  readonly team_id: string;
  readonly position: number;
  readonly resource_id: string;
  readonly facility_id: string;
  readonly starts: Date;
  readonly ends: Date;
  readonly units: number;
  readonly amount_minor: string;
  readonly currency: string;
};

const columns = `t.id, t.brief_id, b.currency, t.objective, t.proven, t.gap, t.reasons, t.proposed_at,
  (select sum(amount_minor) from assignments where team_id = t.id)::text as total_minor,
  (select max(ends) from assignments where team_id = t.id) as finishes_at`;
/** So many teams of a brief are kept, and besides those that were requested. */
const kept = 20;

/** Teams as they were proposed. */
@Injectable()
export class TeamsStore {
  constructor(private readonly transactions: Transactions) {}

  /** Those of `ids` that are for a brief of the organisation. */
  async seen(organisation: Id<'organisation'> | null, ids: readonly string[]): Promise<ReadonlyMap<string, TeamRow>> {
    const uuids = ids.filter((id) => isId('team', id)).map((id) => uuidOf(id));
    if (!organisation || uuids.length === 0) return new Map();
    const rows = await this.transactions.reading.query<Row[]>(
      `select ${columns} from teams t join briefs b on b.id = t.brief_id
       where b.organisation_id = $1 and t.id = any($2::uuid[])`,
      [uuidOf(organisation), uuids],
    );
    return new Map(rows.map(teamOf).map((team) => [team.id, team]));
  }

  /** The teams of these briefs, by brief: the latest proposal first, each in the order of the objectives. The caller sees the briefs. */
  async ofBriefs(briefs: readonly string[]): Promise<ReadonlyMap<string, readonly TeamRow[]>> {
    const rows = await this.transactions.reading.query<Row[]>(
      `select ${columns} from teams t join briefs b on b.id = t.brief_id where t.brief_id = any($1::uuid[])
       order by t.proposed_at desc, array_position($2::text[], t.objective), t.id`,
      [briefs.map((id) => uuidOf(id as Id)), objectives],
    );
    return Map.groupBy(rows.map(teamOf), (team) => team.briefId);
  }

  /** The teams that these requests of the organisation were sent for, by request. */
  async ofRequests(
    organisation: Id<'organisation'>,
    requests: readonly string[],
  ): Promise<ReadonlyMap<string, TeamRow>> {
    const rows = await this.transactions.reading.query<(Row & { readonly request_id: string })[]>(
      `select ${columns}, r.id as request_id from requests r join teams t on t.id = r.team_id join briefs b on b.id = t.brief_id
       where b.organisation_id = $1 and r.id = any($2::uuid[])`,
      [uuidOf(organisation), requests.map((id) => uuidOf(id as Id))],
    );
    return new Map(rows.map((row) => [idOf('request', row.request_id), teamOf(row)]));
  }

  /** Who does what in these teams, by team, in the order of the packages. The caller sees the teams. */
  async assignments(
    teams: readonly string[],
    tx: Tx = this.transactions.reading,
  ): Promise<ReadonlyMap<string, readonly AssignmentRow[]>> {
    const rows = await tx.query<AssignmentSql[]>(
      `select a.team_id, a.position, a.resource_id, a.facility_id, a.starts, a.ends, a.units, a.amount_minor, b.currency
       from assignments a join teams t on t.id = a.team_id join briefs b on b.id = t.brief_id
       where a.team_id = any($1::uuid[]) order by a.team_id, a.position`,
      [teams.map((id) => uuidOf(id as Id))],
    );
    const byTeam = Map.groupBy(rows, (row) => idOf('team', row.team_id));
    return new Map([...byTeam].map(([id, group]) => [id, group.map(assignmentOf)]));
  }

  /** Keeps a proposal's teams and answers their ids; the oldest that nobody requested make room. */
  async insert(
    tx: Tx,
    brief: Id<'brief'>,
    at: Instant,
    teams: readonly ProposedTeam[],
  ): Promise<readonly Id<'team'>[]> {
    const ids = teams.map(() => newId('team', at));
    for (const [index, team] of teams.entries()) {
      const id = uuidOf(ids[index] ?? newId('team', at));
      await tx.query(
        `insert into teams (id, brief_id, objective, proven, gap, reasons, proposed_at) values ($1, $2, $3, $4, $5, $6, $7)`,
        [id, uuidOf(brief), team.objective, team.proven, team.gap, team.reasons, new Date(at)],
      );
      await tx.query(
        `insert into assignments (team_id, position, resource_id, facility_id, starts, ends, units, amount_minor)
         select $1, position - 1, resource_id, facility_id, starts, ends, units, amount_minor
         from unnest($2::uuid[], $3::uuid[], $4::timestamptz[], $5::timestamptz[], $6::int[], $7::bigint[]) with ordinality
           as one (resource_id, facility_id, starts, ends, units, amount_minor, position)`,
        [
          id,
          team.assignments.map((one) => uuidOf(one.resourceId)),
          team.assignments.map((one) => uuidOf(one.facilityId)),
          team.assignments.map((one) => new Date(one.during.start)),
          team.assignments.map((one) => new Date(one.during.end)),
          team.assignments.map((one) => one.units),
          team.assignments.map((one) => one.amountMinor.toString()),
        ],
      );
    }
    await this.makeRoom(tx, brief);
    return ids;
  }

  /** Locks a team of the organisation's: who asks or confirms it as a whole goes one after the other. */
  async lock(tx: Tx, organisation: Id<'organisation'>, id: Id<'team'>): Promise<LockedTeam | null> {
    const [row] = await tx.query<{ brief_id: string; questions: number }[]>(
      `select t.brief_id, t.questions from teams t join briefs b on b.id = t.brief_id
       where t.id = $1 and b.organisation_id = $2 for update of t`,
      [uuidOf(id), uuidOf(organisation)],
    );
    return row ? { id, briefId: idOf('brief', row.brief_id), nextQuestion: row.questions + 1 } : null;
  }

  /** Titles of its packages, in their order. */
  async titles(tx: Tx, id: Id<'team'>): Promise<readonly string[]> {
    const rows = await tx.query<{ title: string }[]>(
      `select p.title from teams t join packages p on p.brief_id = t.brief_id where t.id = $1 order by p.position`,
      [uuidOf(id)],
    );
    return rows.map((row) => row.title);
  }

  /** For each request of a team, the titles of the packages it is for, as one says them. */
  async titlesByRequest(tx: Tx, id: Id<'team'>): Promise<ReadonlyMap<string, string>> {
    const rows = await tx.query<{ id: string; titles: string }[]>(
      `select r.id, string_agg('“' || p.title || '”', ', ' order by p.position) as titles
       from requests r join assignments a on a.team_id = r.team_id and a.facility_id = r.facility_id
       join packages p on p.brief_id = r.brief_id and p.position = a.position where r.team_id = $1 group by r.id`,
      [uuidOf(id)],
    );
    return new Map(rows.map((row) => [idOf('request', row.id), row.titles]));
  }

  /** One more question is asked about it as a whole, whatever the answer will be. */
  async countQuestion(tx: Tx, id: Id<'team'>): Promise<void> {
    await tx.query('update teams set questions = questions + 1 where id = $1', [uuidOf(id)]);
  }

  // Locked first, and looked at again afterwards: one that is being requested just now stays.
  private async makeRoom(tx: Tx, brief: Id<'brief'>): Promise<void> {
    const rows = await tx.query<{ id: string }[]>(
      `select id from teams t where brief_id = $1 and not exists (select from requests r where r.team_id = t.id)
       and id not in (select id from teams where brief_id = $1 order by proposed_at desc, id desc limit ${kept})
       for update skip locked`,
      [uuidOf(brief)],
    );
    await tx.query(
      'delete from teams t where id = any($1::uuid[]) and not exists (select from requests r where r.team_id = t.id)',
      [rows.map((row) => row.id)],
    );
  }
}

export type LockedTeam = {
  readonly id: Id<'team'>;
  readonly briefId: Id<'brief'>;
  /** Number of the next question that is asked about it as a whole. */
  readonly nextQuestion: number;
};

const teamOf = (row: Row): TeamRow => ({
  id: idOf('team', row.id),
  briefId: idOf('brief', row.brief_id),
  objective: row.objective,
  proven: row.proven,
  gap: row.gap,
  reasons: row.reasons,
  proposedAt: fromDate(row.proposed_at),
  total: { amountMinor: BigInt(row.total_minor), currency: row.currency },
  finishesAt: fromDate(row.finishes_at),
});

const assignmentOf = (row: AssignmentSql): AssignmentRow => ({
  position: row.position,
  resourceId: idOf('resource', row.resource_id),
  facilityId: idOf('facility', row.facility_id),
  during: { start: fromDate(row.starts), end: fromDate(row.ends) },
  units: row.units,
  price: { amountMinor: BigInt(row.amount_minor), currency: row.currency },
});
