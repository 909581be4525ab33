import type { Runs } from './team-instance';

const most = Number.MAX_SAFE_INTEGER;
const plainName = /^[A-Za-z_]\w*$/;

/**
 * A value of a file, and where it stands there. What is wrong with it is noted beside its place and reading goes on, so that
 * whoever wrote the file sees all faults at once. A reading that found a fault answers null or nothing.
 */
export class Spot {
  private constructor(
    readonly value: unknown,
    private readonly faults: string[],
    private readonly up: Spot | null,
    private readonly step: string | number,
  ) {}

  /** The whole file; `faults` fills as it is read. */
  static ofFile(value: unknown, faults: string[]): Spot {
    return new Spot(value, faults, null, '');
  }

  /** `packages[2].needs[0]`, and `instance` for the file as a whole. */
  get place(): string {
    if (this.up === null) return 'instance';
    const above = this.up.up === null ? '' : this.up.place;
    if (typeof this.step === 'number') return `${above}[${this.step}]`;
    if (!plainName.test(this.step)) return `${above}[${JSON.stringify(this.step)}]`;
    return above === '' ? this.step : `${above}.${this.step}`;
  }

  get isAbsent(): boolean {
    return this.value === undefined || this.value === null;
  }

  /** Notes what is wrong here. */
  fault(words: string): null {
    this.faults.push(`${this.place}: ${words}`);
    return null;
  }

  /** Is it an object? Unlike `isObject` this asks, and demands nothing. */
  get hasFields(): boolean {
    return fieldsOf(this.value) !== null;
  }

  /** A field of an object; its value is absent where there is none. */
  field(name: string): Spot {
    const fields = fieldsOf(this.value);
    return new Spot(fields && Object.hasOwn(fields, name) ? fields[name] : undefined, this.faults, this, name);
  }

  /** Notes a fault where it is none. */
  isObject(): boolean {
    if (!this.hasFields) this.expected('an object');
    return this.hasFields;
  }

  /** Every field, in the order of the file. */
  fields(): readonly (readonly [name: string, spot: Spot])[] {
    return Object.keys(fieldsOf(this.value) ?? {}).map((name) => [name, this.field(name)]);
  }

  list(): readonly Spot[] {
    if (!Array.isArray(this.value)) return this.expected('a list') ?? [];
    return this.value.map((item: unknown, at) => new Spot(item, this.faults, this, at));
  }

  /** Those of a list that are objects. */
  objects(): readonly Spot[] {
    return this.list().filter((item) => item.isObject());
  }

  text(): string | null {
    return typeof this.value === 'string' ? this.value : this.expected('a text');
  }

  textOrNone(): string | null {
    return this.isAbsent ? null : this.text();
  }

  /** True or false; false where absent. */
  flag(): boolean {
    if (typeof this.value === 'boolean') return this.value;
    if (!this.isAbsent) this.expected('true or false');
    return false;
  }

  whole(from = 0, to = most): number | null {
    if (isWhole(this.value, from, to)) return this.value;
    return this.expected(
      to === most ? `a whole number from ${from} on, below 2^53` : `a whole number ${from} to ${to}`,
    );
  }

  wholeOrNone(from = 0, to = most): number | null {
    return this.isAbsent ? null : this.whole(from, to);
  }

  /** The place among `choices` of the one that is named; the first where absent. */
  choice(choices: readonly string[]): number {
    if (this.isAbsent) return 0;
    const at = choices.indexOf(String(this.value));
    if (at < 0) this.expected(`one of ${choices.join(', ')}`);
    return Math.max(0, at);
  }

  /** Runs over the whole grid, of values up to `highest`; `slots` is null where the grid itself could not be read. */
  runs(slots: number | null, highest = most): Runs {
    if (!Array.isArray(this.value)) return this.expected('a list of [count, value]') ?? [];
    let sum = 0;
    const runs = this.value.filter((run: unknown, at): run is [number, number] => {
      if (isRun(run, highest)) return (sum += run[0]) > 0;
      const values = highest === most ? 'value' : `value 0 to ${highest}`;
      new Spot(run, this.faults, this, at).fault(`must be [count, ${values}] in whole numbers, count from 1 on`);
      return false;
    });
    if (runs.length === this.value.length && slots !== null && sum !== slots)
      this.fault(`the counts add up to ${sum}, the grid has ${slots} slots`);
    return runs;
  }

  private expected(what: string): null {
    return this.fault(this.isAbsent ? `is missing, must be ${what}` : `must be ${what}, is ${shown(this.value)}`);
  }
}

/** Where each name stands in its list; the second use of a name is a fault. */
export function placesOf(names: readonly Spot[]): ReadonlyMap<string, number> {
  demandDistinct(names);
  const places = new Map<string, number>();
  names.forEach((spot, at) => {
    const name = spot.text();
    if (name !== null && !places.has(name)) places.set(name, at);
  });
  return places;
}

/** Notes every text that came before in the list. */
export function demandDistinct(names: readonly Spot[]): void {
  const seen = new Set<unknown>();
  for (const spot of names) {
    if (typeof spot.value === 'string' && seen.has(spot.value))
      spot.fault(`${JSON.stringify(spot.value)} is used twice`);
    seen.add(spot.value);
  }
}

/** Where the named one stands among `places`; a name of nothing is a fault. `noun` says what it should have been. */
export function referenceTo(noun: string, spot: Spot, places: ReadonlyMap<string, number>): number | null {
  const name = spot.text();
  if (name === null) return null;
  return places.get(name) ?? spot.fault(`no ${noun} ${JSON.stringify(name)}`);
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> | null {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as Readonly<Record<string, unknown>>) : null;
}

function isWhole(value: unknown, from: number, to: number): value is number {
  return Number.isSafeInteger(value) && (value as number) >= from && (value as number) <= to;
}

function isRun(run: unknown, highest: number): run is [number, number] {
  return Array.isArray(run) && run.length === 2 && isWhole(run[0], 1, most) && isWhole(run[1], 0, highest);
}

/** A value in a few words on one line. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? '[]' : 'a list';
  if (typeof value === 'object') return 'an object';
  const text = JSON.stringify(value);
  return text.length <= 60 ? text : `${text.slice(0, 60)}…`;
}
