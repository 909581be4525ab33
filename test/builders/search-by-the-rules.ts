import { idOf, uuidOf } from '#kernel/ids';
import type { Instant } from '#kernel/instant';
import { judgeOf, type Candidate } from '../../apps/capabilities/src/domain/candidate';
import type { CapacityQuestion } from '../../apps/capabilities/src/domain/capacity-filter';
import { answering, matchOf, rankedOf, type Match } from '../../apps/capabilities/src/domain/capacity-match';
import { compareKeys, orderOf, type SortKey } from '../../apps/capabilities/src/domain/capacity-order';
import { facetsOf, type Facet } from '../../apps/capabilities/src/domain/facets';
import type { Answer, Ask } from '../../apps/capabilities/src/domain/market/answer';
import type {
  AllianceState,
  FacilityState,
  MarketViewer,
  RateState,
  ResourceState,
  Uuid,
} from '../../apps/capabilities/src/domain/market/state';
import { placesOf } from '../../apps/capabilities/src/domain/places';
import { taxonomy } from '../../apps/capabilities/src/taxonomy/taxonomy-file';

/** A world as it is told. */
export type Told = {
  readonly facilities: ReadonlyMap<Uuid, FacilityState>;
  readonly resources: ReadonlyMap<Uuid, ResourceState>;
  readonly alliances: ReadonlyMap<Uuid, AllianceState>;
};

/** What the rules of the domain answer, each resource judged by itself. */
export function searchByTheRules(
  told: Told,
  question: CapacityQuestion,
  viewer: MarketViewer,
  now: Instant,
  ask: Ask,
): { readonly keys: readonly SortKey[]; readonly matches: readonly Match[]; readonly answer: Omit<Answer, 'rows'> } {
  const judge = judgeOf(question);
  const judged = [...told.resources.values()].flatMap((state) => {
    const facility = told.facilities.get(state.facility);
    if (facility === undefined || !isAllied(told, facility, question)) return [];
    const fitting = judge(candidateOf(state, facility));
    if (fitting === null) return [];
    const rates = state.rates.filter((rate) => includes(told, rate, facility, viewer));
    const parts = state.parts.map((part) => ({ ...part, resourceId: idOf('resource', state.id) }));
    return matchOf(fitting, { ...state, parts, rates }, question, now) ?? [];
  });
  const order = orderOf(ask.order, question.near !== null);
  if (!order.ok) throw new Error(`There is no order ${ask.order}`);
  const sorted = answering(judged, question.needs.length)
    .map((match) => ({ match, key: order.value.keyOf(rankedOf(match, question)) }))
    .sort((a, b) => compareKeys(a.key, b.key));
  const behind = sorted.filter(({ key }) => ask.after === null || compareKeys(key, ask.after) > 0);
  const matches = sorted.map(({ match }) => match);
  return {
    matches: behind.slice(0, ask.first).map(({ match }) => match),
    keys: behind.slice(0, ask.first).map(({ key }) => key),
    answer: {
      hasMore: behind.length > ask.first,
      total: ask.totals ? matches.length : null,
      facets: facetsOf(judged, question.needs.length, taxonomy).filter((facet) => isAsked(ask, facet)),
      places: ask.places ? placesOf(matches) : [],
    },
  };
}

const isAsked = ({ facets }: Ask, { field }: Facet): boolean =>
  typeof facets === 'boolean' ? facets : facets.includes(field);

const candidateOf = (state: ResourceState, facility: FacilityState): Candidate => ({
  resourceId: idOf('resource', state.id),
  name: state.name,
  kind: state.kind,
  hours: state.hours,
  classes: state.classes.map((id) => idOf('class', id)),
  facility: { ...facility, id: idOf('facility', facility.id) },
  claims: state.claims,
});

const areAllied = ({ alliances }: Told, alliance: Uuid, organisation: Uuid): boolean =>
  alliances.get(alliance)?.members.includes(organisation) === true;

const isAllied = (told: Told, { organisation }: FacilityState, { alliances }: CapacityQuestion): boolean =>
  alliances.length === 0 || alliances.some((id) => areAllied(told, uuidOf(id), organisation));

function includes(told: Told, rate: RateState, facility: FacilityState, { organisation }: MarketViewer): boolean {
  if (rate.audience === 'EVERYONE') return true;
  if (organisation === null) return false;
  if (rate.audience === 'ORGANISATION') return rate.audienceId === organisation;
  return areAllied(told, rate.audienceId, organisation) && areAllied(told, rate.audienceId, facility.organisation);
}
