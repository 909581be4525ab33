import { Injectable } from '@nestjs/common';
import { idOf, uuidOf, type Id } from '#kernel/ids';
import { fromDate } from '#kernel/instant';
import type { Tx } from '#service/database/database';
import type { Part } from '../domain/calendar';
import type { Look } from './calendar.store';

/** What is taken with a whole, by whole, and which commitments belong to which. */
export type Links = {
  readonly parts: ReadonlyMap<Id<'resource'>, readonly Part[]>;
  readonly partOf: ReadonlyMap<Id<'commitment'>, Id<'commitment'>>;
};

/** How resources hang together, read under their locks. */
@Injectable()
export class LinkedStore {
  /**
   * The same look, wide enough for all that is linked with what it looks at: every resource of a family as far as any of them, so
   * that a commitment is never seen without those that share its life.
   */
  async widened(tx: Tx, look: Look): Promise<Look> {
    const [row] = await tx.query<
      { resources: readonly string[]; named: readonly string[]; starts: Date | null; ends: Date | null }[]
    >(
      `with family as materialized (
         select r.id from linked($1) as one (id) join resources r on r.id = one.id where r.is_linked
       ),
       named as materialized (
         select c.id, c.resource_id, c.during from commitments c where c.id = any($4) or c.part_of = any($4)
       ),
       spans as (
         select asked.starts, asked.ends from unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[])
           as asked (resource_id, starts, ends)
         where asked.resource_id in (select id from family) and asked.starts is not null
         union all
         select lower(n.during), upper(n.during) from named n where n.resource_id in (select id from family)
         union all
         -- NOTE: a moment more than now: what falls due until the calendars are read is seen with its family as well.
         select lower(c.during), upper(c.during) from commitments c where c.resource_id in (select id from family)
           and (c.state = 'WAITING' or (c.state = 'HELD' and c.expires_at <= clock_timestamp() + interval '1 minute'))
       )
       select array(select id from family) as resources, array(select id from named) as named,
         min(starts) as starts, max(ends) as ends from spans`,
      [
        look.spans.map((span) => uuidOf(span.resourceId)),
        look.spans.map((span) => (span.during ? new Date(span.during.start) : null)),
        look.spans.map((span) => (span.during ? new Date(span.during.end) : null)),
        look.commitments.map(uuidOf),
      ],
    );
    if (row === undefined) throw new Error('an aggregate without a row');
    const { resources, named, starts, ends } = row;
    const during = starts === null || ends === null ? null : { start: fromDate(starts), end: fromDate(ends) };
    return {
      ...look,
      spans: [...look.spans, ...resources.map((id) => ({ resourceId: idOf('resource', id), during }))],
      commitments: [...look.commitments, ...named.map((id) => idOf('commitment', id))],
    };
  }

  /** The parts of these wholes in the house's order, and whose part each of these commitments is. Bare uuids in. */
  async linksOf(tx: Tx, resources: readonly string[], commitments: readonly string[]): Promise<Links> {
    const parts = await tx.query<{ whole_id: string; part_id: string; units: number }[]>(
      `select p.whole_id, p.part_id, coalesce(p.takes, r.units) as units
       from resource_parts p join resources r on r.id = p.part_id where p.whole_id = any($1) order by p.turn`,
      [resources],
    );
    const belonging = await tx.query<{ id: string; part_of: string }[]>(
      'select id, part_of from commitments where id = any($1) and part_of is not null',
      [commitments],
    );
    const byWhole = Map.groupBy(parts, (row) => idOf('resource', row.whole_id));
    return {
      parts: new Map(
        [...byWhole].map(([whole, own]) => [
          whole,
          own.map(({ part_id, units }) => ({ resourceId: idOf('resource', part_id), units })),
        ]),
      ),
      partOf: new Map(belonging.map((row) => [idOf('commitment', row.id), idOf('commitment', row.part_of)])),
    };
  }
}
