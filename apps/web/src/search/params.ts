/**
 * The whole state of a search, as it stands in the address bar.
 * A shared link and the back button bring back the exact screen, so dates carry the zone they are read in.
 */
import { isDate } from '../time/date';
import { countOf, listOf, present, textOf, wordOf } from '../url';
import { parseNeed, writeNeed } from './need';

export const sorts = ['BEST', 'PRICE', 'DISTANCE', 'RATING', 'EARLIEST'] as const;
export const kinds = ['ROOM', 'EQUIPMENT', 'COMPUTE', 'LICENCE', 'PERSON'] as const;
export const floors = ['SELF_DECLARED', 'THIRD_PARTY'] as const;

export type Sort = (typeof sorts)[number];
export type Kind = (typeof kinds)[number];
export type Floor = (typeof floors)[number];

export type SearchParams = {
  readonly capability?: string;
  /** A date, or with a time (`2027-03-01T09:00`) for an exact period. */
  readonly from?: string;
  /** Of dates the last day itself. */
  readonly to?: string;
  readonly zone?: string;
  /** Absent: the whole period must be free. */
  readonly duration?: string;
  readonly units?: number;
  readonly lat?: number;
  readonly lon?: number;
  readonly km?: number;
  readonly countries?: readonly string[];
  readonly kinds?: readonly Kind[];
  readonly floor?: Floor;
  /** Ids of alliances: only their houses. */
  readonly alliances?: readonly string[];
  /** In major units, as typed. */
  readonly max?: string;
  readonly currency?: string;
  readonly text?: string;
  readonly need?: readonly string[];
  readonly sort?: Sort;
  /** How many pages of the list are open. */
  readonly pages?: number;
};

const moment = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$/;

function momentOf(value: unknown): string | undefined {
  const text = textOf(value);
  return text !== undefined && moment.test(text) && isDate(text.slice(0, 10)) ? text : undefined;
}

function degreesOf(value: unknown, most: number): number | undefined {
  const text = textOf(value);
  const degrees = Number(text ?? Number.NaN);
  return Math.abs(degrees) <= most ? degrees : undefined;
}

function zoneOf(value: unknown): string | undefined {
  const zone = textOf(value);
  try {
    return zone && new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone && zone;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** What of an address is a search; anything else in it is dropped. */
export function readSearch(raw: Readonly<Record<string, unknown>>): SearchParams {
  return present({
    capability: textOf(raw.capability),
    from: momentOf(raw.from),
    to: momentOf(raw.to),
    zone: zoneOf(raw.zone),
    duration: textOf(raw.duration),
    units: countOf(raw.units),
    lat: degreesOf(raw.lat, 90),
    lon: degreesOf(raw.lon, 180),
    km: countOf(raw.km),
    countries: listOf(raw.countries).filter((code) => /^[A-Z]{2}$/.test(code)),
    kinds: kinds.filter((kind) => listOf(raw.kinds).includes(kind)),
    floor: wordOf(raw.floor, floors),
    alliances: listOf(raw.alliances),
    max: textOf(raw.max),
    currency: textOf(raw.currency),
    text: textOf(raw.text),
    need: listOf(raw.need).flatMap((text) => {
      const need = parseNeed(text);
      return need ? [writeNeed(need)] : [];
    }),
    sort: wordOf(raw.sort, sorts),
    pages: countOf(raw.pages),
  });
}

export type Defaults = { readonly from: string; readonly to: string; readonly zone: string };

/** What is asked when nothing was chosen: a working day within the next thirty. */
export function withDefaults(search: SearchParams, defaults: Defaults): SearchParams & Defaults {
  const untouched = search.from === undefined && search.to === undefined;
  return {
    ...search,
    from: search.from ?? defaults.from,
    to: search.to ?? (search.from ? search.from : defaults.to),
    zone: search.zone ?? defaults.zone,
    ...(untouched && search.duration === undefined ? { duration: 'PT8H' } : {}),
  };
}

/** The sort to ask for: by distance only where a place is named. */
export const sortOf = (search: SearchParams): Sort =>
  search.sort === 'DISTANCE' && search.lat === undefined ? 'BEST' : (search.sort ?? 'BEST');

/** Whether the search asks for one exact period rather than a stretch inside a longer one. */
export const isExact = (search: SearchParams): boolean => search.duration === undefined;
