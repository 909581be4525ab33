/**
 * What the market keeps of a house, a resource, an alliance: all that decides or orders answers, in one plain form. What is
 * written is made from it and can be read back as it, so two of them are alike exactly where searches see no difference.
 */
import { instant, type Instant } from '#kernel/instant';
import { words } from '#kernel/text';
import { wallClock } from '#kernel/zone';
import type { Assessed } from '../assessment';
import { declaredOf } from '../ai';
import { audienceKinds, type ResourceKind } from '../capacity-filter';
import { standings, type Claim } from '../claim';
import { written, type Leaves, type Written } from './leaves';
import { levelsOf, type Levels, type OpenTime } from './levels';
import type { AllianceState, FacilityState, RateState, ResourceState, Uuid } from './state';

export const kinds: readonly ResourceKind[] = ['ROOM', 'EQUIPMENT', 'COMPUTE', 'LICENCE', 'PERSON'];

export type KeptFacility = Omit<FacilityState, 'id' | 'organisationName' | 'name'> & {
  /** Folded words of its name, its city and its organisation, by spaces. */
  readonly words: string;
};

export type KeptRate = {
  /** All but the amount and the currency, as JSON. */
  readonly terms: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly audience: number;
  readonly audienceId: Uuid | null;
};

export type KeptClaim = Written & {
  readonly leaf: number;
  readonly standing: number;
  /** Of the use of AI, as JSON; null where nothing is. */
  readonly declared: string | null;
};

export type KeptResource = {
  readonly facility: Uuid;
  readonly kind: number;
  readonly words: string;
  /** As JSON. */
  readonly hours: string;
  readonly zone: string;
  readonly hasWeek: boolean;
  readonly levels: Levels;
  readonly rates: readonly KeptRate[];
  /** By leaf. */
  readonly claims: readonly KeptClaim[];
  readonly classes: readonly Uuid[];
};

/** Throws for one on a clock that nobody knows. */
export const keptFacility = (state: FacilityState): KeptFacility => {
  const { organisation, city, country, zone, latitude, longitude, rating, assessments } = state;
  return {
    ...{ organisation, city, country, zone: readable(zone), latitude, longitude, rating },
    assessments: assessments.map(keptAssessment).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
    words: [state.name, city ?? '', state.organisationName].flatMap((text) => words(text)).join(' '),
  };
};

const keptAssessment = ({ tier, issuedOn, expiresOn, verified }: Assessed): Assessed => ({
  tier,
  issuedOn,
  expiresOn,
  verified,
});

export const keptAlliance = ({ members }: AllianceState): readonly Uuid[] => [...new Set(members)].sort();

/** Null for the odd one that has no such form: it is kept as it was told, and judged by itself. Throws for one on a clock that nobody knows. */
export function keptResource(state: ResourceState, now: Instant, leaves: Leaves, open: OpenTime): KeptResource | null {
  const zone = readable(state.hours.zone);
  const levels = levelsOf(state, now, open);
  const rates = state.rates.map(keptRate).sort(byTerms);
  if (levels === null || rates.some(({ amountMinor }) => !Number.isSafeInteger(amountMinor))) return null;
  const claims: KeptClaim[] = [];
  for (const claim of state.claims) {
    const leaf = leaves.byCode.get(claim.capability);
    if (leaf === undefined) continue; // what the taxonomy no longer has is not searched for
    const said = written(leaves, leaf, claim.attributes);
    if (said === null || claims.some((other) => other.leaf === leaf.number)) return null;
    claims.push({ ...said, declared: declaredText(claim), leaf: leaf.number, standing: standingOf(claim) });
  }
  return {
    facility: state.facility,
    kind: kinds.indexOf(state.kind),
    words: words(state.name).join(' '),
    hours: JSON.stringify(hoursOf(state)),
    zone,
    hasWeek: state.hours.week !== null,
    levels,
    rates,
    claims: claims.sort((a, b) => a.leaf - b.leaf),
    classes: [...new Set(state.classes)].sort(),
  };
}

/** Searches read every clock there is: one that cannot be read would be in the way of all. */
function readable(zone: string): string {
  wallClock(instant(0), zone);
  return zone;
}

function declaredText({ ai, attributes }: Claim): string | null {
  const { uses, trainsOnInput } = declaredOf(ai, attributes);
  if (uses === null && trainsOnInput === 'unknown') return null;
  return JSON.stringify({ uses: uses?.toSorted() ?? null, trainsOnInput });
}

const standingOf = ({ standing }: Claim): number => standings.indexOf(standing);

const hoursOf = ({ hours: { zone, week, dayMinutes } }: ResourceState): ResourceState['hours'] => ({
  zone,
  week,
  dayMinutes,
});

function keptRate(rate: RateState): KeptRate {
  const { per, minimum, leadTime, weekendPercent, overtimePercent, amountMinor, currency, audience } = rate;
  return {
    terms: JSON.stringify({ per, minimum, leadTime, weekendPercent, overtimePercent }),
    amountMinor: Number(amountMinor),
    currency,
    audience: audienceKinds.indexOf(audience),
    audienceId: rate.audienceId,
  };
}

const byTerms = (a: KeptRate, b: KeptRate): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
