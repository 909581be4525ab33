import type { Row } from './judge';
import type { Filter, Sort } from './lines';

/** Below zero where a stands before b; zero where only their ids decide. */
export function before(a: Row, b: Row, sort: Sort, filter: Filter): number {
  const price = (): number =>
    Number(a.price.currency > b.price.currency) - Number(a.price.currency < b.price.currency) ||
    a.price.amountMinor - b.price.amountMinor;
  switch (sort) {
    case 'PRICE':
      return price();
    case 'DISTANCE':
      return (a.distanceKm ?? 0) - (b.distanceKm ?? 0);
    case 'RATING':
      return (b.facility.rating ?? 0) - (a.facility.rating ?? 0);
    case 'EARLIEST':
      return a.period.start - b.period.start;
    case 'BEST':
      return scoreOf(b, filter) - scoreOf(a, filter) || price();
  }
}

const standings = ['SELF_DECLARED', 'ENDORSED', 'VERIFIED'] as const;

/** As CapacitySort says it: five parts of a thousand with their weights. A rating has one digit, so tenths are whole. */
function scoreOf({ needs, of, price, distanceKm, claims, facility }: Row, { maxPrice }: Filter): number {
  const fit = Math.floor((700 * needs.length) / of) + (price.inTime ? 300 : 0);
  const distance = distanceKm === null ? 0 : Math.floor(100_000 / (100 + distanceKm));
  const standing = 500 * Math.max(...claims.map((claim) => standings.indexOf(claim.standing ?? 'SELF_DECLARED')));
  const rating = 25 * (Math.round((facility.rating ?? 3) * 10) - 10);
  const share =
    maxPrice && maxPrice.amountMinor > 0 ? Math.floor((1000 * price.amountMinor) / maxPrice.amountMinor) : 0;
  const cheap = maxPrice ? 1000 - share : 0;
  return 400 * fit + 200 * distance + 150 * standing + 150 * rating + 100 * cheap;
}
