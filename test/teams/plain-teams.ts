import type { InstanceFile, PackageOfFile, RunsOfFile } from './instance-file';

/**
 * All teams of a small instance, one after the other: every facility, resource, way and start of every package, slot by slot as
 * the page of the format says it. Nothing of the product is used here, nothing is clever, and nothing is left out but what
 * breaks a rule already.
 */
export type PlainFigures = { readonly value: number; readonly cost: number };

export type PlainAnswers = Record<'cheapest' | 'fewest-facilities' | 'earliest' | 'best-rated', PlainFigures> | null;

type Option = {
  readonly facility: string;
  readonly takes: readonly { readonly resource: string; readonly units: number }[];
  readonly works: readonly number[];
  readonly start: number;
  readonly end: number;
  readonly cost: number;
};

/** The best of each objective, and the least cost among those; null where there is no team. */
export function plainAnswers(file: InstanceFile): PlainAnswers {
  const order = inOrder(file.packages);
  const options = order.map((pack) => optionsOf(pack, file));
  const best = new Best();
  const placed = new Map<string, Option>();
  const place = (at: number, cost: number) => {
    const pack = order[at];
    if (!pack) {
      if (isLed(file, placed)) best.see(figuresOf(file, placed, cost));
      return;
    }
    for (const option of options[at] ?? []) {
      const handoffs = handoffsInto(pack, option, placed, file);
      if (handoffs === null || cost + option.cost + handoffs > (file.limits.budget ?? Infinity)) continue;
      if (!isRoomFor(option, placed, file)) continue;
      placed.set(pack.key, option);
      if (keepsLimits(file, placed)) place(at + 1, cost + option.cost + handoffs);
      placed.delete(pack.key);
    }
  };
  place(0, 0);
  return best.answers;
}

class Best {
  answers: PlainAnswers = null;

  see(found: NonNullable<PlainAnswers>): void {
    this.answers ??= found;
    for (const objective of ['cheapest', 'fewest-facilities', 'earliest', 'best-rated'] as const) {
      const [known, now] = [this.answers[objective], found[objective]];
      const isLower = now.value < known.value || (now.value === known.value && now.cost < known.cost);
      if (isLower) this.answers[objective] = now;
    }
  }
}

function inOrder(packages: readonly PackageOfFile[]): readonly PackageOfFile[] {
  const order: PackageOfFile[] = [];
  while (order.length < packages.length) {
    const next = packages.find(
      (pack) => !order.includes(pack) && pack.after.every((arc) => order.some(({ key }) => key === arc.package)),
    );
    if (!next) throw new Error('These packages wait for each other');
    order.push(next);
  }
  return order;
}

const flat = (runs: RunsOfFile) => runs.flatMap(([count, value]) => Array.from({ length: count }, () => value));

/** Every possible assignment of one package by itself. */
export function optionsOf(pack: PackageOfFile, file: InstanceFile): readonly Option[] {
  const tiers = ['NONE', 'SELF_DECLARED', 'THIRD_PARTY'];
  const options: Option[] = [];
  for (const { id, security } of file.facilities) {
    if (tiers.indexOf(security ?? 'NONE') < tiers.indexOf(pack.security ?? 'NONE')) continue;
    if (file.limits.excludeFacilities?.includes(id)) continue;
    for (const picks of picksAt(id, pack, file))
      for (const way of pack.ways)
        for (let start = pack.earliest; start < file.grid.slots; start += 1) {
          const option = optionFrom(start, way, picks, file);
          if (!option || option.end > pack.latest || option.cost > (pack.maxPrice ?? Infinity)) continue;
          options.push({ facility: id, ...option });
        }
  }
  return options;
}

type Pick = { readonly need: string; readonly resource: string; readonly rate: number | Record<string, number> };

function picksAt(facility: string, pack: PackageOfFile, file: InstanceFile): readonly (readonly Pick[])[] {
  const owner = new Map(file.resources.map((resource) => [resource.id, resource.facility]));
  return pack.needs.reduce<readonly (readonly Pick[])[]>(
    (picked, need) =>
      need.candidates
        .filter(({ resource }) => owner.get(resource) === facility)
        .flatMap(({ resource, rate }) => picked.map((picks) => [...picks, { need: need.key, resource, rate }])),
    [[]],
  );
}

function optionFrom(
  start: number,
  way: PackageOfFile['ways'][number],
  picks: readonly Pick[],
  file: InstanceFile,
): Omit<Option, 'facility'> | null {
  const classes = file.slotClasses ? flat(file.slotClasses.runs) : null;
  const takes = picks.map(({ need, resource }) => ({ resource, units: way.units[need] ?? 0 }));
  const works: number[] = [];
  let cost = 0;
  for (let slot = start; works.length < way.slots; slot += 1) {
    if (slot >= file.grid.slots) return null;
    if (picks.some(({ resource }) => !isOpen(resource, slot, file))) {
      if (slot === start) return null;
      continue;
    }
    for (const { resource } of takes) if (unitsOf(takes, resource) > freeOf(resource, slot, file)) return null;
    const slotClass = classes ? (file.slotClasses?.names[classes[slot] ?? 0] ?? '') : 'any';
    for (const { need, rate } of picks)
      cost += (way.units[need] ?? 0) * (typeof rate === 'number' ? rate : (rate[slotClass] ?? 0));
    works.push(slot);
  }
  return { takes, works, start, end: (works.at(-1) ?? 0) + 1, cost };
}

const unitsOf = (takes: Option['takes'], resource: string) =>
  takes.reduce((sum, take) => sum + (take.resource === resource ? take.units : 0), 0);

const known = new WeakMap<InstanceFile, Map<string, readonly number[]>>();

function slotsOf(name: string, file: InstanceFile, read: () => RunsOfFile): readonly number[] {
  const ofFile = known.get(file) ?? new Map<string, readonly number[]>();
  known.set(file, ofFile);
  const slots = ofFile.get(name) ?? flat(read());
  ofFile.set(name, slots);
  return slots;
}

const resourceOf = (id: string, file: InstanceFile) => file.resources.find((resource) => resource.id === id)!;

function isOpen(id: string, slot: number, file: InstanceFile): boolean {
  const { open } = resourceOf(id, file);
  return open == null || slotsOf(`open ${open}`, file, () => file.openings?.[open] ?? [])[slot] === 1;
}

const freeOf = (id: string, slot: number, file: InstanceFile) =>
  slotsOf(`free ${id}`, file, () => resourceOf(id, file).free)[slot] ?? 0;

/** What is handed over into this package costs so much; null where it would start too early. */
function handoffsInto(
  pack: PackageOfFile,
  option: Option,
  placed: ReadonlyMap<string, Option>,
  { regions, facilities }: InstanceFile,
): number | null {
  const regionOf = (facility: string) =>
    regions.names.indexOf(facilities.find(({ id }) => id === facility)?.region ?? '');
  let cost = 0;
  for (const { package: key, gb } of pack.after) {
    const before = placed.get(key);
    if (!before) throw new Error(`${key} is not placed yet`);
    const isSame = before.facility === option.facility;
    const [a, b] = [regionOf(before.facility), regionOf(option.facility)];
    if (option.start < before.end + (isSame ? 0 : regions.lag[a]![b]!)) return null;
    cost += isSame ? 0 : regions.handoffFee + gb * regions.perGB[a]![b]!;
  }
  return cost;
}

function isRoomFor(option: Option, placed: ReadonlyMap<string, Option>, file: InstanceFile): boolean {
  const rivals = [...placed.values()].filter(({ takes, start, end }) => {
    const isShared = takes.some(({ resource }) => option.takes.some((take) => take.resource === resource));
    return isShared && start < option.end && option.start < end;
  });
  if (rivals.length === 0) return true;
  return option.takes.every(({ resource }) =>
    option.works.every((slot) => {
      const working = [option, ...rivals.filter(({ works }) => works.includes(slot))];
      const taken = working.reduce((sum, { takes }) => sum + unitsOf(takes, resource), 0);
      return taken <= freeOf(resource, slot, file);
    }),
  );
}

function keepsLimits({ packages, limits }: InstanceFile, placed: ReadonlyMap<string, Option>): boolean {
  const facilities = new Set([...placed.values()].map(({ facility }) => facility));
  if (facilities.size > (limits.maxFacilities ?? Infinity)) return false;
  return packages.every(({ key, together }) => {
    const facility = placed.get(key)?.facility;
    if (together == null || facility === undefined) return true;
    return packages.every((other) => {
      const at = other.together === together ? placed.get(other.key)?.facility : undefined;
      return at === undefined || at === facility;
    });
  });
}

const isLed = ({ limits, facilities }: InstanceFile, placed: ReadonlyMap<string, Option>) =>
  !limits.lead ||
  facilities.some(({ id, lead }) => lead && [...placed.values()].some(({ facility }) => facility === id));

function figuresOf(file: InstanceFile, placed: ReadonlyMap<string, Option>, cost: number): NonNullable<PlainAnswers> {
  const options = [...placed.values()];
  const ratingLoss = file.packages.reduce((sum, { key, weight }) => {
    const rating = file.facilities.find(({ id }) => id === placed.get(key)?.facility)?.rating ?? 0;
    return sum + (weight ?? 1) * (100 - rating);
  }, 0);
  return {
    cheapest: { value: cost, cost },
    'fewest-facilities': { value: new Set(options.map(({ facility }) => facility)).size, cost },
    earliest: { value: Math.max(...options.map(({ end }) => end)), cost },
    'best-rated': { value: ratingLoss, cost },
  };
}
