import { parseInstant } from '#kernel/instant';
import { isCurrency } from '#kernel/money';
import { demandAmountsThatAdd } from './amounts';
import { readPackages } from './parse-packages';
import { placesOf, referenceTo, Spot } from './spot';
import { type InstanceFacility, type InstanceResource, type Runs, type TeamInstance, tiers } from './team-instance';

const format = 'interlock-team-instance/1';

export type ParsedInstance =
  | { readonly ok: true; readonly instance: TeamInstance }
  /** One line for each fault, naming the place. Never empty. */
  | { readonly ok: false; readonly faults: readonly string[] };

/**
 * An instance from the text of its file, judged whole: references, runs over the whole grid, names used twice, ways that name
 * exactly their needs, rates for every class, cycles. Unknown fields are ignored; null is as good as absent where a field is
 * optional. An empty list of candidates is no fault: there is no team then.
 */
export function parseInstance(text: string): ParsedInstance {
  const faults: string[] = [];
  const file = Spot.ofFile(readJson(text, faults), faults);
  if (faults.length > 0 || !file.isObject()) return { ok: false, faults };
  const instance = readInstance(file);
  if (faults.length === 0) demandAmountsThatAdd(file, instance);
  return faults.length > 0 ? { ok: false, faults } : { ok: true, instance };
}

function readJson(text: string, faults: string[]): unknown {
  try {
    return JSON.parse(text);
  } catch (fault) {
    if (!(fault instanceof SyntaxError)) throw fault;
    faults.push(`instance: not JSON: ${fault.message.replaceAll(/\s+/g, ' ')}`);
    return null;
  }
}

function readInstance(file: Spot): TeamInstance {
  if (file.field('format').value !== format) file.field('format').fault(`must be ${JSON.stringify(format)}`);
  const name = file.field('name').text() ?? '';
  const currency = file.field('currency').text();
  if (currency !== null && !isCurrency(currency)) file.field('currency').fault('must be a currency of ISO 4217');
  const slots = readGrid(file.field('grid'));
  const classes = readClasses(file.field('slotClasses'), slots);
  const openings = readOpenings(file.field('openings'), slots);
  const { regions, regionPlaces } = readRegions(file.field('regions'));
  const { facilities, facilityPlaces } = readFacilities(file.field('facilities'), regionPlaces);
  const { resources, resourcePlaces } = readResources(file.field('resources'), slots, facilityPlaces, openings);
  const packages = readPackages(file.field('packages'), { slots, classes: classes.names, resourcePlaces });
  const limits = readLimits(file.field('limits'), facilityPlaces);
  const slotClasses = classes.runs;
  const classCount = classes.names.length;
  return { name, slots: slots ?? 0, slotClasses, classCount, regions, facilities, resources, packages, limits };
}

/** How many slots there are; null where that cannot be read. */
function readGrid(spot: Spot): number | null {
  if (!spot.isObject()) return null;
  const start = spot.field('start').text();
  // NOTE: ISO 8601 lets seconds be left out, the instants of our own API do not.
  if (start !== null && parseInstant(start.replace(/(T\d\d:\d\d)(?=Z|[+-])/i, '$1:00')) === null)
    spot.field('start').fault('must be an instant with its offset, as 2027-03-01T00:00:00Z');
  spot.field('slotMinutes').whole(1);
  return spot.field('slots').whole(1);
}

function readClasses(spot: Spot, slots: number | null): { readonly names: readonly string[]; readonly runs: Runs } {
  if (spot.isAbsent) return { names: ['any'], runs: [[slots ?? 1, 0]] };
  if (!spot.isObject()) return { names: [], runs: [] };
  const names = spot.field('names').list();
  placesOf(names);
  if (Array.isArray(spot.field('names').value) && names.length === 0)
    spot.field('names').fault('must name at least one class');
  const runs = spot.field('runs').runs(slots, Math.max(0, names.length - 1));
  return { names: names.map((name) => String(name.value)), runs };
}

function readOpenings(spot: Spot, slots: number | null): ReadonlyMap<string, Runs> {
  if (spot.isAbsent || !spot.isObject()) return new Map();
  return new Map(spot.fields().map(([name, runs]) => [name, runs.runs(slots, 1)]));
}

type Places = ReadonlyMap<string, number>;

function readRegions(spot: Spot): { readonly regions: TeamInstance['regions']; readonly regionPlaces: Places } {
  if (!spot.isObject()) return { regions: { lag: [], perGB: [], handoffFee: 0 }, regionPlaces: new Map() };
  const names = spot.field('names').list();
  const lag = readSquare(spot.field('lag'), names.length);
  const perGB = readSquare(spot.field('perGB'), names.length);
  const handoffFee = spot.field('handoffFee').whole() ?? 0;
  return { regions: { lag, perGB, handoffFee }, regionPlaces: placesOf(names) };
}

function readSquare(spot: Spot, side: number): readonly (readonly number[])[] {
  return readSide(spot, side).map((row) => readSide(row, side).map((value) => value.whole() ?? 0));
}

function readSide(spot: Spot, side: number): readonly Spot[] {
  const entries = spot.list();
  if (Array.isArray(spot.value) && entries.length !== side)
    spot.fault(`must have an entry for each of the ${side} regions, has ${entries.length}`);
  return entries;
}

function readFacilities(spot: Spot, regionPlaces: Places) {
  const entries = spot.objects();
  const facilityPlaces = placesOf(entries.map((entry) => entry.field('id')));
  const facilities = entries.map((entry): InstanceFacility => ({
    id: String(entry.field('id').value),
    region: referenceTo('region', entry.field('region'), regionPlaces) ?? 0,
    rating: entry.field('rating').whole(0, 100) ?? 0,
    tier: entry.field('security').choice(tiers),
    lead: entry.field('lead').flag(),
  }));
  return { facilities, facilityPlaces };
}

function readResources(spot: Spot, slots: number | null, facilityPlaces: Places, openings: ReadonlyMap<string, Runs>) {
  const entries = spot.objects();
  const resourcePlaces = placesOf(entries.map((entry) => entry.field('id')));
  const resources = entries.map((entry): InstanceResource => ({
    id: String(entry.field('id').value),
    facility: referenceTo('facility', entry.field('facility'), facilityPlaces) ?? 0,
    open: readOpen(entry.field('open'), openings),
    free: entry.field('free').runs(slots),
  }));
  return { resources, resourcePlaces };
}

function readOpen(spot: Spot, openings: ReadonlyMap<string, Runs>): Runs | null {
  const name = spot.textOrNone();
  if (name === null) return null;
  return openings.get(name) ?? spot.fault(`no openings ${JSON.stringify(name)}`);
}

function readLimits(spot: Spot, facilityPlaces: Places): TeamInstance['limits'] {
  if (!spot.isObject()) return { budget: null, maxFacilities: null, lead: false, excluded: new Set() };
  const list = spot.field('excludeFacilities');
  const excluded = list.isAbsent ? [] : list.list().map((name) => referenceTo('facility', name, facilityPlaces) ?? 0);
  return {
    budget: spot.field('budget').wholeOrNone(),
    maxFacilities: spot.field('maxFacilities').wholeOrNone(1),
    lead: spot.field('lead').flag(),
    excluded: new Set(excluded),
  };
}
