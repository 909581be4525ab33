/**
 * Why a hit is in the list and what it lacks, in words: made of nothing but the hit and the question, so that whoever reads it can see
 * that it is so.
 */
import { lastLocalDay, localDay } from '#kernel/calendar';
import type { Duration } from '#kernel/duration';
import type { Id } from '#kernel/ids';
import type { Instant } from '#kernel/instant';
import { moneyText, type Money } from '#kernel/money';
import type { Period } from '#kernel/period';
import { declaredOf } from './ai';
import { counts, heldOver, type Assessed } from './assessment';
import { known } from './attribute-value';
import type { AudienceKind, CapacityQuestion } from './capacity-filter';
import { ceilingIn, worthIn } from './ceilings';
import type { Claim, Standing } from './claim';
import { meetsAll } from './requirement';
import type { SecurityTier, Taxonomy } from './taxonomy';
import { valueLabel } from './value-label';

/** One resource that answers a question, and on what terms. */
export type Hit = {
  readonly resourceId: Id<'resource'>;
  readonly facilityId: Id<'facility'>;
  /** Of the house. */
  readonly zone: string;
  readonly period: Period;
  readonly unitsFree: number;
  readonly price: Money;
  /** Of the rate that is paid. */
  readonly through: AudienceKind;
  readonly leadTime: Duration | null;
  readonly isLeadTimeMet: boolean;
  readonly distanceKm: number | null;
  /** 1.0 to 5.0; null without a record. */
  readonly rating: number | null;
  readonly tier: SecurityTier;
  /** Places of the needs it meets in the question. */
  readonly needs: readonly number[];
  /** Leaves whose claims met one of them, by code. */
  readonly capabilities: readonly string[];
};

/** What else the notes look at: the claims that met a need, and what was said of the security of the house. */
export type Evidence = {
  readonly claims: readonly Claim[];
  readonly assessments: readonly (Assessed & { readonly scheme: string })[];
};

export type MatchNote = { readonly code: string; readonly message: string };

/** What speaks for a hit, strongest first. */
export function whyOf(
  hit: Hit,
  evidence: Evidence,
  question: CapacityQuestion,
  taxonomy: Taxonomy,
): readonly MatchNote[] {
  return notesOf([
    ...evidence.claims.map((claim): Said => ['CLAIM', claimText(claim, hit, question, taxonomy)]),
    ['PRICE', priceText(hit, question)],
    ['FREE', freeText(hit, question)],
    ['SECURITY', securityText(hit, evidence, question, taxonomy)],
    ['DISTANCE', hit.distanceKm === null ? null : `${kmText(hit.distanceKm)} away`],
    ['RATING', hit.rating === null ? null : `Rated ${hit.rating} of 5`],
  ]);
}

/** What a hit lacks, or what is not known of it, what weighs most first. */
export function lacksOf(
  hit: Hit,
  evidence: Evidence,
  question: CapacityQuestion,
  taxonomy: Taxonomy,
): readonly MatchNote[] {
  const isFounded = evidence.claims.some(({ standing }) => standing !== 'SELF_DECLARED');
  return notesOf([
    ['LEAD_TIME', hit.isLeadTimeMet || hit.leadTime === null ? null : `Needs ${noticeText(hit.leadTime)} notice`],
    ['OTHER_NEEDS', otherNeedsText(hit, question)],
    ['UNVERIFIED_SECURITY', unverifiedText(hit, evidence, question, taxonomy)],
    ['SELF_DECLARED', isFounded ? null : 'Self-declared only: nobody but the house vouches for it'],
    ['NO_RATING', hit.rating === null ? 'No rating yet' : null],
    ['AI_UNKNOWN', aiText(evidence)],
  ]);
}

type Said = readonly [code: string, message: string | null];

const notesOf = (said: readonly Said[]): readonly MatchNote[] =>
  said.flatMap(([code, message]) => (message === null ? [] : [{ code, message }]));

const standingTexts: Readonly<Record<Standing, string>> = {
  SELF_DECLARED: '',
  ENDORSED: ' (endorsed by allied houses)',
  VERIFIED: ' (verified)',
};

/** The capability, with the values that were asked for. */
function claimText(claim: Claim, { needs }: Hit, question: CapacityQuestion, taxonomy: Taxonomy): string {
  const leaf = taxonomy.capabilities.get(claim.capability);
  const met = question.needs.filter(
    ({ leaves, requirements }, at) =>
      needs.includes(at) &&
      leaves.some(({ code }) => code === claim.capability) &&
      meetsAll(requirements, claim.attributes),
  );
  const asked = new Set(met.flatMap(({ requirements }) => requirements.map(({ attribute }) => attribute)));
  const values = [...asked].map((attribute) => {
    const said = known(attribute, claim.attributes[attribute.code] ?? []).map((value) => valueLabel(attribute, value));
    const unit = attribute.unit === null || attribute.unit === 'count' ? '' : ` ${attribute.unit}`;
    return `${attribute.label.toLowerCase()} ${said.join(', ')}${unit}`;
  });
  const name = `${leaf?.label ?? claim.capability}${standingTexts[claim.standing]}`;
  return values.length === 0 ? name : `${name}: ${values.join('; ')}`;
}

const audienceTexts: Readonly<Record<AudienceKind, string | null>> = {
  EVERYONE: null,
  ALLIANCE: 'the price for allies',
  ORGANISATION: 'the price for your organisation alone',
};

function priceText({ price, through }: Hit, { maxPrice, ceilings }: CapacityQuestion): string | null {
  const rate = ceilingIn(ceilings, price.currency)?.rate ?? null;
  const worth = rate === null || maxPrice === null ? price : worthIn(price, maxPrice.currency, rate.rate);
  const below = maxPrice === null ? 0n : maxPrice.amountMinor - worth.amountMinor;
  const remarks = [
    audienceTexts[through],
    rate === null ? null : `${moneyText(worth)} at ${rate.rate} of ${dayText(rate.on)}`,
    below > 0n ? `${moneyText({ ...worth, amountMinor: below })} below your highest price` : null,
  ].filter((remark) => remark !== null);
  return remarks.length === 0 ? null : `${moneyText(price)}: ${remarks.join(', ')}`;
}

function freeText({ period, unitsFree, zone }: Hit, { duration, units }: CapacityQuestion): string {
  const more = unitsFree > units ? `, ${unitsFree} units` : '';
  if (duration === null) return `Free throughout${more}`;
  return `Free from ${momentText(period.start, zone)} to ${momentText(period.end, zone)}, ${zone}${more}`;
}

const momentText = (at: Instant, zone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, dateStyle: 'medium', timeStyle: 'short' }).format(at);

/** The assessments that hold on all days asked for. */
const holding = ({ zone }: Hit, { assessments }: Evidence, { period }: CapacityQuestion): Evidence['assessments'] =>
  heldOver(assessments, localDay(period.start, zone), lastLocalDay(period, zone));

/** Of those that give the tier, the one that holds longest. */
function securityText(hit: Hit, evidence: Evidence, question: CapacityQuestion, taxonomy: Taxonomy): string | null {
  const [longest] = holding(hit, evidence, question)
    .filter((one) => one.tier === hit.tier && counts(one))
    .sort((a, b) => ((a.expiresOn ?? '9') > (b.expiresOn ?? '9') ? -1 : 1));
  if (hit.tier === 'NONE' || longest === undefined) return null;
  const how = longest.tier === 'THIRD_PARTY' ? 'verified' : 'as the house states';
  const until = longest.expiresOn === null ? '' : `, until ${dayText(longest.expiresOn)}`;
  return `${taxonomy.schemes.get(longest.scheme)?.label ?? longest.scheme}, ${how}${until}`;
}

function unverifiedText(hit: Hit, evidence: Evidence, question: CapacityQuestion, taxonomy: Taxonomy): string | null {
  const stated = holding(hit, evidence, question).find((one) => !counts(one));
  if (stated === undefined || hit.tier === 'THIRD_PARTY') return null;
  return `${taxonomy.schemes.get(stated.scheme)?.label ?? stated.scheme} is stated, but not verified yet`;
}

const dayText = (day: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', dateStyle: 'medium' }).format(Date.parse(day));

const kmText = (km: number): string => (km < 10 ? `${km.toFixed(1)} km` : `${Math.round(km)} km`);

function otherNeedsText({ needs }: Hit, question: CapacityQuestion): string | null {
  const all = question.needs.length;
  if (needs.length === all) return null;
  return `Meets ${needs.length} of ${all} needs; other resources of the house meet the rest`;
}

function aiText({ claims }: Evidence): string | null {
  const declared = claims.map(({ ai, attributes }) => declaredOf(ai, attributes));
  if (declared.some(({ uses }) => uses === null)) return 'Says nothing of its use of AI';
  const isUnknown = declared.some(({ trainsOnInput }) => trainsOnInput === 'unknown');
  return isUnknown ? 'Does not say whether AI tools learn from what they are given' : null;
}

/** `2 days'`, `1 day's`, `1 day and 4 hours'`. */
function noticeText({ days, minutes }: Duration): string {
  const parts = [
    [days, 'day'],
    [Math.floor(minutes / 60), 'hour'],
    [minutes % 60, 'minute'],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}${count === 1 ? '' : 's'}`);
  const text = said.join(' and ');
  return text.endsWith('s') ? `${text}'` : `${text}'s`;
}
