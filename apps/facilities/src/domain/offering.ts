/**
 * What a house lists: a site with its place and zone, and what can be lent there.
 */
import { isZone } from '#kernel/duration';
import { all, ok, refuse, within, type Result } from '#kernel/result';
import { parseName } from '#kernel/text';

export const resourceKinds = ['ROOM', 'EQUIPMENT', 'COMPUTE', 'LICENCE', 'PERSON'] as const;
export type ResourceKind = (typeof resourceKinds)[number];

/** A site as it came in. */
export type SiteAsk = {
  readonly name: string;
  readonly city?: string | null | undefined;
  readonly country?: string | null | undefined;
  readonly timeZone: string;
  readonly latitude?: number | null | undefined;
  readonly longitude?: number | null | undefined;
};

/** A site as it is kept. */
export type Site = {
  readonly name: string;
  readonly city: string | null;
  readonly country: string | null;
  readonly timeZone: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
};

/** Checks every part of a site and names every fault. */
export function parseSite(ask: SiteAsk): Result<Site> {
  const city = ask.city ?? null;
  const country = ask.country ?? null;
  const latitude = ask.latitude ?? null;
  const longitude = ask.longitude ?? null;
  const name = within(parseName(ask.name), 'name');
  const town = city === null ? ok(null) : within(parseName(city), 'city');
  const faults = all<unknown>([
    name,
    town,
    country === null || /^[A-Z]{2}$/.test(country)
      ? ok(null)
      : refuse('INVALID', 'A country is written in two capitals, as FR.', 'country'),
    isZone(ask.timeZone)
      ? ok(null)
      : refuse('INVALID', 'A time zone is one of the IANA list, as Europe/Paris.', 'timeZone'),
    within(parseDegrees(latitude, 90), 'latitude'),
    within(parseDegrees(longitude, 180), 'longitude'),
    parseBoth(latitude, longitude),
  ]);
  if (!faults.ok || !name.ok || !town.ok) return faults as Result<never>;
  return ok({ name: name.value, city: town.value, country, timeZone: ask.timeZone, latitude, longitude });
}

const parseDegrees = (degrees: number | null, most: number): Result<null, 'OUT_OF_RANGE'> =>
  degrees === null || (Number.isFinite(degrees) && Math.abs(degrees) <= most)
    ? ok(null)
    : refuse('OUT_OF_RANGE', `Degrees from -${most} to ${most}.`);

function parseBoth(latitude: number | null, longitude: number | null): Result<null, 'INVALID'> {
  if ((latitude === null) === (longitude === null)) return ok(null);
  const missing = latitude === null ? 'latitude' : 'longitude';
  return refuse('INVALID', 'Latitude and longitude come both or not at all.', missing);
}

/** What can be lent, as it came in. */
export type ListingAsk = { readonly name: string; readonly kind: ResourceKind; readonly units: number };

/** Checks a listing and names every fault. */
export function parseListing(ask: ListingAsk): Result<ListingAsk> {
  const name = within(parseName(ask.name), 'name');
  const faults = all<unknown>([name, within(parseUnits(ask.units), 'units')]);
  if (!faults.ok || !name.ok) return faults as Result<never>;
  return ok({ name: name.value, kind: ask.kind, units: ask.units });
}

const mostUnits = 1_000_000;

/** Units are whole: one to a million. */
export const parseUnits = (units: number): Result<number, 'OUT_OF_RANGE'> =>
  Number.isInteger(units) && units >= 1 && units <= mostUnits
    ? ok(units)
    : refuse('OUT_OF_RANGE', `Units are a whole number from 1 to ${mostUnits}.`);

/** What is offered of a resource from now on: a number of units, or nothing. */
export const parseOffer = (units: number): Result<number, 'OUT_OF_RANGE'> =>
  units === 0
    ? ok(0)
    : parseUnits(units).ok
      ? ok(units)
      : refuse('OUT_OF_RANGE', `Units are a whole number from 0 to ${mostUnits}.`);
