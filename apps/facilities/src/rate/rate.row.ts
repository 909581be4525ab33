import { readDuration, type Duration } from '#kernel/duration';
import { idOf, type Id } from '#kernel/ids';
import type { RateTerms } from '#kernel/price';
import type { Audience, AudienceKind } from '../domain/rate-terms';

/** Terms as the database keeps them; amounts as text, for a JSON number may be too small. */
export type TermsRow = {
  readonly per: RateTerms['per'];
  readonly amount_minor: string;
  readonly currency: string;
  readonly minimum: string | null;
  readonly lead_time: string | null;
};

export type RateRow = TermsRow & {
  readonly id: string;
  readonly resource_id: string;
  readonly audience: AudienceKind;
  readonly audience_id: string | null;
};

/** A rate of a resource, as its resolver shows it. */
export type KeptRate = {
  readonly id: Id<'rate'>;
  readonly resourceId: Id<'resource'>;
  readonly audience: Audience;
  readonly terms: RateTerms;
};

export const termsOf = (row: TermsRow): RateTerms => ({
  per: row.per,
  amountMinor: BigInt(row.amount_minor),
  currency: row.currency,
  minimum: durationOf(row.minimum),
  leadTime: durationOf(row.lead_time),
});

export const rateOf = (row: RateRow): KeptRate => ({
  id: idOf('rate', row.id),
  resourceId: idOf('resource', row.resource_id),
  audience: audienceOf(row),
  terms: termsOf(row),
});

function audienceOf({ audience, audience_id }: RateRow): Audience {
  if (audience === 'EVERYONE' || audience_id === null) return { kind: 'EVERYONE', id: null };
  return audience === 'ALLIANCE'
    ? { kind: audience, id: idOf('alliance', audience_id) }
    : { kind: audience, id: idOf('organisation', audience_id) };
}

function durationOf(iso: string | null): Duration | null {
  if (iso === null) return null;
  const duration = readDuration(iso);
  if (duration === null) throw new Error(`a rate keeps ${iso}, which is no duration`);
  return duration;
}
