/** The odd resources, judged by the rules themselves as they were told. */
import { idOf } from '#kernel/ids';
import { judgeOf, type Candidate } from '../candidate';
import { matchOf } from '../capacity-match';
import { standings } from '../claim';
import type { Hits } from './hits';
import { misses, missesKind, type Plan } from './plan';
import { kinds } from './kept';
import type { Market } from './market';
import { resource } from './resources';
import type { ResourceState } from './state';

export function findOdd(plan: Plan, hits: Hits): void {
  const { market, ask } = plan;
  const states = market.odd.all();
  if (states.length === 0) return;
  const judge = judgeOf(plan.question);
  for (const state of states)
    if (ask.only === undefined || ask.only.includes(state.id)) judgeOdd(plan, hits, state, judge);
}

function judgeOdd(plan: Plan, hits: Hits, state: ResourceState, judge: ReturnType<typeof judgeOf>): void {
  const { market, question, houses, sight, now } = plan;
  const row = market.resources.uuids.find(state.id);
  const facility = market.resources.get(row, resource.facility);
  const verdict = houses.verdict(facility) | (((plan.kinds >> kinds.indexOf(state.kind)) & 1) === 0 ? missesKind : 0);
  if (verdict < 0 || (verdict & misses & ~plan.neighbours) !== 0) return;
  const fitting = judge(candidateOf(market, state, facility));
  if (fitting === null) return;
  const rates = state.rates.filter((rate) => sight.includesTold(rate, facility));
  const { windows, taken } = state;
  const parts = state.parts.map((part) => ({ ...part, resourceId: idOf('resource', state.id) }));
  const match = matchOf(fitting, { windows, taken, parts, rates }, question, now);
  if (match === null) return;
  const hit = hits.add(row, facility, verdict);
  const amount = Number(match.price.amountMinor);
  hits.setPeriod(hit, match.period);
  hits.setPrice(hit, {
    rate: -1,
    amount,
    exact: Number.isSafeInteger(amount) ? null : match.price.amountMinor,
    currency: market.texts.currencies.find(match.price.currency) ?? 0,
    isInTime: match.isLeadTimeMet,
  });
  for (const need of match.needs) hits.needs[hit] = (hits.needs[hit] ?? 0) | (1 << need);
  hits.standing[hit] = standings.indexOf(match.standing);
  hits.odd.set(hit, match);
}

function candidateOf({ facilities }: Market, state: ResourceState, facility: number): Candidate {
  const { words, ...house } = facilities.at(facility);
  return {
    resourceId: idOf('resource', state.id),
    name: state.name,
    kind: state.kind,
    hours: state.hours,
    classes: state.classes.map((id) => idOf('class', id)),
    facility: { ...house, id: idOf('facility', facilities.uuids.uuidAt(facility)), name: words, organisationName: '' },
    claims: state.claims,
  };
}
