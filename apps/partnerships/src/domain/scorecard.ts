/** The record of a house, told as one number between 1 and 5 with at most one decimal. */
import { isId, type Id } from '#kernel/ids';
import { ok, refuse, type Result } from '#kernel/result';

export type Scorecard = { readonly facilityId: Id<'facility'>; readonly rating: number };

/** Fields: `facilityId`, `rating`. */
export function parseScorecard(raw: { readonly facilityId: string; readonly rating: number }): Result<Scorecard> {
  const { facilityId, rating } = raw;
  if (!isId('facility', facilityId)) return refuse('NOT_FOUND', 'There is no such facility.', 'facilityId');
  const isRating = rating >= 1 && rating <= 5 && Math.round(rating * 10) / 10 === rating;
  return isRating
    ? ok({ facilityId, rating })
    : refuse('OUT_OF_RANGE', 'A rating is 1 to 5, with at most one decimal.', 'rating');
}
