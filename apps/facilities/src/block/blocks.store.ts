import { Injectable } from '@nestjs/common';
import { idOf, uuidOf, type Id } from '#kernel/ids';
import { fromDate } from '#kernel/instant';
import type { Period } from '#kernel/period';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import type { BlockSource, HouseBlock, KeptBlock } from '../domain/blocks';
import { askedStretches, stretchParameters } from '../resource/stretch';

type BlockRow = {
  readonly id: string;
  readonly facility_id: string;
  readonly house_id: string;
  readonly resource_id: string;
  readonly starts: Date;
  readonly ends: Date;
  readonly units: number | null;
  readonly note: string | null;
  readonly source: BlockSource;
  readonly feed_id: string | null;
  readonly part_of: string | null;
};

const columns = `b.id, b.facility_id, r.organisation_id as house_id, b.resource_id, lower(b.during) as starts,
  upper(b.during) as ends, b.units, b.note, b.source, b.feed_id, b.part_of`;

/** Time that houses keep for themselves. What it takes is written by the calendar's own store. */
@Injectable()
export class BlocksStore {
  constructor(private readonly transactions: Transactions) {}

  async byIds(ids: readonly string[], tx: Tx = this.transactions.reading): Promise<ReadonlyMap<string, HouseBlock>> {
    const rows = await tx.query<BlockRow[]>(
      `select ${columns} from blocks b join resources r on r.id = b.resource_id where b.id = any($1)`,
      [ids.map((id) => uuidOf(id as Id))],
    );
    return new Map(rows.map((row) => [idOf('block', row.id), blockOf(row)]));
  }

  /** Those on parts that came with these blocks. */
  async ofWholes(tx: Tx, wholes: readonly Id<'block'>[]): Promise<readonly HouseBlock[]> {
    const rows = await tx.query<BlockRow[]>(
      `select ${columns} from blocks b join resources r on r.id = b.resource_id where b.part_of = any($1) order by b.id`,
      [wholes.map(uuidOf)],
    );
    return rows.map(blockOf);
  }

  /** Blocks that overlap each stretch, whole, by start, then id; stretches without any are left out. */
  async within(keys: readonly string[]): Promise<ReadonlyMap<string, readonly HouseBlock[]>> {
    const rows = await this.transactions.reading.query<(BlockRow & { key: string })[]>(
      `select asked.key, ${columns} from ${askedStretches}
       join blocks b using (resource_id) join resources r on r.id = b.resource_id
       where upper(b.during) > asked.starts and lower(b.during) < asked.ends order by lower(b.during), b.id`,
      [...stretchParameters(keys)],
    );
    const byKey = Map.groupBy(rows, (row) => row.key);
    return new Map([...byKey].map(([key, own]) => [key, own.map(blockOf)]));
  }

  /** Resources of which somebody wants more in these stretches than there was: a block of the house, or a pencil that waits. */
  async wanted(
    tx: Tx,
    spans: readonly { readonly resourceId: Id<'resource'>; readonly during: Period }[],
  ): Promise<ReadonlySet<Id<'resource'>>> {
    const rows = await tx.query<{ resource_id: string }[]>(
      `select distinct resource_id from unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[]) as s (resource_id, starts, ends)
       where exists (
         select from blocks b
         where b.resource_id = s.resource_id and upper(b.during) > s.starts and lower(b.during) < s.ends
       ) or exists (
         select from commitments c where c.resource_id = s.resource_id and c.state = 'WAITING'
           and upper(c.during) > s.starts and lower(c.during) < s.ends
       )`,
      [
        spans.map(({ resourceId }) => uuidOf(resourceId)),
        spans.map(({ during }) => new Date(during.start)),
        spans.map(({ during }) => new Date(during.end)),
      ],
    );
    return new Set(rows.map((row) => idOf('resource', row.resource_id)));
  }

  /** New ones, and those that are there in their new place. */
  async put(tx: Tx, blocks: readonly KeptBlock[]): Promise<void> {
    await tx.query(
      `insert into blocks (id, facility_id, resource_id, during, units, note, source, feed_id, part_of)
       select b.id, r.facility_id, r.id, tstzrange(b.starts, b.ends), b.units, b.note, b.source, b.feed_id, b.part_of
       from unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::timestamptz[], $5::int[], $6::text[], $7::text[], $8::uuid[], $9::uuid[])
         as b (id, resource_id, starts, ends, units, note, source, feed_id, part_of)
       join resources r on r.id = b.resource_id
       on conflict (id) do update set facility_id = excluded.facility_id, resource_id = excluded.resource_id,
         during = excluded.during, units = excluded.units, note = excluded.note`,
      [
        blocks.map(({ id }) => uuidOf(id)),
        blocks.map(({ resourceId }) => uuidOf(resourceId)),
        blocks.map(({ during }) => new Date(during.start)),
        blocks.map(({ during }) => new Date(during.end)),
        blocks.map(({ units }) => units),
        blocks.map(({ note }) => note),
        blocks.map(({ source }) => source),
        blocks.map(({ feedId }) => feedId),
        blocks.map(({ partOf }) => (partOf === null ? null : uuidOf(partOf))),
      ],
    );
  }

  async delete(tx: Tx, ids: readonly Id<'block'>[]): Promise<void> {
    await tx.query('delete from blocks where id = any($1)', [ids.map(uuidOf)]);
  }
}

const blockOf = (row: BlockRow): HouseBlock => ({
  id: idOf('block', row.id),
  facilityId: idOf('facility', row.facility_id),
  houseId: idOf('organisation', row.house_id),
  resourceId: idOf('resource', row.resource_id),
  during: { start: fromDate(row.starts), end: fromDate(row.ends) },
  ...{ units: row.units, note: row.note, source: row.source, feedId: row.feed_id },
  partOf: row.part_of === null ? null : idOf('block', row.part_of),
});
