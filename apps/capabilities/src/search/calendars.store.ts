import { Injectable } from '@nestjs/common';
import { readDuration, type Duration } from '#kernel/duration';
import { uuidOf, type Id } from '#kernel/ids';
import { instant } from '#kernel/instant';
import type { Period } from '#kernel/period';
import type { RateTerms } from '#kernel/price';
import type { UnitsOver } from '#kernel/stretches';
import type { Tx } from '#service/database/database';
import type { Calendar } from '../domain/capacity-match';
import { rateIncludes, type Sight } from '../sight/sight.store';

/** Moments as milliseconds, and units. */
type Span = readonly [starts: number, ends: number, units: number];
type CalendarRow = {
  readonly id: string;
  readonly windows: readonly Span[] | null;
  readonly taken: readonly (readonly [...Span, expires: number | null])[] | null;
};
type RateRow = {
  readonly resource_id: string;
  readonly amount_minor: string;
  readonly currency: string;
  readonly per: RateTerms['per'];
  readonly minimum: string | null;
  readonly lead_time: string | null;
};

/** Whose calendar is opened, and how far. */
export type CalendarAsked = { readonly resource: Id<'resource'>; readonly during: Period };

/** Calendars of many resources; one that was not read, or has nothing to say, is empty. */
export type Calendars = { readonly of: (resource: Id<'resource'>) => Calendar };

/** What resources offer, what is taken of it, and the viewer's rates. */
@Injectable()
export class CalendarsStore {
  /** As far as each calendar meets its own period; two statements however many resources there are. */
  async ofResources(tx: Tx, asked: readonly CalendarAsked[], sight: Sight): Promise<Calendars> {
    const uuids = asked.map(({ resource }) => uuidOf(resource));
    const starts = asked.map(({ during }) => new Date(during.start));
    const ends = asked.map(({ during }) => new Date(during.end));
    // NOTE: one row for each resource: a row for each window costs five times as much, most of it in reading dates.
    const calendars = await tx.query<CalendarRow[]>(
      `select asked.id, ${spansOf('windows', 's.units')} as windows, ${spansOf('taken', 's.units', ms('s.expires_at'))} as taken
       from unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[]) as asked (id, starts, ends)`,
      [uuids, starts, ends],
    );
    const rates = await tx.query<RateRow[]>(
      `select t.resource_id, t.amount_minor, t.currency, t.per, t.minimum, t.lead_time
       from rates t join resources r on r.id = t.resource_id join facilities f on f.id = r.facility_id
       where t.resource_id = any($1::uuid[]) and ${rateIncludes('t', 'f', '$2', '$3')}`,
      [uuids, sight.organisation, sight.alliances],
    );
    return calendarsOf(calendars, rates);
  }
}

const ms = (column: string): string => `(date_part('epoch', ${column}) * 1000)::bigint`;

/** SQL: the rows of a table that meet the period asked of a resource, as one JSON list; null when there are none. */
const spansOf = (table: string, ...columns: readonly string[]): string =>
  `(select json_agg(json_build_array(${[ms('s.starts'), ms('s.ends'), ...columns].join(', ')})) from ${table} s
    where s.resource_id = asked.id and s.ends > asked.starts and s.starts < asked.ends)`;

function calendarsOf(rows: readonly CalendarRow[], rates: readonly RateRow[]): Calendars {
  const ratesOf = Map.groupBy(rates, (row) => row.resource_id);
  const calendars = new Map(rows.map((row) => [row.id, calendarOf(row, ratesOf.get(row.id) ?? [])]));
  return { of: (resource) => calendars.get(uuidOf(resource)) ?? { windows: [], taken: [], rates: [] } };
}

const calendarOf = ({ windows, taken }: CalendarRow, rates: readonly RateRow[]): Calendar => ({
  windows: (windows ?? []).map(unitsOver),
  taken: (taken ?? []).map(([starts, ends, units, expires]) => ({
    ...unitsOver([starts, ends, units]),
    expiresAt: expires === null ? null : instant(expires),
  })),
  rates: rates.map(termsOf),
});

const unitsOver = ([starts, ends, units]: Span): UnitsOver => ({
  during: { start: instant(starts), end: instant(ends) },
  units,
});

const termsOf = (row: RateRow): RateTerms => ({
  per: row.per,
  amountMinor: BigInt(row.amount_minor),
  currency: row.currency,
  minimum: durationOf(row.minimum),
  leadTime: durationOf(row.lead_time),
});

function durationOf(iso: string | null): Duration | null {
  if (iso === null) return null;
  const duration = readDuration(iso);
  if (duration === null) throw new Error(`a rate says ${iso}, which is no duration`);
  return duration;
}
