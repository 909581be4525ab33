import type { Hours } from '#kernel/working-week';
import type { KeptResource } from './kept';
import type { Memory } from './memory';
import { marks, type Postings } from './postings';
import type { Rates } from './rates';
import { Runs } from './runs';
import type { Uuid } from './state';
import type { Texts } from './strings';
import { Uuids } from './uuids';

type ResourceSizes = { readonly resources: number; readonly levels: number; readonly claims: number };

/** Where what stands in the record of a resource. */
export const resource = {
  facility: 0,
  kind: 1,
  words: 2,
  hours: 3,
  levels: 4,
  levelCount: 5,
  rates: 6,
  rateCount: 7,
  size: 8,
} as const;

/** Resources, each in a row, with runs of levels, rates, postings and classes. */
export class Resources {
  readonly uuids: Uuids;
  /** What searches look at, side by side (see `resource`). */
  readonly records: Uint32Array;
  readonly starts: Uint32Array;
  readonly units: Uint16Array;
  readonly postingsAt: Uint32Array;
  readonly postingCount: Uint16Array;
  readonly positions: Uint32Array;
  readonly classesAt: Uint32Array;
  readonly classCount: Uint16Array;
  readonly classes: Uint32Array;
  private readonly levelRuns: Runs;
  private readonly positionRuns: Runs;
  private readonly classRuns: Runs;

  constructor(
    memory: Memory,
    private readonly texts: Texts,
    private readonly facilities: Uuids,
    private readonly classRows: Uuids,
    readonly postings: Postings,
    readonly rates: Rates,
    sizes: ResourceSizes,
  ) {
    const rows = sizes.resources;
    this.uuids = new Uuids(memory, 'resources', rows);
    this.records = memory.u32('resources.records', rows * resource.size);
    this.starts = memory.u32('levels.starts', sizes.levels);
    this.units = memory.u16('levels.units', sizes.levels);
    this.levelRuns = new Runs(sizes.levels);
    this.postingsAt = memory.u32('resources.postings', rows);
    this.postingCount = memory.u16('resources.postingCount', rows);
    this.positions = memory.u32('resources.positions', sizes.claims);
    this.positionRuns = new Runs(sizes.claims);
    this.classesAt = memory.u32('resources.classes', rows);
    this.classCount = memory.u16('resources.classCount', rows);
    this.classes = memory.u32('resources.classRows', rows);
    this.classRuns = new Runs(rows);
  }

  hasRoomFor(kept: KeptResource): boolean {
    return (
      !this.uuids.isFull &&
      this.levelRuns.hasRoomFor(kept.levels.starts.length) &&
      this.positionRuns.hasRoomFor(kept.claims.length) &&
      this.classRuns.hasRoomFor(kept.classes.length) &&
      this.postings.hasRoomFor(kept.claims.length) &&
      this.rates.hasRoomFor(kept.rates.length)
    );
  }

  put(id: Uuid, kept: KeptResource): void {
    const row = this.uuids.add(id);
    this.set(row, resource.facility, this.facilities.add(kept.facility));
    this.set(row, resource.kind, kept.kind);
    this.set(row, resource.words, this.texts.words.codeOf(kept.words));
    this.set(row, resource.hours, this.texts.hours.codeOf(kept.hours));
    this.texts.zones.codeOf(kept.zone);
    const rates = this.rates.put(this.get(row, resource.rates), this.get(row, resource.rateCount), kept.rates);
    this.set(row, resource.rates, rates);
    this.set(row, resource.rateCount, kept.rates.length);
    this.putLevels(row, kept);
    this.putClasses(row, kept);
    this.putClaims(row, kept);
  }

  remove(id: Uuid): void {
    const row = this.uuids.find(id);
    if (row < 0) return;
    this.dropClaims(row);
    this.levelRuns.leave(this.get(row, resource.levels), this.get(row, resource.levelCount));
    this.rates.leave(this.get(row, resource.rates), this.get(row, resource.rateCount));
    this.classRuns.leave(this.classesAt[row] ?? 0, this.classCount[row] ?? 0);
    for (const at of [resource.levelCount, resource.rateCount]) this.set(row, at, 0);
    this.classCount[row] = 0;
    this.uuids.remove(id);
  }

  read(id: Uuid): KeptResource | null {
    const row = this.uuids.find(id);
    return row < 0 ? null : this.at(row);
  }

  /** What is kept in a row that is there. */
  at(row: number): KeptResource {
    const hours = this.texts.hours.textOf(this.hoursOf(row)) ?? '';
    return {
      facility: this.facilities.uuidAt(this.get(row, resource.facility)),
      kind: this.get(row, resource.kind),
      words: this.texts.words.textOf(this.get(row, resource.words)) ?? '',
      hours,
      ...hoursIn(hours),
      levels: this.levels(row),
      rates: run(this.get(row, resource.rates), this.get(row, resource.rateCount)).map((at) => this.rates.read(at)),
      claims: this.positionsOf(row).map((position) => this.postings.read(position)),
      classes: run(this.classesAt[row], this.classCount[row]).map((at) => this.classRows.uuidAt(this.classes[at] ?? 0)),
    };
  }

  levels(row: number): KeptResource['levels'] {
    const at = this.get(row, resource.levels);
    const end = at + this.get(row, resource.levelCount);
    return { starts: [...this.starts.subarray(at, end)], units: [...this.units.subarray(at, end)] };
  }

  /** Do the days kept for walks agree with the levels? */
  hasRightDays(row: number): boolean {
    const days = this.postings.daysOf(this.levels(row));
    return this.positionsOf(row).every((position) => this.postings.hasDays(position, days));
  }

  positionsOf(row: number): readonly number[] {
    return run(this.postingsAt[row], this.postingCount[row]).map((at) => this.positions[at] ?? 0);
  }

  /** What share of the levels is in use. */
  get usedLevels(): number {
    return this.levelRuns.used;
  }

  /** One word of the record of a row. */
  get(row: number, at: number): number {
    return this.records[row * resource.size + at] ?? 0;
  }

  /** Code of its hours. */
  hoursOf(row: number): number {
    return this.get(row, resource.hours);
  }

  private set(row: number, at: number, word: number): void {
    this.records[row * resource.size + at] = word;
  }

  private putLevels(row: number, { levels: { starts, units } }: KeptResource): void {
    const at = this.levelRuns.moved(this.get(row, resource.levels), this.get(row, resource.levelCount), starts.length);
    this.set(row, resource.levels, at);
    this.set(row, resource.levelCount, starts.length);
    this.starts.set(starts, at);
    this.units.set(units, at);
  }

  private putClasses(row: number, { classes }: KeptResource): void {
    const at = this.classRuns.moved(this.classesAt[row] ?? 0, this.classCount[row] ?? 0, classes.length);
    this.classesAt[row] = at;
    this.classCount[row] = classes.length;
    for (const [n, id] of classes.entries()) this.classes[at + n] = this.classRows.add(id);
  }

  private putClaims(row: number, kept: KeptResource): void {
    if (!this.claimsSameLeaves(row, kept)) {
      this.dropClaims(row);
      const at = this.positionRuns.moved(0, 0, kept.claims.length);
      this.postingsAt[row] = at;
      this.postingCount[row] = kept.claims.length;
      for (const [n, { leaf }] of kept.claims.entries()) this.positions[at + n] = this.postings.add(leaf);
    }
    const days = this.postings.daysOf(kept.levels);
    const currency = this.currencyOf(row, kept);
    const most = kept.levels.units.reduce((a, b) => Math.max(a, b), 0);
    for (const [n, position] of this.positionsOf(row).entries()) {
      const claim = kept.claims[n];
      if (claim === undefined) break;
      this.postings.resource[position] = row;
      this.postings.facility[position] = this.get(row, resource.facility);
      this.postings.marks[position] = marksOf(kept) | (claim.standing << marks.standingShift);
      this.postings.units[position] = most;
      this.postings.currency[position] = currency;
      this.postings.put(position, claim);
      this.postings.putDays(position, days);
    }
  }

  private currencyOf(row: number, { rates }: KeptResource): number {
    const isOne = rates.every(({ currency }) => currency === rates[0]?.currency);
    return isOne && rates.length > 0 ? this.rates.currencyOf(this.get(row, resource.rates)) : 0;
  }

  private claimsSameLeaves(row: number, { claims }: KeptResource): boolean {
    const positions = this.positionsOf(row);
    return (
      positions.length === claims.length &&
      positions.every((position, at) => this.postings.leafAt(position) === claims[at]?.leaf)
    );
  }

  private dropClaims(row: number): void {
    for (const position of this.positionsOf(row)) {
      const last = this.postings.remove(position);
      if (last === position) continue;
      const moved = this.postings.resource[position] ?? 0;
      const at = run(this.postingsAt[moved], this.postingCount[moved]).find((one) => this.positions[one] === last);
      if (at !== undefined) this.positions[at] = position;
    }
    this.positionRuns.leave(this.postingsAt[row] ?? 0, this.postingCount[row] ?? 0);
    this.postingCount[row] = 0;
  }
}

function hoursIn(text: string): Pick<KeptResource, 'zone' | 'hasWeek'> {
  const { zone, week } = JSON.parse(text) as Hours;
  return { zone, hasWeek: week !== null };
}

/** Places of a run. */
const run = (at = 0, count = 0): readonly number[] => Array.from({ length: count }, (_, n) => at + n);

function marksOf({ kind, rates, hasWeek }: KeptResource): number {
  const everyone = rates.some(({ audience }) => audience === 0) ? marks.everyone : 0;
  return kind | everyone | (hasWeek ? marks.week : 0);
}
