import { Injectable } from '@nestjs/common';
import { idOf } from '#kernel/ids';
import { instant } from '#kernel/instant';
import { Transactions } from '#service/database/transactions';
import type { ResourceKind } from '../domain/offering';
import type { BroughtFacility } from '../domain/world/brought';
import type { ToldCommitment, ToldRate, ToldResource, ToldSpan } from '../domain/world/telling';
import type { LineType } from '../domain/world/world-line';

type Page = { readonly after: string | null; readonly most: number };

type FacilityRow = {
  readonly id: string;
  readonly organisation_id: string;
  readonly name: string;
  readonly city: string | null;
  readonly country: string | null;
  readonly time_zone: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
};
type ResourceRow = {
  readonly id: string;
  readonly facility_id: string;
  readonly name: string;
  readonly kind: ResourceKind;
  readonly units: number;
  readonly is_placed: boolean;
};
type RateRow = Omit<ToldRate, 'audienceId' | 'isMember' | 'leadTime' | 'amountMinor'> & {
  readonly resource_id: string;
  readonly audience_id: string | null;
  readonly is_member: boolean;
  readonly lead_time: string | null;
  readonly amount_minor: string;
};
type SpanRow = { readonly resource_id: string; readonly starts: Date; readonly ends: Date; readonly units: number };
type CommitmentRow = SpanRow & { readonly id: string; readonly state: ToldCommitment['state'] };

/** Reads everything of this service, whoever may see it, a page at a time in the order of ids: a world that goes out. */
@Injectable()
export class ToldStore {
  constructor(private readonly transactions: Transactions) {}

  async facilities({ after, most }: Page): Promise<readonly BroughtFacility[]> {
    const rows = await this.query<FacilityRow>(
      `select id, organisation_id, name, city, country::text, time_zone, latitude, longitude from facilities
       where $1::uuid is null or id > $1 order by id limit $2`,
      [after, most],
    );
    return rows.map(({ id, organisation_id: house, time_zone: timeZone, ...site }) => ({
      ...{ id: idOf('facility', id), organisationId: idOf('organisation', house), ...site, timeZone },
    }));
  }

  /** With their rates, windows and live bookings and blocks. */
  async resources({ after, most }: Page): Promise<readonly ToldResource[]> {
    const rows = await this.query<ResourceRow>(
      `select r.id, r.facility_id, r.name, r.kind, r.units, f.city is not null and f.country is not null as is_placed
       from resources r join facilities f on f.id = r.facility_id
       where $1::uuid is null or r.id > $1 order by r.id limit $2`,
      [after, most],
    );
    const ids = rows.map(({ id }) => id);
    const [rates, windows, commitments] = [
      Map.groupBy(await this.rates(ids), ({ resource_id: id }) => id),
      Map.groupBy(await this.windows(ids), ({ resource_id: id }) => id),
      Map.groupBy(await this.commitments(ids), ({ resource_id: id }) => id),
    ];
    return rows.map(({ id, facility_id: facility, name, kind, units, is_placed: isPlaced }) => ({
      ...{ id: idOf('resource', id), facilityId: idOf('facility', facility), name, kind, units, isPlaced },
      rates: (rates.get(id) ?? []).map(rateOf),
      windows: (windows.get(id) ?? []).map(spanOf),
      commitments: (commitments.get(id) ?? []).map((row) => ({
        ...{ ...spanOf(row), id: idOf('commitment', row.id), state: row.state },
      })),
    }));
  }

  /** How many commitments have no word in a world: pencils, and whoever waits. */
  async pencils(): Promise<number> {
    const [row] = await this.query<{ count: number }>(
      `select count(*)::int as count from commitments where state in ('HELD', 'WAITING')`,
      [],
    );
    return row?.count ?? 0;
  }

  /**
   * The names things were brought in under, by uuid. One that two sources share names neither, nor does one that would be the name
   * of something else: both get a name that follows from their ids.
   */
  async refsOf(type: LineType, things: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.query<{ thing: string; ref: string }>(
      `select i.thing, i.ref from import_lines i where i.type = $1 and i.thing = any($2::uuid[])
       and i.ref !~ ('^' || $1 || '-[0-9a-f]{8}-') and not exists (
         select from import_lines other where other.type = i.type and other.ref = i.ref and other.source <> i.source)`,
      [type, things],
    );
    return new Map(rows.map(({ thing, ref }) => [thing, ref]));
  }

  /** `is_member`: the house is ACTIVE in an alliance that goes out, which has to have a steward. */
  private rates(resources: readonly string[]): Promise<readonly RateRow[]> {
    return this.query<RateRow>(
      `select r.resource_id, r.audience, r.audience_id, r.amount_minor::text, r.currency::text, r.per, r.minimum, r.lead_time,
         exists (select from memberships m where m.alliance_id = r.audience_id and m.organisation_id = r.organisation_id
           and m.status = 'ACTIVE')
         and exists (select from memberships m where m.alliance_id = r.audience_id and m.role = 'STEWARD'
           and m.status = 'ACTIVE') as is_member
       from rates r where r.resource_id = any($1::uuid[])`,
      [resources],
    );
  }

  private windows(resources: readonly string[]): Promise<readonly SpanRow[]> {
    return this.query<SpanRow>(
      `select resource_id, lower(during) as starts, upper(during) as ends, units from capacity_windows
       where resource_id = any($1::uuid[]) order by lower(during)`,
      [resources],
    );
  }

  private commitments(resources: readonly string[]): Promise<readonly CommitmentRow[]> {
    return this.query<CommitmentRow>(
      `select id, resource_id, lower(during) as starts, upper(during) as ends, units, state from commitments
       where resource_id = any($1::uuid[]) and state in ('BOOKED', 'BLOCKED') order by lower(during), id`,
      [resources],
    );
  }

  private query<Row>(sql: string, parameters: readonly unknown[]): Promise<readonly Row[]> {
    return this.transactions.reading.query<Row[]>(sql, [...parameters]);
  }
}

function rateOf({
  audience_id: id,
  is_member: isMember,
  amount_minor: amount,
  lead_time: leadTime,
  ...rate
}: RateRow): ToldRate {
  const { audience, currency, per, minimum } = rate;
  const audienceId = id === null ? null : idOf(audience === 'ALLIANCE' ? 'alliance' : 'organisation', id);
  return { audience, audienceId, isMember, amountMinor: Number(amount), currency, per, minimum, leadTime };
}

const spanOf = ({ starts, ends, units }: SpanRow): ToldSpan => ({
  during: { start: instant(starts.getTime()), end: instant(ends.getTime()) },
  units,
});
