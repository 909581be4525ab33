/**
 * What "best" means: a score made of what speaks for a hit, in whole numbers, so that the same hit to the same question has the same
 * score wherever and whenever it is reckoned, and a list sorted by it can be read on from where it ended. The weights stand here and
 * nowhere else; whoever searches reads them at CapacitySort.
 */
import type { Money } from '#kernel/money';
import { standings, type Standing } from './claim';

/** How much each part counts; together 1000. */
const weights = { fit: 400, distance: 200, standing: 150, rating: 150, price: 100 } as const;

/** What of a hit the score looks at. */
export type Scored = {
  /** How many of the needs asked for the resource meets, at least one, and how many there are. */
  readonly met: number;
  readonly needs: number;
  readonly isLeadTimeMet: boolean;
  /** Null without a place to measure from. */
  readonly distanceKm: number | null;
  readonly standing: Standing;
  /** 1.0 to 5.0; null without a record. */
  readonly rating: number | null;
  /** Not more than the ceiling, and in its currency, where there is one. */
  readonly price: Money;
};

/** From 0 to 1,000,000, a whole number; more is better. `ceiling`: the highest price, in the currency of the hit's. */
export const bestScore = (hit: Scored, ceiling: Money | null): number =>
  weights.fit * fitOf(hit) +
  weights.distance * nearnessOf(hit.distanceKm) +
  weights.standing * (500 * standings.indexOf(hit.standing)) +
  weights.rating * ratingOf(hit.rating) +
  weights.price * cheapnessOf(hit.price, ceiling);

/** Who has no record yet is taken to be of the middle. */
const unrated = 3;
/** So far off counts half. */
const halfKm = 100;

const fitOf = ({ met, needs, isLeadTimeMet }: Scored): number =>
  Math.floor((700 * met) / needs) + (isLeadTimeMet ? 300 : 0);

/** A rating has one digit behind the point: reckoned in tenths, for 1.2 less 1 is not quite 0.2 to a machine. */
const ratingOf = (rating: number | null): number => 25 * (Math.round(10 * (rating ?? unrated)) - 10);

const nearnessOf = (km: number | null): number => (km === null ? 0 : Math.floor((1000 * halfKm) / (halfKm + km)));

/** An amount may be greater than a number holds exactly. */
function cheapnessOf({ amountMinor }: Money, ceiling: Money | null): number {
  if (ceiling === null) return 0;
  return ceiling.amountMinor === 0n ? 1000 : 1000 - Number((1000n * amountMinor) / ceiling.amountMinor);
}
