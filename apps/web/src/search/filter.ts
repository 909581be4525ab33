/** What is asked of the API for a search in the address bar. */
import { minorOf } from '../money/money';
import { addDays, instantAt, startOfDay } from '../time/zone';
import { parseAlso } from './also';
import { parseBand, parseOverlap } from './clocks';
import { parseNeed, requirementsOf, type Requirement } from './need';
import type { Audience, Defaults, Floor, Kind, SearchParams } from './params';

/** How far is near, while nobody has said. */
export const usualKm = 100;

export type Filter = {
  readonly capability?: string;
  readonly deliverySpec?: string;
  readonly also?: { readonly capability: string; readonly requirements: Requirement[] }[];
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
  readonly through?: Audience[];
  readonly classes?: string[];
  readonly utcOffset?: { readonly from: number; readonly to: number };
  readonly overlap?: { readonly timeZone: string; readonly from: string; readonly to: string; readonly hours: number };
  readonly aiPolicy?: { readonly forbids?: string[]; readonly trainingOnInput?: false };
};

function edge(text: string, zone: string, isEnd: boolean): string {
  const [date = text, time] = text.split('T');
  if (time !== undefined) return instantAt(date, time, zone);
  return startOfDay(isEnd ? addDays(date, 1) : date, zone);
}

/** What is asked for: a capability with what it must be able to do, or a delivery specification; null for neither. */
function wantedOf({
  capability,
  spec,
  need = [],
}: SearchParams): Pick<Filter, 'capability' | 'deliverySpec' | 'requirements'> | null {
  if (!capability) return spec ? { deliverySpec: spec } : null;
  const needs = need.flatMap((text) => parseNeed(text) ?? []);
  return { capability, ...(needs.length && { requirements: requirementsOf(needs) }) };
}

/** The filter to send; null while nothing is asked for, since nothing can be found then. */
export function filterOf(search: SearchParams & Defaults): Filter | null {
  const wanted = wantedOf(search);
  if (!wanted) return null;
  const { zone, forbids = [], untrained } = search;
  const also = (search.also ?? []).flatMap((text) => parseAlso(text) ?? []);
  const [band, overlap] = [parseBand(search.clock), parseOverlap(search.overlap)];
  const amountMinor = search.max && search.currency ? minorOf(search.max, search.currency) : null;
  const text = search.text?.trim();
  return {
    ...wanted,
    ...(also.length && {
      also: also.map(({ capability, needs }) => ({ capability, requirements: requirementsOf(needs) })),
    }),
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
    ...(search.through?.length && { through: [...search.through] }),
    ...(search.classes?.length && { classes: [...search.classes] }),
    ...(band && { utcOffset: band }),
    ...(overlap && { overlap: { timeZone: zone, ...overlap } }),
    ...((forbids.length > 0 || untrained) && {
      aiPolicy: { ...(forbids.length && { forbids: [...forbids] }), ...(untrained && { trainingOnInput: false }) },
    }),
  };
}
