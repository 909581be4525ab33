import { Injectable } from '@nestjs/common';
import { parseDuration, type Duration } from '#kernel/duration';
import { uuidOf, type Id } from '#kernel/ids';
import { fromDate } from '#kernel/instant';
import type { Period } from '#kernel/period';
import type { RateTerms } from '#kernel/price';
import type { UnitsOver } from '#kernel/stretches';
import type { Tx } from '#service/database/database';
import type { Calendar } from '../domain/capacity-match';
import { rateIncludes, type Sight } from '../sight/sight.store';

type SpanRow = { readonly resource_id: string; readonly starts: Date; readonly ends: Date; readonly units: number };
type TakenRow = SpanRow & { readonly expires_at: Date | null };
type RateRow = {
  readonly resource_id: string;
  readonly amount_minor: string;
  readonly currency: string;
  readonly per: RateTerms['per'];
  readonly minimum: string | null;
  readonly lead_time: string | null;
};

/** Calendars of many resources; one that was not read, or has nothing to say, is empty. */
export type Calendars = { readonly of: (resource: Id<'resource'>) => Calendar };

/** What resources offer, what is taken of it, and the viewer's rates. */
@Injectable()
export class CalendarsStore {
  /** As far as a calendar meets the period; three statements however many resources there are. */
  async ofResources(tx: Tx, ids: readonly Id<'resource'>[], during: Period, sight: Sight): Promise<Calendars> {
    const uuids = ids.map(uuidOf);
    const span = [uuids, new Date(during.start), new Date(during.end)];
    const meets = 'resource_id = any($1::uuid[]) and ends > $2::timestamptz and starts < $3::timestamptz';
    const windows = await tx.query<SpanRow[]>(
      `select resource_id, starts, ends, units from windows where ${meets}`,
      span,
    );
    const taken = await tx.query<TakenRow[]>(
      `select resource_id, starts, ends, units, expires_at from taken where ${meets}`,
      span,
    );
    const rates = await tx.query<RateRow[]>(
      `select t.resource_id, t.amount_minor, t.currency, t.per, t.minimum, t.lead_time
       from rates t join resources r on r.id = t.resource_id join facilities f on f.id = r.facility_id
       where t.resource_id = any($1::uuid[]) and ${rateIncludes('t', 'f', '$2', '$3')}`,
      [uuids, sight.organisation, sight.alliances],
    );
    return calendarsOf(windows, taken, rates);
  }
}

function calendarsOf(windows: readonly SpanRow[], taken: readonly TakenRow[], rates: readonly RateRow[]): Calendars {
  const byResource = {
    windows: Map.groupBy(windows, (row) => row.resource_id),
    taken: Map.groupBy(taken, (row) => row.resource_id),
    rates: Map.groupBy(rates, (row) => row.resource_id),
  };
  return {
    of: (resource) => {
      const uuid = uuidOf(resource);
      return {
        windows: (byResource.windows.get(uuid) ?? []).map(unitsOver),
        taken: (byResource.taken.get(uuid) ?? []).map((row) => ({
          ...unitsOver(row),
          expiresAt: row.expires_at === null ? null : fromDate(row.expires_at),
        })),
        rates: (byResource.rates.get(uuid) ?? []).map(termsOf),
      };
    },
  };
}

const unitsOver = ({ starts, ends, units }: SpanRow): UnitsOver => ({
  during: { start: fromDate(starts), end: fromDate(ends) },
  units,
});

const termsOf = (row: RateRow): RateTerms => ({
  per: row.per,
  amountMinor: BigInt(row.amount_minor),
  currency: row.currency,
  minimum: durationOf(row.minimum),
  leadTime: durationOf(row.lead_time),
});

/** Durations were checked by the service that published them. */
function durationOf(iso: string | null): Duration | null {
  if (iso === null) return null;
  const duration = parseDuration(iso);
  if (!duration.ok) throw new Error(`Not a duration: ${iso}`);
  return duration.value;
}
