/** What a search would be asked to find those who could do a package by itself. */
import { minorOf } from '../money/money';
import { requirementsOf, writeNeed } from '../search/need';
import type { SearchParams } from '../search/params';
import type { PackageDraft } from './draft';
import { windowOf } from './input';

// Searches span at most two years.
const longest = 731 * 86_400_000;

// A ceiling that nothing exceeds: with it, only those are found whose price can be compared with the brief's currency.
const noCeiling = String(Number.MAX_SAFE_INTEGER);

/** Null while the package does not say enough to look for it, or a date is still being typed. */
export function supplyFilter(one: PackageDraft, currency: string, zone: string) {
  const period = windowOf(one, zone);
  if (one.capability === '' || one.duration === '' || period === null) return null;
  if (Date.parse(period.end) - Date.parse(period.start) > longest) return null;
  const amountMinor = minorOf(one.maxPrice, currency) ?? noCeiling;
  return {
    capability: one.capability,
    period,
    duration: one.duration,
    ...(Number(one.units) > 1 && { units: Number(one.units) }),
    ...(one.needs.length > 0 && { requirements: requirementsOf(one.needs) }),
    ...(one.floor !== '' && { securityFloor: one.floor }),
    ...(one.near && {
      near: { latitude: one.near.lat, longitude: one.near.lon, withinKm: one.near.km },
    }),
    maxPrice: { amountMinor, currency },
  };
}

/** Stands in while nothing is asked. */
export const noFilter = { capability: '', period: { start: '', end: '' } };

/** The same as the search page has it in its address. */
export function supplySearch(one: PackageDraft, currency: string, zone: string): SearchParams {
  return {
    capability: one.capability,
    ...{ from: one.from, to: one.to, zone, duration: one.duration },
    ...(Number(one.units) > 1 && { units: Number(one.units) }),
    ...(one.needs.length > 0 && { need: one.needs.map(writeNeed) }),
    ...(one.floor !== '' && { floor: one.floor }),
    ...one.near,
    ...(one.maxPrice.trim() !== '' && { max: one.maxPrice, currency }),
  };
}
