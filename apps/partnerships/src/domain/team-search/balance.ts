/**
 * Where both money and rating have a ceiling, neither alone says enough: the best rated are dear, the cheap are badly rated, and a
 * team has to be under both at once. A scale on which a point of rating is worth so much money sees both; the worth with which the
 * ceilings come closest to being broken sees most.
 * Method: Lagrangian relaxation of one ceiling, its multiplier found by trying.
 */
import { greatestPriced } from './agreement';
import type { Board } from './board';
import { ceilingOn, type Ceilings } from './team';
import { yardstickFor, type Prices, type Scale } from './yardstick';

/** The best scale of those tried; null where one of the ceilings is open, or nobody loses any rating, or the time is over. */
export function balancedScale(
  board: Board,
  ceilings: Ceilings,
  prices: Prices,
  seeks: 'cost' | 'loss',
  isOver: () => boolean,
): Scale | null {
  if (!Number.isFinite(ceilings.cost) || !Number.isFinite(ceilings.loss)) return null;
  /** How far a scale lifts what is sought: the bound it gives, in its own unit. */
  const liftOf = (scale: Scale): number => {
    const stick = yardstickFor(board, scale, prices, isOver);
    if (!stick) return -Infinity;
    return seeks === 'cost'
      ? (stick.least - scale.perLoss * ceilings.loss) / scale.perCost
      : (stick.least - scale.perCost * ceilings.cost) / scale.perLoss;
  };
  let worth = Math.max(ceilings.cost, 1) / Math.max(ceilings.loss, 1);
  let best = liftOf(scaleOf(worth));
  for (let factor = 4; factor > 1.05; factor = Math.sqrt(factor))
    for (const step of [factor, 1 / factor])
      for (let next = liftOf(scaleOf(worth * step)); next > best + Math.abs(best) / 1000;) {
        [best, worth] = [next, worth * step];
        next = liftOf(scaleOf(worth * step));
      }
  const scale = scaleOf(worth);
  return Number.isFinite(best) && ceilingOn(scale, ceilings) < greatestPriced ? scale : null;
}

/** In whole numbers, near enough to the worth of a point. */
function scaleOf(worth: number): Scale {
  if (worth >= 100) return { perCost: 1, perLoss: Math.round(worth) };
  if (worth >= 1) return { perCost: 100, perLoss: Math.round(100 * worth) };
  return { perCost: Math.round(100 / worth), perLoss: 100 };
}
