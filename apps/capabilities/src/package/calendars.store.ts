import { Injectable } from '@nestjs/common';
import { readDuration, type Duration } from '#kernel/duration';
import { idOf, uuidOf, type Id } from '#kernel/ids';
import { instant } from '#kernel/instant';
import type { Period } from '#kernel/period';
import type { RateTerms } from '#kernel/price';
import type { UnitsOver } from '#kernel/stretches';
import type { Tx } from '#service/database/database';
import type { AudienceKind } from '../domain/capacity-filter';
import type { Calendar, RateOf } from '../domain/capacity-match';
import { rateIncludes, type Sight } from '../sight/sight.store';

/** Moments as milliseconds, and units. */
type Span = readonly [starts: number, ends: number, units: number];
type CalendarRow = {
  readonly id: string;
  readonly windows: readonly Span[] | null;
  readonly taken: readonly (readonly [...Span, expires: number | null])[] | null;
  readonly parts: readonly (readonly [part: string, units: number])[] | null;
};
type RateRow = {
  readonly resource_id: string;
  readonly amount_minor: string;
  readonly currency: string;
  readonly per: RateTerms['per'];
  readonly minimum: string | null;
  readonly lead_time: string | null;
  readonly weekend_percent: number;
  readonly overtime_percent: number;
  readonly audience: AudienceKind;
};

/** Whose calendar is opened, and how far. */
export type CalendarAsked = { readonly resource: Id<'resource'>; readonly during: Period };

/** Calendars of many resources; one that was not read, or has nothing to say, is empty. */
export type Calendars = { readonly of: (resource: Id<'resource'>) => Calendar };

/** What resources offer, what is taken of it, and the viewer's rates. */
@Injectable()
export class CalendarsStore {
  /**
   * As far as each calendar meets its own period; two statements however many resources there are, and one more where something
   * is taken with one of them.
   */
  async ofResources(tx: Tx, asked: readonly CalendarAsked[], sight: Sight): Promise<Calendars> {
    if (asked.length === 0) return calendarsOf([], new Map(), []);
    const calendars = await spansOfCalendars(
      tx,
      asked.map(({ resource, during }) => ({ uuid: uuidOf(resource), during })),
    );
    const parts = await partsOf(tx, calendars, asked);
    const rates = await tx.query<RateRow[]>(
      `select t.resource_id, t.amount_minor, t.currency, t.per, t.minimum, t.lead_time,
         t.weekend_percent, t.overtime_percent, t.audience
       from rates t join resources r on r.id = t.resource_id join facilities f on f.id = r.facility_id
       where t.resource_id = any($1::uuid[]) and ${rateIncludes('t', 'f', '$2', '$3')}`,
      [asked.map(({ resource }) => uuidOf(resource)), sight.organisation, sight.alliances],
    );
    return calendarsOf(calendars, parts, rates);
  }
}

type Stretch = { readonly uuid: string; readonly during: Period };

// NOTE: one row for each resource: a row for each window costs five times as much, most of it in reading dates.
const spansOfCalendars = (tx: Tx, asked: readonly Stretch[]): Promise<readonly CalendarRow[]> =>
  tx.query<CalendarRow[]>(
    `select asked.id, ${spansOf('windows', 's.units')} as windows, ${spansOf('taken', 's.units', ms('s.expires_at'))} as taken,
       (select json_agg(json_build_array(p.part_id, p.units)) from resource_parts p where p.whole_id = asked.id) as parts
     from unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[]) with ordinality as asked (id, starts, ends, turn)
     order by asked.turn`,
    [
      asked.map(({ uuid }) => uuid),
      asked.map(({ during }) => new Date(during.start)),
      asked.map(({ during }) => new Date(during.end)),
    ],
  );

const ms = (column: string): string => `(date_part('epoch', ${column}) * 1000)::bigint`;

/** SQL: the rows of a table that meet the period asked of a resource, as one JSON list; null when there are none. */
const spansOf = (table: string, ...columns: readonly string[]): string =>
  `(select json_agg(json_build_array(${[ms('s.starts'), ms('s.ends'), ...columns].join(', ')})) from ${table} s
    where s.resource_id = asked.id and s.ends > asked.starts and s.starts < asked.ends)`;

type Parts = ReadonlyMap<string, Calendar['parts']>;

/** The calendars of what is taken with these resources, over the same periods; by whole. */
async function partsOf(tx: Tx, wholes: readonly CalendarRow[], asked: readonly CalendarAsked[]): Promise<Parts> {
  const named = wholes.flatMap(({ id: whole, parts }, at) => {
    const during = asked[at]?.during;
    return during === undefined ? [] : (parts ?? []).map(([uuid, needs]) => ({ whole, uuid, needs, during }));
  });
  if (named.length === 0) return new Map();
  const rows = await spansOfCalendars(tx, named);
  const parts = named.flatMap(({ whole, needs }, at) => {
    const row = rows[at];
    return row === undefined ? [] : [{ whole, part: { resourceId: idOf('resource', row.id), ...unitsOf(row), needs } }];
  });
  const byWhole = Map.groupBy(parts, ({ whole }) => whole);
  return new Map([...byWhole].map(([whole, own]) => [whole, own.map(({ part }) => part)]));
}

function calendarsOf(rows: readonly CalendarRow[], parts: Parts, rates: readonly RateRow[]): Calendars {
  const ratesOf = Map.groupBy(rates, (row) => row.resource_id);
  const calendars = new Map(
    rows.map((row) => [
      row.id,
      {
        ...unitsOf(row),
        parts: parts.get(row.id) ?? [],
        rates: (ratesOf.get(row.id) ?? []).map(termsOf),
      },
    ]),
  );
  return { of: (resource) => calendars.get(uuidOf(resource)) ?? { windows: [], taken: [], parts: [], rates: [] } };
}

const unitsOf = ({ windows, taken }: CalendarRow): Pick<Calendar, 'windows' | 'taken'> => ({
  windows: (windows ?? []).map(unitsOver),
  taken: (taken ?? []).map(([starts, ends, units, expires]) => ({
    ...unitsOver([starts, ends, units]),
    expiresAt: expires === null ? null : instant(expires),
  })),
});

const unitsOver = ([starts, ends, units]: Span): UnitsOver => ({
  during: { start: instant(starts), end: instant(ends) },
  units,
});

const termsOf = (row: RateRow): RateOf => ({
  audience: row.audience,
  per: row.per,
  amountMinor: BigInt(row.amount_minor),
  currency: row.currency,
  minimum: durationOf(row.minimum),
  leadTime: durationOf(row.lead_time),
  weekendPercent: row.weekend_percent,
  overtimePercent: row.overtime_percent,
});

function durationOf(iso: string | null): Duration | null {
  if (iso === null) return null;
  const duration = readDuration(iso);
  if (duration === null) throw new Error(`a rate says ${iso}, which is no duration`);
  return duration;
}
