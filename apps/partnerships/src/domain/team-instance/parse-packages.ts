import { demandDistinct, placesOf, referenceTo, type Spot } from './spot';
import { type InstanceNeed, type InstancePackage, type InstanceWay, tiers } from './team-instance';

/** What the packages of an instance refer to; `slots` is null where the grid could not be read. */
export type Surroundings = {
  readonly slots: number | null;
  readonly classes: readonly string[];
  readonly resourcePlaces: ReadonlyMap<string, number>;
};

/** The packages, each fault noted; none that follows itself over others. */
export function readPackages(spot: Spot, around: Surroundings): readonly InstancePackage[] {
  const entries = spot.objects();
  if (Array.isArray(spot.value) && spot.value.length === 0) spot.fault('must hold at least one package');
  const places = placesOf(entries.map((entry) => entry.field('key')));
  const packages = entries.map((entry): InstancePackage => ({
    ...readWork(entry, around),
    key: String(entry.field('key').value),
    earliest: entry.field('earliest').whole() ?? 0,
    latest: entry.field('latest').whole(0, around.slots ?? undefined) ?? 0,
    after: readAfter(entry.field('after'), places),
    tier: entry.field('security').choice(tiers),
    maxPrice: entry.field('maxPrice').wholeOrNone(),
    together: entry.field('together').textOrNone(),
    weight: entry.field('weight').wholeOrNone() ?? 1,
  }));
  for (const cycle of cyclesAmong(packages)) {
    const keys = cycle.map((at) => JSON.stringify(packages[at]?.key));
    entries[cycle[0] ?? 0]?.field('after').fault(`a cycle: ${[...keys, keys[0]].join(' after ')}`);
  }
  return packages;
}

function readWork(entry: Spot, around: Surroundings): Pick<InstancePackage, 'needs' | 'ways'> {
  entry.field('capability').text();
  const needs = entry.field('needs').objects();
  if (isEmptyList(entry.field('needs'))) entry.field('needs').fault('must hold at least one need');
  const keys = [...placesOf(needs.map((need) => need.field('key'))).keys()];
  const ways = entry.field('ways').objects();
  if (isEmptyList(entry.field('ways'))) entry.field('ways').fault('must hold at least one way');
  return { needs: needs.map((need) => readNeed(need, around)), ways: ways.map((way) => readWay(way, keys)) };
}

const isEmptyList = (spot: Spot) => Array.isArray(spot.value) && spot.value.length === 0;

function readNeed(need: Spot, { classes, resourcePlaces }: Surroundings): InstanceNeed {
  const entries = need.field('candidates').objects();
  const names = entries.map((entry) => entry.field('resource'));
  demandDistinct(names);
  const candidates = entries.map((entry, at) => ({
    resource: referenceTo('resource', names[at] ?? entry, resourcePlaces) ?? 0,
    rates: readRates(entry.field('rate'), classes),
  }));
  return { key: String(need.field('key').value), candidates };
}

function readRates(rate: Spot, classes: readonly string[]): readonly number[] {
  if (!rate.hasFields) {
    const same = rate.whole() ?? 0;
    return classes.map(() => same);
  }
  return classes.map((name) => rate.field(name).whole() ?? 0);
}

function readWay(way: Spot, keys: readonly string[]): InstanceWay {
  const slots = way.field('slots').whole(1) ?? 0;
  const units = way.field('units');
  if (!units.isObject()) return { slots, units: [] };
  for (const [name, spot] of units.fields()) if (!keys.includes(name)) spot.fault('the package has no such need');
  return { slots, units: keys.map((key) => units.field(key).whole(1) ?? 0) };
}

function readAfter(after: Spot, places: ReadonlyMap<string, number>): InstancePackage['after'] {
  const arcs = after.objects();
  demandDistinct(arcs.map((arc) => arc.field('package')));
  return arcs.flatMap((arc) => {
    const before = referenceTo('package', arc.field('package'), places);
    const gb = arc.field('gb').whole();
    return before === null || gb === null ? [] : [{ package: before, gb }];
  });
}

/** Cycles of packages that wait for each other: as many as share no package; each from one package to the one it comes after. */
function cyclesAmong(packages: readonly Pick<InstancePackage, 'after'>[]): readonly (readonly number[])[] {
  const cycles: (readonly number[])[] = [];
  const left = new Set(packages.keys());
  const waitsFor = (at: number) => packages[at]?.after.find((arc) => left.has(arc.package))?.package;
  for (;;) {
    for (let size = -1; size !== left.size;) {
      size = left.size;
      for (const at of left) if (waitsFor(at) === undefined) left.delete(at);
    }
    const [first] = left;
    if (first === undefined) return cycles;
    const way: number[] = [];
    let at: number | undefined = first;
    for (; at !== undefined && !way.includes(at); at = waitsFor(at)) way.push(at);
    const cycle = way.slice(at === undefined ? 0 : way.indexOf(at));
    cycles.push(cycle);
    for (const member of cycle) left.delete(member);
  }
}
