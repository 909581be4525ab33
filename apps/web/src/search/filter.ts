/** What is asked of the API for a search in the address bar. */
import { minorOf } from '../money/money';
import { addDays, instantAt, startOfDay } from '../time/zone';
import { parseNeed, requirementsOf, type Requirement } from './need';
import type { Defaults, Floor, Kind, SearchParams } from './params';

/** How far is near, while nobody has said. */
export const usualKm = 100;

export type Filter = {
  readonly capability: string;
  readonly period: { readonly start: string; readonly end: string };
  readonly duration?: string;
  readonly units?: number;
  readonly near?: { readonly latitude: number; readonly longitude: number; readonly withinKm: number };
  readonly countries?: string[];
  readonly kinds?: Kind[];
  readonly securityFloor?: Floor;
  readonly alliances?: string[];
  readonly maxPrice?: { readonly amountMinor: string; readonly currency: string };
  readonly text?: string;
  readonly requirements?: Requirement[];
};

function edge(text: string, zone: string, isEnd: boolean): string {
  const [date = text, time] = text.split('T');
  if (time !== undefined) return instantAt(date, time, zone);
  return startOfDay(isEnd ? addDays(date, 1) : date, zone);
}

/** The filter to send; null while no capability is chosen, since nothing can be found without one. */
export function filterOf(search: SearchParams & Defaults): Filter | null {
  if (!search.capability) return null;
  const { zone } = search;
  const amountMinor = search.max && search.currency ? minorOf(search.max, search.currency) : null;
  const text = search.text?.trim();
  const needs = (search.need ?? []).flatMap((need) => parseNeed(need) ?? []);
  return {
    capability: search.capability,
    period: { start: edge(search.from, zone, false), end: edge(search.to, zone, true) },
    ...(search.duration && { duration: search.duration }),
    ...(search.units && { units: search.units }),
    ...(search.lat !== undefined &&
      search.lon !== undefined && {
        near: { latitude: search.lat, longitude: search.lon, withinKm: search.km ?? usualKm },
      }),
    ...(search.countries?.length && { countries: [...search.countries] }),
    ...(search.kinds?.length && { kinds: [...search.kinds] }),
    ...(search.floor && { securityFloor: search.floor }),
    ...(search.alliances?.length && { alliances: [...search.alliances] }),
    ...(amountMinor && search.currency && { maxPrice: { amountMinor, currency: search.currency } }),
    ...(text && { text }),
    ...(needs.length && { requirements: requirementsOf(needs) }),
  };
}
