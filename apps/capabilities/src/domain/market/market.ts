/**
 * Everything spare, laid out in memory to be searched: houses, resources, what these claim, when they are free and who pays what.
 * One writer keeps it, any number of readers search it in other threads, over the same memory. It reads no clock and knows no
 * database: who keeps it tells it what is so, and sees to it that nobody reads while it is written.
 */
import { dayMs, instant, type Instant } from '#kernel/instant';
import type { Taxonomy } from '../taxonomy';
import { Alliances } from './alliances';
import { Clocks } from './clocks';
import { Deadlines } from './deadlines';
import { Facilities } from './facilities';
import { keptAlliance, keptFacility, keptResource, type KeptResource } from './kept';
import { leavesOf, type Leaves } from './leaves';
import { OpenTime } from './levels';
import { Memory, type MarketBuffers } from './memory';
import { OddResources, textOf } from './odd';
import { Postings } from './postings';
import { Rates } from './rates';
import { Resources } from './resources';
import type { AllianceState, FacilityState, ResourceState, Uuid } from './state';
import { textsIn, type Texts } from './strings';
import { sumOf } from './sums';
import { Uuids } from './uuids';

export type { MarketBuffers } from './memory';

/** How many of each there are; room for as many again is left. Memory is taken only as it is filled. */
export type MarketSizes = {
  readonly facilities: number;
  readonly resources: number;
  /** Of all resources together, as the next three. */
  readonly claims: number;
  readonly rates: number;
  readonly windows: number;
  readonly taken: number;
  /** Alliances, and their members together. */
  readonly alliances: number;
  readonly members: number;
  /** The day from which on days of free time are kept as bits; what is before it is found as well, but more slowly. */
  readonly from: Instant;
};

const noDeadline = Infinity;
/** An odd resource has a row of its own, and nothing in it. */
const nothingOfIt = { windows: [], taken: [], parts: [], rates: [], claims: [] };

export class Market {
  readonly leaves: Leaves;
  readonly texts: Texts;
  readonly clocks: Clocks;
  readonly organisations: Uuids;
  readonly classes: Uuids;
  readonly alliances: Alliances;
  readonly facilities: Facilities;
  readonly resources: Resources;
  readonly odd: OddResources;
  private readonly state: Float64Array;
  private readonly deadlines = new Deadlines();
  private readonly open = new OpenTime();

  private constructor(
    private readonly memory: Memory,
    readonly taxonomy: Taxonomy,
    sizes: Readonly<Record<SizeName, number>>,
    /** Of a new one: the first day that is kept as bits. */
    firstDay: number | null,
  ) {
    this.leaves = leavesOf(taxonomy);
    this.state = memory.f64('market.state', 3);
    if (firstDay !== null) this.state.set([noDeadline, firstDay, 0]);
    this.texts = textsIn(memory, sizes.words, sizes.bytes, sizes.repeated);
    this.clocks = new Clocks(this.texts.zones);
    this.organisations = new Uuids(memory, 'organisations', sizes.organisations);
    this.classes = new Uuids(memory, 'classes', sizes.resources);
    this.alliances = new Alliances(memory, this.organisations, sizes.alliances, sizes.members);
    this.facilities = new Facilities(memory, this.organisations, this.texts, sizes.facilities);
    const rates = new Rates(memory, this.texts, this.alliances.uuids, this.organisations, sizes.rates);
    const postings = new Postings(memory, this.leaves, this.texts, sizes.claims, this.state[firstDayAt] ?? 0);
    this.resources = new Resources(memory, this.texts, this.facilities.uuids, this.classes, postings, rates, sizes);
    this.odd = new OddResources(memory, this.texts, sizes.resources);
  }

  /** An empty market in fresh memory. */
  static create(sizes: MarketSizes, taxonomy: Taxonomy): Market {
    return new Market(Memory.fresh(), taxonomy, roomFor(sizes), Math.floor(sizes.from / dayMs));
  }

  /** A view on a market that another thread keeps, of the same taxonomy; for reading alone. */
  static over(buffers: MarketBuffers, taxonomy: Taxonomy): Market {
    return new Market(Memory.over(buffers), taxonomy, noRoom, null);
  }

  /** To be posted to another thread as it is. */
  get buffers(): MarketBuffers {
    return this.memory.buffers;
  }

  /** A house and its resources may be told in any order; a resource is found once its house is there. */
  putFacility(state: FacilityState): void {
    const kept = keptFacility(state);
    if (this.hasWords(kept.words.length + 100) && !this.organisations.isFull && this.facilities.hasRoomFor(kept))
      this.facilities.put(state.id, kept);
    else this.state[fullAt] = 1;
  }

  removeFacility(id: Uuid): void {
    this.facilities.remove(id);
  }

  /** Holds past their deadline at `now` are free from the first. */
  putResource(state: ResourceState, now: Instant): void {
    this.deadlines.put(state, now);
    this.write(state, now);
    this.state[lapseAt] = this.deadlines.next() ?? noDeadline;
  }

  removeResource(id: Uuid): void {
    this.deadlines.remove(id);
    this.resources.remove(id);
    this.odd.remove(id);
    this.state[lapseAt] = this.deadlines.next() ?? noDeadline;
  }

  putAlliance(state: AllianceState): void {
    const members = keptAlliance(state);
    const fits = this.alliances.hasRoomFor(members.length) && this.organisations.hasRoomFor(members.length);
    if (fits) this.alliances.put(state.id, members);
    else this.state[fullAt] = 1;
  }

  removeAlliance(id: Uuid): void {
    this.alliances.put(id, []);
  }

  /** When the next hold lapses: who asks a question at that moment or later calls `lapse` first. Readers may look as well. */
  get nextLapse(): Instant | null {
    const at = this.state[lapseAt] ?? noDeadline;
    return at === noDeadline ? null : instant(at);
  }

  /** Frees the units of holds whose deadline is `now` or before, and answers whose they were. */
  lapse(now: Instant): readonly Uuid[] {
    const due = this.deadlines.due(now);
    for (const state of due) {
      this.deadlines.put(state, now);
      this.write(state, now);
    }
    this.state[lapseAt] = this.deadlines.next() ?? noDeadline;
    return due.map(({ id }) => id);
  }

  /** Something did not fit: what was told last may be missing or stale, so all must be told again to one of greater sizes. */
  get isFull(): boolean {
    return this.state[fullAt] === 1;
  }

  /** A checksum of what is kept of a resource, null when it is not there; to be compared with that of `sumsBy`. */
  resourceSum(id: Uuid): number | null {
    const odd = this.odd.textOf(id);
    if (odd !== null) return sumOf(odd);
    const kept = this.resources.read(id);
    if (kept === null) return null;
    return this.resources.hasRightDays(this.resources.uuids.find(id)) ? sumOf(kept) : wrongDays;
  }

  facilitySum(id: Uuid): number | null {
    const kept = this.facilities.read(id);
    return kept === null ? null : sumOf(kept);
  }

  /** An alliance that is not there has no members. */
  allianceSum(id: Uuid): number {
    return sumOf(this.alliances.read(id));
  }

  /** Those it knows, in no order; an alliance that is gone has no members. */
  facilityIds(): readonly Uuid[] {
    return this.facilities.ids();
  }

  resourceIds(): readonly Uuid[] {
    return this.resources.uuids.all();
  }

  allianceIds(): readonly Uuid[] {
    return this.alliances.uuids.all();
  }

  /** Memory in use, without the room that is left: asked of who keeps it. */
  get bytes(): number {
    const { facilities, resources, organisations, alliances, classes, texts } = this;
    return this.memory.bytesOf({
      ...Object.fromEntries(Object.entries(texts).map(([name, { used }]) => [name, used])),
      ...resources.postings.used,
      facilities: facilities.uuids.used,
      assessments: facilities.usedAssessments,
      resources: resources.uuids.used,
      levels: resources.usedLevels,
      rates: resources.rates.used,
      organisations: organisations.used,
      alliances: alliances.uuids.used,
      members: alliances.usedMembers,
      classes: classes.used,
      odd: this.odd.used,
    });
  }

  private write(state: ResourceState, now: Instant): void {
    const kept = keptResource(state, now, this.leaves, this.open);
    if (kept === null) {
      const nothing = keptResource({ ...state, ...nothingOfIt }, now, this.leaves, this.open);
      const text = textOf(state);
      const fits =
        nothing !== null &&
        this.fits(nothing) &&
        this.organisations.hasRoomFor(state.rates.length) &&
        !this.odd.isFull &&
        this.hasWords(text.length);
      if (fits) {
        this.resources.put(state.id, nothing);
        for (const { currency, audience, audienceId } of state.rates) {
          this.texts.currencies.codeOf(currency);
          if (audience === 'ORGANISATION') this.organisations.add(audienceId);
        }
        this.odd.put(state, text);
      } else this.state[fullAt] = 1;
    } else if (this.fits(kept)) {
      this.odd.remove(state.id);
      this.resources.put(state.id, kept);
    } else this.state[fullAt] = 1;
  }

  private fits(kept: KeptResource): boolean {
    return (
      this.hasWords(kept.words.length + kept.hours.length + 1000 * (kept.rates.length + kept.claims.length)) &&
      this.resources.hasRoomFor(kept) &&
      !this.facilities.uuids.isFull &&
      this.organisations.hasRoomFor(kept.rates.length) &&
      this.alliances.uuids.hasRoomFor(kept.rates.length) &&
      this.classes.hasRoomFor(kept.classes.length)
    );
  }

  private hasWords(units: number): boolean {
    return Object.values(this.texts).every((texts) => texts.hasRoomFor(1000, units));
  }
}

const [lapseAt, firstDayAt, fullAt] = [0, 1, 2] as const;
/** No checksum is negative. */
const wrongDays = -1;

const sizeNames = [
  'facilities',
  'resources',
  'claims',
  'rates',
  'levels',
  'organisations',
  'alliances',
  'members',
  'words',
  'bytes',
  'repeated',
] as const;
type SizeName = (typeof sizeNames)[number];
const noRoom = Object.fromEntries(sizeNames.map((name) => [name, 0])) as Record<SizeName, number>;

/** Twice of everything, and some to begin with. */
function roomFor(sizes: MarketSizes): Record<SizeName, number> {
  const resources = sizes.resources * 2 + 1000;
  const facilities = sizes.facilities * 2 + 1000;
  return {
    resources,
    facilities,
    claims: sizes.claims * 2 + 1000,
    rates: sizes.rates * 2 + 1000,
    // Each window or commitment begins a level and ends one.
    levels: (sizes.windows + sizes.taken) * 4 + 10_000,
    organisations: facilities + sizes.members + sizes.rates + 1000,
    alliances: sizes.alliances * 2 + 1000,
    members: sizes.members * 2 + 1000,
    words: facilities * 4 + resources * 2 + 5000,
    bytes: facilities * 1000 + resources * 400 + 1_000_000,
    repeated: facilities + resources + 5000,
  };
}
