/** What some words were read as, put into a search, found there again and taken out, so that it can be corrected. */
import { majorOf, showMoney, type Money } from '../money/money';
import { showDate } from '../time/show';
import { addDays, type Span } from '../time/zone';
import { floors, kinds, type Patch, type SearchParams } from './params';
import { parseAlso, writeAlso, type Also } from './also';
import { needsOfRequirements, parseNeed, writeNeed } from './need';

type Requirement = {
  readonly attribute: string;
  readonly anyOf: readonly string[] | null;
  readonly allOf: readonly string[] | null;
  readonly atLeast: string | null;
  readonly atMost: string | null;
};

type Near = {
  readonly place: { readonly name: string; readonly latitude: number; readonly longitude: number };
  readonly withinKm: number;
};

/** One way to read some words; of what follows the label exactly one is there. */
export type Reading = {
  readonly label: string;
  readonly capability: string | null;
  readonly deliverySpec: string | null;
  readonly requirement: Requirement | null;
  readonly period: Span | null;
  readonly duration: string | null;
  readonly units: number | null;
  readonly near: Near | null;
  readonly country: string | null;
  readonly securityFloor: string | null;
  readonly maxPrice: Money | null;
  readonly resourceKind: string | null;
  readonly text: string | null;
};

export type Part = {
  readonly text: string;
  readonly start: number;
  readonly reading: Reading;
  /** Of a requirement: the capability it belongs to, in their order. */
  readonly need: number | null;
  readonly alternatives: readonly Reading[];
};

/** A reading in words: dates and money as the pages write them, the rest as it came. */
export function wordsOf({ label, period, maxPrice }: Reading): string {
  if (maxPrice) return `at most ${showMoney(maxPrice)}`;
  if (!period) return label;
  const { from, to } = datesOf(period);
  return from === to ? showDate(from) : `${showDate(from)} to ${showDate(to)}`;
}

/** Days of UTC as dates, the last one itself. */
const datesOf = ({ start, end }: Span) => ({ from: start.slice(0, 10), to: addDays(end.slice(0, 10), -1) });

/** The search with a reading in it, dates in its own zone; a capability after the first is one that the house has to offer besides. */
export function withReading(search: SearchParams, reading: Reading, need = 0): SearchParams {
  if (reading.capability) return withCapability(search, reading.capability);
  if (reading.requirement) return changeNeeds(search, need, (texts) => [...texts, ...needsOf(reading)]);
  if (reading.country) return { ...search, countries: [...new Set([...(search.countries ?? []), reading.country])] };
  const kind = kinds.find((one) => one === reading.resourceKind);
  if (kind) return { ...search, kinds: [...new Set([...(search.kinds ?? []), kind])] };
  if (reading.text) return { ...search, text: [search.text, reading.text].filter(Boolean).join(' ') };
  return { ...search, ...plainOf(reading) };
}

/** The search without it. */
export function withoutReading(search: SearchParams, reading: Reading, need = 0): Patch {
  const { capability, country, resourceKind, text } = reading;
  if (capability) {
    const others = alsoOf(search).filter((also) => also.capability !== capability);
    if (search.capability !== capability) return { also: others.map(writeAlso) };
    // The first of the others takes its place.
    const [next, ...rest] = others;
    return { capability: next?.capability, need: next?.needs.map(writeNeed), also: rest.map(writeAlso) };
  }
  if (reading.requirement) {
    const { need: left, also } = changeNeeds(search, need, (texts) =>
      texts.filter((one) => !needsOf(reading).includes(one)),
    );
    return { need: left, also };
  }
  if (country) return { countries: (search.countries ?? []).filter((one) => one !== country) };
  if (resourceKind) return { kinds: (search.kinds ?? []).filter((one) => one !== resourceKind) };
  if (text) {
    const words = text.split(' ');
    const left = (search.text ?? '').split(' ').filter((word) => !words.includes(word));
    return { text: left.join(' ') || undefined };
  }
  return Object.fromEntries(Object.keys(plainOf(reading)).map((key) => [key, undefined]));
}

/** Whether the search asks for it. */
export function isAsked(search: SearchParams, reading: Reading, need = 0): boolean {
  const { capability, country, resourceKind, text } = reading;
  if (capability)
    return search.capability === capability || alsoOf(search).some((one) => one.capability === capability);
  if (reading.requirement) {
    const asked = need === 0 ? (search.need ?? []) : (alsoOf(search)[need - 1]?.needs ?? []).map(writeNeed);
    return needsOf(reading).every((one) => asked.includes(one));
  }
  if (country) return search.countries?.includes(country) ?? false;
  if (resourceKind) return search.kinds?.some((kind) => kind === resourceKind) ?? false;
  if (text) return text.split(' ').every((word) => (search.text ?? '').split(' ').includes(word));
  return Object.entries(plainOf(reading)).every(([key, value]) => search[key as keyof SearchParams] === value);
}

/** One reading in place of another of the same words; a capability keeps its place, and loses what was asked of the other. */
export function corrected(search: SearchParams, from: Reading | null, to: Reading, need = 0): Patch {
  const without = from ? withoutReading(search, from, need) : {};
  if (from?.capability && to.capability && isAsked(search, from)) {
    if (search.capability === from.capability) return { capability: to.capability, need: undefined, spec: undefined };
    const swap = (also: Also): Also => (also.capability === from.capability ? { capability: to.capability ?? '', needs: [] } : also); // prettier-ignore
    return { also: alsoOf(search).map(swap).map(writeAlso) };
  }
  return { ...nothingOf(without), ...withReading({ ...search, ...without } as SearchParams, to, need) };
}

/**
 * The search that a whole sentence asks for. What is wanted is what it says and nothing from before; when, where and for
 * how much stay as they were where it does not speak of them.
 */
export function askedBy(search: SearchParams, q: string, parts: readonly Part[]): Patch {
  const spokenOf = parts.flatMap(({ reading }) => Object.keys(keysOf(reading)));
  const cleared: Patch = {
    ...Object.fromEntries(spokenOf.map((key) => [key, undefined])),
    ...{ capability: undefined, spec: undefined, need: undefined, also: undefined, text: undefined },
    ...{ pages: undefined, hit: undefined, at: undefined },
  };
  const start = { ...search, ...cleared, q } as SearchParams;
  const capabilities = parts.filter(({ reading }) => reading.capability);
  const others = parts.filter(({ reading }) => !reading.capability);
  const asked = [...capabilities, ...others].reduce(
    (before, { reading, need }) => withReading(before, reading, need ?? 0),
    start,
  );
  return { ...cleared, ...asked };
}

/** Keys of the filters (see `activeIn`) that say the same as a reading. */
export const chipsOf = (reading: Reading): readonly string[] =>
  [
    ...needsOf(reading),
    reading.capability && `also:${reading.capability}`,
    reading.country,
    reading.resourceKind,
    reading.near && 'near',
    reading.securityFloor && 'floor',
    reading.maxPrice && 'max',
    reading.units && 'units',
    reading.text && 'text',
  ].filter((key): key is string => typeof key === 'string');

const keysOf = (reading: Reading): Patch => ({
  ...(reading.country && { countries: undefined }),
  ...(reading.resourceKind && { kinds: undefined }),
  ...(reading.text && { text: undefined }),
  ...plainOf(reading),
});

/** What of a search has one value that a reading replaces. */
function plainOf({ deliverySpec, period, duration, units, near, securityFloor, maxPrice }: Reading): SearchParams {
  const floor = floors.find((one) => one === securityFloor);
  return {
    ...(deliverySpec && { spec: deliverySpec }),
    ...(period && datesOf(period)),
    ...(duration && { duration }),
    ...(units && { units }),
    ...(near && { lat: near.place.latitude, lon: near.place.longitude, km: near.withinKm, place: near.place.name }),
    ...(floor && { floor }),
    ...(maxPrice && { max: majorOf(maxPrice), currency: maxPrice.currency }),
  };
}

const alsoOf = (search: SearchParams): readonly Also[] => (search.also ?? []).flatMap((text) => parseAlso(text) ?? []);

function withCapability(search: SearchParams, capability: string): SearchParams {
  if (!search.capability) return { ...search, capability };
  return { ...search, also: [...(search.also ?? []), writeAlso({ capability, needs: [] })] };
}

/** The requirement as needs of the address bar. */
const needsOf = ({ requirement }: Pick<Reading, 'requirement'>): readonly string[] =>
  requirement ? needsOfRequirements([requirement]).map(writeNeed) : [];

function changeNeeds(
  search: SearchParams,
  index: number,
  change: (needs: readonly string[]) => readonly string[],
): SearchParams {
  if (index === 0) return { ...search, need: [...new Set(change(search.need ?? []))] };
  const also = alsoOf(search).map((one, at) => {
    const needs = change(one.needs.map(writeNeed));
    return at === index - 1 ? { ...one, needs: needs.flatMap((text) => parseNeed(text) ?? []) } : one;
  });
  return { ...search, also: also.map(writeAlso) };
}

const nothingOf = (patch: Patch): Patch => Object.fromEntries(Object.keys(patch).map((key) => [key, undefined]));
