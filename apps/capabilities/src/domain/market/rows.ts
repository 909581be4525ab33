import { idOf } from '#kernel/ids';
import { audienceKinds } from '../capacity-filter';
import { orderOf, type CapacityOrder } from '../capacity-order';
import { standings } from '../claim';
import type { Row } from './answer';
import { claimedBy } from './claim-counts';
import { tierAt } from './facilities';
import type { Hits } from './hits';
import { tierBits } from './houses';
import type { Plan } from './plan';
import type { Ranking } from './ranking';
import { audienceKind } from './rates';

/** Rows of the page, in its order. */
export function rowsOf(plan: Plan, hits: Hits, ranking: Ranking, page: readonly number[]): readonly Row[] {
  const order = orderOf(plan.ask.order, plan.question.near !== null);
  if (!order.ok) throw new Error(`The market was asked for the order ${plan.ask.order} without a place`);
  return page.map((hit) => rowOf(plan, hits, ranking, order.value, hit));
}

function rowOf(plan: Plan, hits: Hits, ranking: Ranking, order: CapacityOrder, hit: number): Row {
  const { market, houses, question } = plan;
  const { resources, facilities } = market;
  const [resource, facility] = [hits.resource[hit] ?? 0, hits.facility[hit] ?? 0];
  const period = hits.periodOf(hit, question);
  const rating = facilities.rating[facility] ?? 0;
  const row = {
    ...paid(plan, hits, hit),
    resource: resources.uuids.uuidAt(resource),
    facility: facilities.uuids.uuidAt(facility),
    period,
    unitsFree: hits.odd.get(hit)?.unitsFree ?? plan.free.least(resource, period),
    distanceKm: houses.distanceKm(facility),
    rating: rating === 0 ? null : rating,
    zone: facilities.zoneOf(facility),
    standing: standings[hits.standing[hit] ?? 0] ?? 'SELF_DECLARED',
    tier: tierAt((hits.verdict[hit] ?? 0) & tierBits),
    needs: question.needs.flatMap((_, need) => (((hits.needs[hit] ?? 0) >> need) & 1 ? [need] : [])),
    claims: claimedBy(market, hits, hit),
  };
  const score = plan.ask.order === 'BEST' ? ranking.score(hit) : 0;
  return {
    ...row,
    key: order.keyOf({ ...row, resourceId: idOf('resource', row.resource), start: period.start, score }),
  };
}

function paid(plan: Plan, hits: Hits, hit: number): Pick<Row, 'price' | 'through' | 'leadTime' | 'isLeadTimeMet'> {
  const odd = hits.odd.get(hit);
  if (odd !== undefined) {
    const { price, through, leadTime, isLeadTimeMet } = odd;
    return { price, through, leadTime, isLeadTimeMet };
  }
  const { market, prices, question } = plan;
  const period = hits.periodOf(hit, question);
  const found = prices.find(hits.resource[hit] ?? 0, hits.facility[hit] ?? 0, period);
  return {
    price: {
      amountMinor: found.exact ?? BigInt(found.amount),
      currency: market.texts.currencies.textOf(found.currency) ?? '',
    },
    through: audienceKinds[audienceKind(market.resources.rates.audienceOf(found.rate))] ?? 'EVERYONE',
    leadTime: prices.termsOf(found.rate).leadTime,
    isLeadTimeMet: found.isInTime,
  };
}
