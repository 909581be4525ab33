/**
 * The whole state of a search, as it stands in the address bar.
 * A shared link and the back button bring back the exact screen, so dates carry the zone they are read in.
 */
import { isDate } from '../time/date';
import { countOf, listOf, present, textOf, wordOf } from '../url';
import { parseAlso, writeAlso } from './also';
import { parseBand, parseOverlap, writeBand, writeOverlap } from './clocks';
import { parseNeed, writeNeed } from './need';
import { maxPicks, parsePick, writePick } from './pick';

export const sorts = ['BEST', 'PRICE', 'DISTANCE', 'RATING', 'EARLIEST'] as const;
export const kinds = ['ROOM', 'EQUIPMENT', 'COMPUTE', 'LICENCE', 'PERSON'] as const;
export const floors = ['SELF_DECLARED', 'THIRD_PARTY'] as const;
export const audiences = ['ALLIANCE', 'ORGANISATION'] as const;
export const views = ['map'] as const;

export type Sort = (typeof sorts)[number];
export type Kind = (typeof kinds)[number];
export type Floor = (typeof floors)[number];
export type Audience = (typeof audiences)[number];

export type SearchParams = {
  /** What was last asked in words; what of it was understood is in the other parameters. */
  readonly q?: string;
  readonly capability?: string;
  /** A delivery specification, in place of a capability and what it must be able to do. */
  readonly spec?: string;
  /** What the same house has to offer besides. */
  readonly also?: readonly string[];
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
  /** What the point is called. */
  readonly place?: string;
  readonly countries?: readonly string[];
  readonly kinds?: readonly Kind[];
  readonly floor?: Floor;
  /** Ids of alliances: only their houses. */
  readonly alliances?: readonly string[];
  /** Only rates for these. */
  readonly through?: readonly Audience[];
  /** Ids of classes: only their members. */
  readonly classes?: readonly string[];
  /** Hours east of UTC that the house's clock stands at, `-1~2`. */
  readonly clock?: string;
  /** Hours of work shared with the zone of the search, `09:00~18:00~4`. */
  readonly overlap?: string;
  /** What AI may not be used for: codes of categories and risks. */
  readonly forbids?: readonly string[];
  /** Nothing may learn from what it is given. */
  readonly untrained?: true;
  /** In major units, as typed. */
  readonly max?: string;
  readonly currency?: string;
  readonly text?: string;
  readonly need?: readonly string[];
  readonly sort?: Sort;
  /** How many pages of the list are open. */
  readonly pages?: number;
  /** The place in the list: the hit at the top of the screen, and where its own top is. */
  readonly hit?: string;
  /** With a map beside the list; on a phone in its place. */
  readonly view?: (typeof views)[number];
  /** Which part of the world the map shows; absent: where something was found. */
  readonly at?: string;
  /** Hits to be compared, each with its period. */
  readonly pick?: readonly string[];
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

const bandOf = (value: unknown): string | undefined => {
  const band = parseBand(textOf(value));
  return band ? writeBand(band) : undefined;
};

const overlapOf = (value: unknown): string | undefined => {
  const overlap = parseOverlap(textOf(value));
  return overlap ? writeOverlap(overlap) : undefined;
};

/** What of an address is a search; anything else in it is dropped. */
export function readSearch(raw: Readonly<Record<string, unknown>>): SearchParams {
  return present({
    q: textOf(raw.q),
    capability: textOf(raw.capability),
    spec: textOf(raw.spec),
    also: listOf(raw.also).flatMap((text) => {
      const also = parseAlso(text);
      return also ? [writeAlso(also)] : [];
    }),
    from: momentOf(raw.from),
    to: momentOf(raw.to),
    zone: zoneOf(raw.zone),
    duration: textOf(raw.duration),
    units: countOf(raw.units),
    lat: degreesOf(raw.lat, 90),
    lon: degreesOf(raw.lon, 180),
    km: countOf(raw.km),
    place: textOf(raw.place),
    countries: listOf(raw.countries).filter((code) => /^[A-Z]{2}$/.test(code)),
    kinds: kinds.filter((kind) => listOf(raw.kinds).includes(kind)),
    floor: wordOf(raw.floor, floors),
    alliances: listOf(raw.alliances),
    through: audiences.filter((audience) => listOf(raw.through).includes(audience)),
    classes: listOf(raw.classes),
    clock: bandOf(raw.clock),
    overlap: overlapOf(raw.overlap),
    forbids: listOf(raw.forbids),
    untrained: textOf(raw.untrained) === 'true' ? true : undefined,
    max: textOf(raw.max),
    currency: textOf(raw.currency),
    text: textOf(raw.text),
    need: listOf(raw.need).flatMap((text) => {
      const need = parseNeed(text);
      return need ? [writeNeed(need)] : [];
    }),
    sort: wordOf(raw.sort, sorts),
    pages: countOf(raw.pages),
    hit: textOf(raw.hit),
    view: wordOf(raw.view, views),
    at: textOf(raw.at),
    pick: listOf(raw.pick)
      .flatMap((text) => {
        const pick = parsePick(text);
        return pick ? [writePick(pick)] : [];
      })
      .slice(0, maxPicks),
  });
}

export type Patch = Partial<{ [K in keyof SearchParams]: SearchParams[K] | undefined }>;

/** `isTyping` asks for the address to be replaced rather than a step of history to be made. */
export type ChangeSearch = (patch: Patch, isTyping?: boolean) => void;

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
