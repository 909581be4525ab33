import { Injectable } from '@nestjs/common';
import { idOf, uuidOf, type Id } from '#kernel/ids';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import type { Viewer } from '#service/viewer/viewer';
import type { Rate } from '../domain/rate-terms';
import type { Resource } from '../resource/resources.store';
import { viewerParameters, withViewer } from '../sight/sight.store';
import { bandsOf, rateOf, type KeptRate, type RateRow } from './rate.row';

const columns = `r.id, r.resource_id, r.audience, r.audience_id, r.amount_minor::text as amount_minor, r.currency, r.per,
  r.minimum, r.lead_time, r.weekend_percent, r.overtime_percent, r.cancellation`;

@Injectable()
export class RatesStore {
  constructor(private readonly transactions: Transactions) {}

  /** All rates by resource, oldest first, each with whether its audience includes the viewer. */
  async ofResources(
    ids: readonly string[],
    viewer: Viewer,
  ): Promise<ReadonlyMap<string, readonly (KeptRate & { readonly includesViewer: boolean })[]>> {
    const rows = await this.transactions.reading.query<(RateRow & { includes_viewer: boolean })[]>(
      `${withViewer} select ${columns}, exists (
         select from audiences a
         where a.rate_id = r.id and (a.organisation_id is null or a.organisation_id = viewer.organisation)
       ) as includes_viewer
       from rates r cross join viewer where r.resource_id = any($3) order by r.id`,
      [...viewerParameters(viewer), ids.map((id) => uuidOf(id as Id))],
    );
    const rates = rows.map((row) => ({ ...rateOf(row), includesViewer: row.includes_viewer }));
    return Map.groupBy(rates, (rate) => rate.resourceId);
  }

  /** The rates of one resource, oldest first. */
  async ofResource(tx: Tx, resource: Id<'resource'>): Promise<readonly KeptRate[]> {
    return (await this.kept(tx, [resource])).get(resource) ?? [];
  }

  /** The rates of each resource, oldest first. */
  async kept(tx: Tx, resources: readonly Id<'resource'>[]): Promise<ReadonlyMap<string, readonly KeptRate[]>> {
    const rows = await tx.query<RateRow[]>(
      `select ${columns} from rates r where r.resource_id = any($1) order by r.id`,
      [resources.map(uuidOf)],
    );
    return Map.groupBy(rows.map(rateOf), ({ resourceId }) => resourceId);
  }

  /** Sets the rate of an audience and a unit; one that is there keeps its id. Answers the id. */
  async put(tx: Tx, id: Id<'rate'>, resource: Resource, { audience, terms }: Rate): Promise<Id<'rate'>> {
    const [row] = await tx.query<{ id: string }[]>(
      `insert into rates (id, facility_id, resource_id, organisation_id, audience, audience_id, amount_minor, currency, per,
         minimum, lead_time, weekend_percent, overtime_percent, cancellation)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
       on conflict on constraint one_rate_for_audience_and_unit do update set amount_minor = excluded.amount_minor,
         currency = excluded.currency, minimum = excluded.minimum, lead_time = excluded.lead_time,
         weekend_percent = excluded.weekend_percent, overtime_percent = excluded.overtime_percent,
         cancellation = excluded.cancellation
       returning id`,
      [
        ...[uuidOf(id), uuidOf(resource.facilityId), uuidOf(resource.id), uuidOf(resource.organisationId)],
        ...[audience.kind, audience.id === null ? null : uuidOf(audience.id)],
        ...[terms.amountMinor.toString(), terms.currency, terms.per],
        ...[terms.minimum?.iso ?? null, terms.leadTime?.iso ?? null, terms.weekendPercent, terms.overtimePercent],
        terms.cancellation && JSON.stringify(bandsOf(terms.cancellation)),
      ],
    );
    if (!row) throw new Error('a rate was set and is not there');
    return idOf('rate', row.id);
  }

  async remove(tx: Tx, id: Id<'rate'>): Promise<void> {
    await tx.query('delete from rates where id = $1', [uuidOf(id)]);
  }
}
