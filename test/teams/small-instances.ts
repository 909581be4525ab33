import { Chance } from '../flows/search-world/chance';
import type { InstanceFile, PackageOfFile, RunsOfFile } from './instance-file';
import { optionsOf } from './plain-teams';

/** What a family of small instances turns on. All of them have lags, fees, windows and now and then a limit of every kind. */
export type Family = {
  readonly name: string;
  /** For each package, by place, those it comes after. */
  readonly after: readonly (readonly number[])[];
  readonly facilities: number;
  readonly slots: number;
  /** How often a package needs a room and a person; now and then one resource serves both. */
  readonly twoNeeds?: number;
  readonly weekends?: boolean;
  readonly pairs?: boolean;
  /** All packages choose among the same resources, of which there are few units. */
  readonly contended?: boolean;
  /** Persons come by turns and rooms are always open, so that one package can work in a room while another rests there. */
  readonly shifts?: boolean;
};

export const families: readonly Family[] = [
  { name: 'a chain, with pairs', after: [[], [0], [1]], facilities: 4, slots: 14, pairs: true },
  {
    name: 'a chain of two with rooms and persons',
    after: [[], [0]],
    facilities: 3,
    slots: 16,
    twoNeeds: 0.8,
    weekends: true,
  },
  { name: 'weekend rates', after: [[], [0], [0]], facilities: 3, slots: 18, weekends: true },
  { name: 'a diamond', after: [[], [0], [0], [1, 2]], facilities: 3, slots: 14, pairs: true },
  { name: 'three into one', after: [[], [], [], [0, 1, 2]], facilities: 3, slots: 10 },
  { name: 'two on one resource', after: [[], [0], [0]], facilities: 2, slots: 14, contended: true },
  {
    name: 'rivals with persons at weekends',
    after: [[], [], []],
    facilities: 2,
    slots: 12,
    contended: true,
    twoNeeds: 0.5,
    weekends: true,
  },
  {
    name: 'a diamond on one resource',
    after: [[], [0], [0], [2, 1]],
    facilities: 2,
    slots: 12,
    contended: true,
    pairs: true,
  },
  {
    name: 'shifts in one room',
    after: [[], [], []],
    facilities: 1,
    slots: 10,
    contended: true,
    twoNeeds: 1,
    shifts: true,
  },
];

/** Arcs rule out most of what could be combined before it is tried. */
const mostTeams = ({ after }: Family) => (after.flat().length >= after.length ? 4_000_000 : 300_000);

/** Instances of a family that are small enough to try everything on; the same seed gives the same. */
export function* smallInstances(family: Family, seed: number): Generator<InstanceFile> {
  const chance = new Chance(seed);
  for (;;) {
    const file = smallInstance(family, chance);
    const teams = file.packages.reduce((count, pack) => count * optionsOf(pack, file).length, 1);
    if (teams <= mostTeams(family)) yield file;
  }
}

function smallInstance(family: Family, chance: Chance): InstanceFile {
  const { slots } = family;
  const regions = {
    names: ['north', 'south'],
    lag: square(chance, 0, 2),
    perGB: square(chance, 0, 9),
    handoffFee: chance.whole(0, 40),
  };
  const facilities = Array.from({ length: family.facilities }, (_, at): InstanceFile['facilities'][number] => ({
    id: `house ${at}`,
    region: chance.one(regions.names),
    rating: chance.whole(40, 100),
    security: chance.one(['NONE', 'SELF_DECLARED', 'THIRD_PARTY', null]),
    lead: chance.one([true, false, null]),
  }));
  const resources = facilities.flatMap(({ id }) => resourcesOf(id, family, chance));
  const week = weekRuns(slots);
  const file: InstanceFile = {
    format: 'interlock-team-instance/1',
    name: family.name,
    currency: 'EUR',
    grid: { start: '2027-03-01T00:00:00Z', slotMinutes: 720, slots },
    slotClasses: family.weekends
      ? { names: ['weekday', 'weekend'], runs: week.map(([n, open]) => [n, 1 - open]) }
      : null,
    openings: { weekdays: week, 'odd hours': openRuns(chance, slots), early: turns(slots, 1), late: turns(slots, 0) },
    regions,
    facilities,
    resources,
    packages: [],
    limits: {},
  };
  file.packages = family.after.map((after, at) => packageOf(family, chance, file, at, after));
  if (family.pairs) pairUp(chance, file.packages);
  file.limits = limitsOf(chance, file);
  return file;
}

function resourcesOf(facility: string, family: Family, chance: Chance): InstanceFile['resources'] {
  const { slots, weekends, contended, shifts } = family;
  const kinds = shifts ? ['room', 'early', 'late', 'stand-in'] : ['room', 'other room', 'person'];
  const hours = weekends ? ['weekdays', 'odd hours', null] : [null, null, 'odd hours'];
  return kinds.map((kind) => ({
    id: `${kind} of ${facility}`,
    facility,
    open: shifts ? (['early', 'late'].find((shift) => shift === kind) ?? null) : chance.one(hours),
    free: shifts ? [[slots, 1]] : freeUnits(chance, slots, contended ? 2 : 3),
  }));
}

/** Open and closed in turn, beginning with `first`. */
const turns = (slots: number, first: number) => {
  let open = 1 - first;
  return runsOf(slots, () => [1, (open = 1 - open)]);
};

const square = (chance: Chance, least: number, most: number) =>
  [0, 1].map(() => [0, 1].map(() => chance.whole(least, most)));

function runsOf(slots: number, draw: () => readonly [count: number, value: number]): RunsOfFile {
  const runs: RunsOfFile = [];
  for (let left = slots; left > 0;) {
    const [count, value] = draw();
    runs.push([Math.min(left, count), value]);
    left -= count;
  }
  return runs;
}

const freeUnits = (chance: Chance, slots: number, most: number) =>
  runsOf(slots, () => [chance.whole(2, 7), chance.hits(0.15) ? 0 : chance.whole(1, most)]);

const openRuns = (chance: Chance, slots: number) => {
  let open = 1;
  return runsOf(slots, () => [chance.whole(1, open === 1 ? 3 : 6), (open = 1 - open)]);
};

function weekRuns(slots: number): RunsOfFile {
  let open = 0;
  return runsOf(slots, () => ((open = 1 - open) === 1 ? [6, 1] : [2, 0]));
}

function packageOf(
  family: Family,
  chance: Chance,
  file: InstanceFile,
  at: number,
  after: readonly number[],
): PackageOfFile {
  const needs = ['room', ...(chance.hits(family.twoNeeds ?? 0) ? ['person'] : [])];
  const offered = file.resources.filter(({ id }) => family.contended || at % 2 === 0 || !id.startsWith('room'));
  const serves = (need: string, id: string) => !family.shifts || (need === 'room') === id.startsWith('room');
  const depth = at === 0 ? 0 : Math.min(at, 2);
  const earliest = chance.hits(0.5) ? depth * chance.whole(0, 2) : 0;
  const { slots } = file.grid;
  return {
    key: `package ${at}`,
    capability: 'anything',
    needs: needs.map((key) => ({
      key,
      candidates: chance
        .some(
          offered.filter(({ id }) => serves(key, id)),
          chance.whole(family.shifts ? 1 : 3, needs.length > 1 ? 6 : 5),
        )
        .map(({ id: resource }) => {
          const rate = chance.whole(5, 60);
          const weekend = Math.round(rate * (0.5 + chance.next()));
          return { resource, rate: family.weekends && chance.hits(0.6) ? { weekday: rate, weekend } : rate };
        }),
    })),
    ways: Array.from({ length: chance.whole(1, 2) }, (_, way) => ({
      slots: chance.whole(1, at % 2 === 0 ? 3 : 4),
      units: Object.fromEntries(needs.map((key) => [key, way === 0 ? 1 : chance.whole(1, 2)])),
    })),
    earliest,
    latest: chance.hits(0.3) ? Math.min(slots, earliest + chance.whole(5, slots)) : slots,
    after: after.map((before) => ({ package: `package ${before}`, gb: chance.whole(0, 8) })),
    security: chance.hits(0.12) ? chance.one(['SELF_DECLARED', 'THIRD_PARTY']) : chance.one(['NONE', null]),
    maxPrice: chance.hits(0.2) ? chance.whole(60, 300) : null,
    together: null,
    weight: chance.one([null, 0, 1, 2, 5]),
  };
}

function pairUp(chance: Chance, packages: PackageOfFile[]): void {
  if (chance.hits(0.3)) return;
  const [one, other] = chance.some(packages, 2);
  if (one && other) one.together = other.together = 'pair';
}

function limitsOf(chance: Chance, { packages, facilities }: InstanceFile): InstanceFile['limits'] {
  return {
    budget: chance.hits(0.5) ? packages.length * chance.whole(50, 200) : null,
    maxFacilities: chance.hits(0.3) ? chance.whole(1, 3) : null,
    lead: chance.hits(0.3),
    excludeFacilities: chance.hits(0.15) ? [chance.one(facilities).id] : [],
  };
}
