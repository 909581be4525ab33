import { Injectable } from '@nestjs/common';
import { idOf, isId, newId, uuidOf, type Id } from '#kernel/ids';
import { fromDate, type Instant } from '#kernel/instant';
import { Clock } from '#service/clock';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import type { PageOf } from '#service/graphql/connection';
import type { Viewer } from '#service/viewer/viewer';
import type { AllianceStatus, NewAlliance } from '../domain/alliance';
import type { AllianceListAsk } from '../domain/alliance-list';

export type Alliance = {
  readonly id: Id<'alliance'>;
  readonly name: string;
  /** Empty where nothing was written down. */
  readonly charter: string;
  readonly status: AllianceStatus;
  readonly proposedAt: Instant;
  /** Why an admin last decided as it did. */
  readonly reason: string | null;
};

type AllianceRow = {
  readonly id: string;
  readonly name: string;
  readonly charter: string;
  readonly status: AllianceStatus;
  readonly created_at: Date;
  readonly reason: string | null;
};

const columns = 'a.id, a.name, a.charter, a.status, a.created_at, a.reason';

@Injectable()
export class AlliancesStore {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  async insert(tx: Tx, { name, charter, status }: NewAlliance): Promise<Id<'alliance'>> {
    const id = newId('alliance', this.clock.now());
    await tx.query('insert into alliances (id, name, charter, status) values ($1, $2, $3, $4)', [
      ...[uuidOf(id), name, charter, status],
    ]);
    return id;
  }

  /** Alliances without a charter, under their own ids; answers those that were not there before. */
  async insertNew<A extends Pick<NewAlliance, 'name' | 'status'> & { readonly id: Id<'alliance'> }>(
    tx: Tx,
    alliances: readonly A[],
  ): Promise<readonly A[]> {
    const rows = await tx.query<{ id: string }[]>(
      `insert into alliances (id, name, charter, status)
       select id, name, '', status from unnest($1::uuid[], $2::text[], $3::text[]) as a (id, name, status)
       on conflict (id) do nothing returning id`,
      [alliances.map(({ id }) => uuidOf(id)), alliances.map(({ name }) => name), alliances.map(({ status }) => status)],
    );
    const added = new Set(rows.map(({ id }) => id));
    return alliances.filter(({ id }) => added.has(uuidOf(id)));
  }

  /** Its status, or null where there is no such alliance. Locks it, so that it and its memberships change one after the other. */
  async lock(tx: Tx, id: Id<'alliance'>): Promise<AllianceStatus | null> {
    const [row] = await tx.query<{ status: AllianceStatus }[]>(
      'select status from alliances where id = $1 for update',
      [uuidOf(id)],
    );
    return row?.status ?? null;
  }

  async move(tx: Tx, id: Id<'alliance'>, status: AllianceStatus, reason: string): Promise<void> {
    await tx.query('update alliances set status = $2, reason = $3, moved_at = clock_timestamp() where id = $1', [
      ...[uuidOf(id), status, reason],
    ]);
  }

  /** Whoever may see them. */
  async byIds(ids: readonly string[]): Promise<ReadonlyMap<string, Alliance>> {
    const uuids = ids.filter((id) => isId('alliance', id)).map((id) => uuidOf(id));
    const rows = await this.transactions.reading.query<AllianceRow[]>(
      `select ${columns} from alliances a where a.id = any($1::uuid[])`,
      [uuids],
    );
    return new Map(rows.map(allianceOf).map((alliance) => [alliance.id, alliance]));
  }

  /** Those that somebody signed in may see (`seesAlliance`, in SQL), by name, then id; one more than asked where there is a next page. */
  async page(ask: AllianceListAsk, viewer: Viewer): Promise<PageOf<Alliance>> {
    const seen = `from alliances a where ($1::text[] is null or a.status = any($1)) and ($2::boolean or a.status = 'ACTIVE'
      or exists (select from memberships m where m.alliance_id = a.id and m.organisation_id = $3::uuid and m.status <> 'LEFT'))`;
    const scope = [ask.statuses, viewer.isAdmin, viewer.organisation && uuidOf(viewer.organisation)];
    const [counted] = await this.transactions.reading.query<{ total: string }[]>(`select count(*) as total ${seen}`, [
      ...scope,
    ]);
    const rows = await this.transactions.reading.query<AllianceRow[]>(
      `select ${columns} ${seen} and ($4::text is null or (a.name, a.id) > ($4, $5::uuid))
       order by a.name, a.id limit $6`,
      [...scope, ask.after?.name ?? null, ask.after && uuidOf(ask.after.id), ask.first + 1],
    );
    return { rows: rows.map(allianceOf), total: Number(counted?.total ?? 0) };
  }
}

const allianceOf = ({ id, created_at, ...row }: AllianceRow): Alliance => ({
  ...row,
  id: idOf('alliance', id),
  proposedAt: fromDate(created_at),
});
