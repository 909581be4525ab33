import { readDuration, type Duration } from '#kernel/duration';
import { idOf, uuidOf } from '#kernel/ids';
import { milder, type BandText, type CancellationScale } from '#kernel/cancellation';
import type { RateTerms } from '#kernel/price';
import type { Audience, AudienceKind, KeptRate, Terms } from '../domain/rate-terms';

/** Terms as the database keeps them; amounts as text, for a JSON number may be too small. */
export type TermsRow = {
  readonly per: RateTerms['per'];
  readonly amount_minor: string;
  readonly currency: string;
  readonly minimum: string | null;
  readonly lead_time: string | null;
  readonly weekend_percent: number;
  readonly overtime_percent: number;
  readonly cancellation: readonly BandText[] | null;
};

export type RateRow = TermsRow & {
  readonly id: string;
  readonly resource_id: string;
  readonly audience: AudienceKind;
  readonly audience_id: string | null;
};

export const termsOf = (row: TermsRow): Terms => ({
  per: row.per,
  amountMinor: BigInt(row.amount_minor),
  currency: row.currency,
  minimum: row.minimum === null ? null : lengthOf(row.minimum),
  leadTime: row.lead_time === null ? null : lengthOf(row.lead_time),
  weekendPercent: row.weekend_percent,
  overtimePercent: row.overtime_percent,
  cancellation: scaleOf(row.cancellation),
});

/** The same the other way round. */
export const rowOfTerms = (terms: Terms): TermsRow => ({
  ...{ per: terms.per, amount_minor: terms.amountMinor.toString(), currency: terms.currency },
  ...{ minimum: terms.minimum?.iso ?? null, lead_time: terms.leadTime?.iso ?? null },
  ...{ weekend_percent: terms.weekendPercent, overtime_percent: terms.overtimePercent },
  cancellation: bandsOf(terms.cancellation),
});

/** Of rates that cost the same, the first is the one whose cancelling is cheaper: prices are worked out in this order. */
export const mildestFirst = <T extends { readonly cancellation: CancellationScale }>(
  terms: readonly T[],
): readonly T[] => terms.toSorted((a, b) => milder(a.cancellation, b.cancellation));

export const rateOf = (row: RateRow): KeptRate => ({
  id: idOf('rate', row.id),
  resourceId: idOf('resource', row.resource_id),
  audience: audienceOf(row),
  terms: termsOf(row),
});

/** The same the other way round. */
export const rowOfRate = ({ id, resourceId, audience, terms }: KeptRate): RateRow => ({
  ...{ id: uuidOf(id), resource_id: uuidOf(resourceId), audience: audience.kind },
  ...{ audience_id: audience.id === null ? null : uuidOf(audience.id), ...rowOfTerms(terms) },
});

function audienceOf({ audience, audience_id }: RateRow): Audience {
  if (audience === 'EVERYONE' || audience_id === null) return { kind: 'EVERYONE', id: null };
  return audience === 'ALLIANCE'
    ? { kind: audience, id: idOf('alliance', audience_id) }
    : { kind: audience, id: idOf('organisation', audience_id) };
}

const scaleOf = (bands: TermsRow['cancellation']): CancellationScale =>
  bands && bands.map(({ notice, percent }) => ({ notice: lengthOf(notice), percent }));

/** A scale as it is written, longest notice first; null where cancelling is free. */
export const bandsOf = (scale: CancellationScale): readonly BandText[] | null =>
  scale && scale.map(({ notice, percent }) => ({ notice: notice.iso, percent }));

function lengthOf(iso: string): Duration {
  const duration = readDuration(iso);
  if (duration === null) throw new Error(`a rate keeps ${iso}, which is no duration`);
  return duration;
}
