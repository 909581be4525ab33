import { Injectable } from '@nestjs/common';
import { idOf, uuidOf, type Id } from '#kernel/ids';
import { fromDate, instant } from '#kernel/instant';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import type { PageOf } from '#service/graphql/connection';
import type { KeptBlock } from '../domain/blocks';
import type { HouseAct, Offered, Stand, Stands } from '../domain/house-acts';
import { rateOf, rowOfRate, type RateRow } from '../rate/rate.row';

/** As it is kept: bare uuids and milliseconds. */
type StandRow = {
  readonly offered: readonly (readonly [string, number, number, number])[];
  readonly blocks: readonly {
    readonly id: string;
    readonly resource: string;
    readonly start: number;
    readonly end: number;
    readonly units: number | null;
    readonly note: string | null;
    readonly source: KeptBlock['source'];
    readonly feed: string | null;
    /** The block on a whole that it came with. */
    readonly of?: string;
  }[];
  /** Missing where none were set. */
  readonly rates?: readonly RateRow[];
};

type ChangeRow = {
  readonly id: string;
  readonly organisation_id: string;
  readonly facility_id: string;
  readonly act: HouseAct['act'];
  readonly resources: readonly string[];
  readonly summary: string;
  readonly ends_at: Date | null;
  readonly made_at: Date;
  readonly undone_at: Date | null;
};

export type ChangesPageAsk = { readonly first: number; readonly after: Id<'change'> | null };

const columns = `c.id, c.organisation_id, c.facility_id, c.act, c.resources, c.summary, c.ends_at, c.made_at, c.undone_at`;

/** What houses have done to their windows, blocks and rates, each act with what was there before. */
@Injectable()
export class ChangesStore {
  constructor(private readonly transactions: Transactions) {}

  async insert(tx: Tx, act: Omit<HouseAct, 'madeAt' | 'undoneAt'>, { before, after }: Stands): Promise<void> {
    await tx.query(
      `insert into changes (id, organisation_id, facility_id, act, resources, summary, ends_at, before, after)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        ...[uuidOf(act.id), uuidOf(act.organisationId), uuidOf(act.facilityId), act.act],
        ...[act.resourceIds.map(uuidOf), act.summary, act.endsAt && new Date(act.endsAt)],
        ...[JSON.stringify(rowOfStand(before)), JSON.stringify(rowOfStand(after))],
      ],
    );
  }

  async byIds(ids: readonly string[], tx: Tx = this.transactions.reading): Promise<ReadonlyMap<string, HouseAct>> {
    const rows = await tx.query<ChangeRow[]>(`select ${columns} from changes c where c.id = any($1)`, [
      ids.map((id) => uuidOf(id as Id)),
    ]);
    return new Map(rows.map((row) => [idOf('change', row.id), actOf(row)]));
  }

  /** What it changed; null for an unknown one. */
  async stands(tx: Tx, id: Id<'change'>): Promise<Stands | null> {
    const [row] = await tx.query<{ before: StandRow; after: StandRow }[]>(
      'select before, after from changes where id = $1',
      [uuidOf(id)],
    );
    return row ? { before: standOf(row.before), after: standOf(row.after) } : null;
  }

  /** Changes of each facility (bare uuids), newest first; one more than asked where there is a next page. */
  async pages(facilities: readonly string[], ask: ChangesPageAsk): Promise<ReadonlyMap<string, PageOf<HouseAct>>> {
    const rows = await this.transactions.reading.query<(ChangeRow & { owner: string; total: string })[]>(
      `select owner.id as owner, counted.total, listed.*
       from unnest($1::uuid[]) as owner (id)
       cross join lateral (select count(*) as total from changes c where c.facility_id = owner.id) counted
       left join lateral (
         select ${columns} from changes c where c.facility_id = owner.id and ($2::uuid is null or c.id < $2)
         order by c.id desc limit $3) listed on true
       order by listed.id desc`,
      [facilities, ask.after === null ? null : uuidOf(ask.after), ask.first + 1],
    );
    const byOwner = Map.groupBy(rows, (row) => row.owner);
    return new Map(
      [...byOwner].map(([owner, own]) => [
        owner,
        { rows: own.filter((row) => row.id !== null).map(actOf), total: Number(own[0]?.total ?? 0) },
      ]),
    );
  }

  async markUndone(tx: Tx, id: Id<'change'>): Promise<void> {
    await tx.query('update changes set undone_at = clock_timestamp() where id = $1', [uuidOf(id)]);
  }
}

const rowOfStand = ({ offered, blocks, rates }: Stand): StandRow => ({
  offered: offered.map(
    ({ resourceId, during, units }) => [uuidOf(resourceId), during.start, during.end, units] as const,
  ),
  blocks: blocks.map(({ id, resourceId, during, units, note, source, feedId, partOf }) => ({
    ...{ id: uuidOf(id), resource: uuidOf(resourceId), start: during.start, end: during.end },
    ...{ units, note, source, feed: feedId, ...(partOf && { of: uuidOf(partOf) }) },
  })),
  ...(rates.length > 0 && { rates: rates.map(rowOfRate) }),
});

const standOf = ({ offered, blocks, rates = [] }: StandRow): Stand => ({
  offered: offered.map(([resource, start, end, units]): Offered => ({
    resourceId: idOf('resource', resource),
    during: { start: instant(start), end: instant(end) },
    units,
  })),
  blocks: blocks.map(({ id, resource, start, end, units, note, source, feed, of }) => ({
    ...{ id: idOf('block', id), resourceId: idOf('resource', resource) },
    ...{ during: { start: instant(start), end: instant(end) }, units, note, source, feedId: feed },
    partOf: of === undefined ? null : idOf('block', of),
  })),
  rates: rates.map(rateOf),
});

const actOf = (row: ChangeRow): HouseAct => ({
  ...{ id: idOf('change', row.id), organisationId: idOf('organisation', row.organisation_id), act: row.act },
  facilityId: idOf('facility', row.facility_id),
  resourceIds: row.resources.map((id) => idOf('resource', id)),
  ...{ summary: row.summary, endsAt: row.ends_at && fromDate(row.ends_at) },
  ...{ madeAt: fromDate(row.made_at), undoneAt: row.undone_at === null ? null : fromDate(row.undone_at) },
});
