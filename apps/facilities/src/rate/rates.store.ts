import { Injectable } from '@nestjs/common';
import { uuidOf, type Id } from '#kernel/ids';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import type { Viewer } from '#service/viewer/viewer';
import type { KeptRate, Rate } from '../domain/rate-terms';
import type { Resource } from '../resource/resources.store';
import { viewerParameters, withViewer } from '../sight/sight.store';
import { rateOf, rowOfRate, type RateRow } from './rate.row';

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
  async put(tx: Tx, id: Id<'rate'>, { id: resourceId }: Resource, rate: Rate): Promise<Id<'rate'>> {
    const [kept] = await this.putAll(tx, [{ ...rate, id, resourceId }]);
    if (!kept) throw new Error('a rate was set and is not there');
    return kept.id;
  }

  /** The same for at most one rate of each resource, in one statement. Answers them as they are kept, in no order. */
  async putAll(tx: Tx, rates: readonly KeptRate[]): Promise<readonly KeptRate[]> {
    const rows = await tx.query<RateRow[]>(
      `insert into rates as r (id, facility_id, resource_id, organisation_id, audience, audience_id, amount_minor, currency, per,
         minimum, lead_time, weekend_percent, overtime_percent, cancellation)
       select n.id, resources.facility_id, resources.id, resources.organisation_id, n.audience, n.audience_id, n.amount_minor,
         n.currency, n.per, n.minimum, n.lead_time, n.weekend_percent, n.overtime_percent, n.cancellation
       from jsonb_to_recordset($1) as n (id uuid, resource_id uuid, audience text, audience_id uuid, amount_minor bigint,
         currency text, per text, minimum text, lead_time text, weekend_percent int, overtime_percent int, cancellation jsonb)
       join resources on resources.id = n.resource_id
       on conflict on constraint one_rate_for_audience_and_unit do update set amount_minor = excluded.amount_minor,
         currency = excluded.currency, minimum = excluded.minimum, lead_time = excluded.lead_time,
         weekend_percent = excluded.weekend_percent, overtime_percent = excluded.overtime_percent,
         cancellation = excluded.cancellation
       returning ${columns}`,
      [JSON.stringify(rates.map(rowOfRate))],
    );
    return rows.map(rateOf);
  }

  async remove(tx: Tx, ids: readonly Id<'rate'>[]): Promise<void> {
    await tx.query('delete from rates where id = any($1)', [ids.map(uuidOf)]);
  }
}
