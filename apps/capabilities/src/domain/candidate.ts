/**
 * What search knows of a resource that may be the right one, before its calendar is opened: where it is, what it claims, how
 * safe its house is. Whoever asks has already been found to see it.
 */
import { lastLocalDay, localDay } from '#kernel/calendar';
import { distanceKm } from '#kernel/distance';
import type { Id } from '#kernel/ids';
import type { Period } from '#kernel/period';
import { words } from '#kernel/text';
import type { Hours } from '#kernel/working-week';
import { reaches, tierOver, type Assessed } from './assessment';
import { declaredOf, keeps } from './ai';
import type { CapacityQuestion, Near, ResourceKind } from './capacity-filter';
import { standings, type Claim, type Standing } from './claim';
import { isInBand, sharesHours } from './house-clock';
import type { Need } from './needs';
import { meetsAll, type Said } from './requirement';
import type { Capability, SecurityTier } from './taxonomy';

export type Candidate = {
  readonly resourceId: Id<'resource'>;
  readonly name: string;
  readonly kind: ResourceKind;
  /** On the clock of its facility. */
  readonly hours: Hours;
  /** Those it is a member of. */
  readonly classes: readonly Id<'class'>[];
  readonly facility: {
    readonly id: Id<'facility'>;
    readonly name: string;
    readonly organisationName: string;
    readonly city: string | null;
    readonly country: string | null;
    readonly zone: string;
    readonly latitude: number | null;
    readonly longitude: number | null;
    /** 1.0 to 5.0; null until there is a record. */
    readonly rating: number | null;
    readonly assessments: readonly Assessed[];
  };
  /** Of the leaves asked for only. */
  readonly claims: readonly Pick<Claim, 'capability' | 'standing' | 'attributes' | 'ai'>[];
};

/** A claim that met every requirement of a need. */
export type MatchedClaim = { readonly capability: Capability; readonly standing: Standing; readonly attributes: Said };

/** A candidate that passes all that needs no calendar, apart from the filters whose own facet looks past them. */
export type Fitting = {
  readonly candidate: Candidate;
  /** Which needs it meets, by their place in the question; at least one. */
  readonly needs: readonly number[];
  /** Those that met one of them; at least one. */
  readonly claims: readonly MatchedClaim[];
  /** Of the best founded claim that matched. */
  readonly standing: Standing;
  readonly distanceKm: number | null;
  /** The best tier that one assessment holds on every local day of the asked period. */
  readonly tier: SecurityTier;
  /** Filters it fails, of the three that a facet leaves out of its count: none for a match, one for a neighbour. */
  readonly misses: readonly Miss[];
};
export type Miss = 'kind' | 'country' | 'securityTier';

/** Judges candidates of one question; asked for thousands of rows, it works out each zone's days once. */
export function judgeOf(question: CapacityQuestion): (candidate: Candidate) => Fitting | null {
  const { near, classes, utcOffset, overlap } = question;
  const needs = question.needs.map((need) => needJudgeOf(need, question));
  const daysOf = daysByZone(question.period);

  return (candidate) => {
    const { facility, hours } = candidate;
    const byNeed = needs.map((claimsFor) => claimsFor(candidate));
    const claims = [...new Map(byNeed.flat().map((claim) => [claim.capability.code, claim])).values()];
    if (claims.length === 0) return null;
    if (classes.length > 0 && !candidate.classes.some((one) => classes.includes(one))) return null;
    const distance = distanceTo(near, facility);
    if (near !== null && (distance === null || distance > near.withinKm)) return null;
    if (utcOffset !== null && !isInBand(utcOffset, facility.zone, question.open.start)) return null;
    if (overlap !== null && !sharesHours(overlap, hours)) return null;
    const [first, last] = daysOf(facility.zone);
    const tier = tierOver(facility.assessments, first, last);
    const misses = missesOf(question, candidate, tier);
    if (misses.length > 1) return null;
    const met = byNeed.flatMap((own, at) => (own.length > 0 ? [at] : []));
    return { candidate, needs: met, claims, standing: bestOf(claims), distanceKm: distance, tier, misses };
  };
}

/** The claims of a candidate that meet one need; none where the words asked for are not all found with that need alone. */
function needJudgeOf(
  { leaves, requirements }: Need,
  { words: asked, aiPolicy }: CapacityQuestion,
): (candidate: Candidate) => readonly MatchedClaim[] {
  const byCode = new Map(leaves.map((leaf) => [leaf.code, leaf]));
  const wordsOfLeaf = new Map(
    leaves.map((leaf) => [leaf.code, [leaf.label, ...leaf.synonyms].flatMap((name) => words(name))]),
  );
  return (candidate) => {
    const claims = candidate.claims.flatMap(({ capability: code, standing, attributes, ai }) => {
      const capability = byCode.get(code);
      const isMet = capability !== undefined && meetsAll(requirements, attributes);
      const isAllowed = aiPolicy === null || keeps(aiPolicy, declaredOf(ai, attributes));
      return isMet && isAllowed ? [{ capability, standing, attributes }] : [];
    });
    return claims.length > 0 && readsAs(asked, candidate, claims, wordsOfLeaf) ? claims : [];
  };
}

function missesOf(question: CapacityQuestion, { kind, facility }: Candidate, tier: SecurityTier): readonly Miss[] {
  const { kinds, countries, floor } = question;
  const misses: Miss[] = [];
  if (kinds.length > 0 && !kinds.includes(kind)) misses.push('kind');
  if (countries.length > 0 && (facility.country === null || !countries.includes(facility.country)))
    misses.push('country');
  if (!reaches(tier, floor)) misses.push('securityTier');
  return misses;
}

/** From where the house is to be near to; null where nobody asks or nobody knows where it is. */
export function distanceTo(
  near: Near | null,
  { latitude, longitude }: Pick<Candidate['facility'], 'latitude' | 'longitude'>,
): number | null {
  if (near === null || latitude === null || longitude === null) return null;
  return distanceKm(near.point, { latitude, longitude });
}

/** Every word asked for begins a word of a name, the city, or of a label or synonym of a capability that matched. */
function readsAs(
  asked: readonly string[],
  { name, facility }: Candidate,
  claims: readonly MatchedClaim[],
  wordsOfLeaf: ReadonlyMap<string, readonly string[]>,
): boolean {
  if (asked.length === 0) return true;
  const written = [name, facility.name, facility.city ?? '', facility.organisationName].flatMap((text) => words(text));
  const known = [...written, ...claims.flatMap(({ capability }) => wordsOfLeaf.get(capability.code) ?? [])];
  return asked.every((word) => known.some((one) => one.startsWith(word)));
}

const bestOf = (claims: readonly MatchedClaim[]): Standing =>
  standings.findLast((standing) => claims.some((claim) => claim.standing === standing)) ?? 'SELF_DECLARED';

/** First and last local day of the period, for each zone. */
function daysByZone(period: Period): (zone: string) => readonly [string, string] {
  const days = new Map<string, readonly [string, string]>();
  return (zone) => {
    const known = days.get(zone) ?? ([localDay(period.start, zone), lastLocalDay(period, zone)] as const);
    days.set(zone, known);
    return known;
  };
}
