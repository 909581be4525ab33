import { dayMs, midnightOf } from '#kernel/instant';
import { securityTiers, type SecurityTier } from '../taxonomy';
import type { KeptFacility } from './kept';
import type { Memory } from './memory';
import { Runs } from './runs';
import type { Uuid } from './state';
import type { Texts } from './strings';
import { Uuids } from './uuids';

/** Days since 1970 are kept as whole numbers that are never negative. */
const dayZero = 1_000_000;
const noDay = 0xffffffff;

/** Where what stands in the words of a house; a zone of 0: it is not there. Its point is on a sphere of radius 1, x, y and z. */
export const house = {
  zone: 0,
  country: 1,
  organisation: 2,
  assessments: 3,
  assessmentCount: 4,
  point: 5,
  size: 8,
} as const;
const assessment = { issued: 1, expires: 2, size: 3 } as const;

/** Houses, each in a row of its own that it keeps for good. */
export class Facilities {
  readonly uuids: Uuids;
  /** What a search looks at first, side by side (see `house`): one look at memory instead of many. */
  readonly houses: Uint32Array;
  /** The same memory. */
  readonly points: Float32Array;
  readonly words: Uint32Array;
  readonly city: Uint32Array;
  /** NaN where nobody knows. */
  readonly latitude: Float64Array;
  readonly longitude: Float64Array;
  /** 0 without a record. */
  readonly rating: Float64Array;
  /** Tier and mark, day of issue, day of expiry, one after another. */
  private readonly assessed: Uint32Array;
  private readonly runs: Runs;

  constructor(
    memory: Memory,
    private readonly organisations: Uuids,
    private readonly texts: Texts,
    rows: number,
  ) {
    this.uuids = new Uuids(memory, 'facilities', rows);
    this.houses = memory.u32('facilities.houses', rows * house.size);
    this.points = new Float32Array(this.houses.buffer);
    this.words = memory.u32('facilities.words', rows);
    this.city = memory.u32('facilities.city', rows);
    this.latitude = memory.f64('facilities.latitude', rows);
    this.longitude = memory.f64('facilities.longitude', rows);
    this.rating = memory.f64('facilities.rating', rows);
    this.assessed = memory.u32('assessments.words', rows * assessmentsEach * assessment.size);
    this.runs = new Runs(rows * assessmentsEach);
  }

  /** What share of the assessments is in use. */
  get usedAssessments(): number {
    return this.runs.used;
  }

  hasRoomFor(kept: KeptFacility): boolean {
    return !this.uuids.isFull && this.runs.hasRoomFor(kept.assessments.length);
  }

  put(id: Uuid, kept: KeptFacility): void {
    const row = this.uuids.add(id);
    const at = row * house.size;
    this.houses[at + house.organisation] = this.organisations.add(kept.organisation);
    const { words, cities, countries, zones } = this.texts;
    if (words.textOf(this.words[row] ?? 0) !== kept.words) this.words[row] = words.add(kept.words);
    this.city[row] = cities.codeOf(kept.city);
    this.houses[at + house.country] = countries.codeOf(kept.country);
    this.houses[at + house.zone] = zones.codeOf(kept.zone);
    this.place(row, kept.latitude ?? NaN, kept.longitude ?? NaN);
    this.rating[row] = kept.rating ?? 0;
    this.putAssessments(row, kept.assessments);
  }

  remove(id: Uuid): void {
    const row = this.uuids.find(id);
    if (row >= 0) this.houses[row * house.size + house.zone] = 0;
  }

  ids(): readonly Uuid[] {
    const rows = Array.from({ length: this.uuids.rows }, (_, row) => row);
    return rows.filter((row) => this.isThere(row)).map((row) => this.uuids.uuidAt(row));
  }

  read(id: Uuid): KeptFacility | null {
    const row = this.uuids.find(id);
    return row >= 0 && this.isThere(row) ? this.at(row) : null;
  }

  /** Resources may be told before their house, and stay when it goes. */
  isThere(row: number): boolean {
    return this.houses[row * house.size + house.zone] !== 0;
  }

  zoneOf(row: number): string {
    return this.texts.zones.textOf(this.houses[row * house.size + house.zone] ?? 0) ?? '';
  }

  /** Row of the organisation whose it is. */
  organisationOf(row: number): number {
    return this.houses[row * house.size + house.organisation] ?? 0;
  }

  /** Code of the country; 0 where none is said. */
  countryOf(row: number): number {
    return this.houses[row * house.size + house.country] ?? 0;
  }

  /** What is kept in a row that is there. */
  at(row: number): KeptFacility {
    const [latitude = NaN, longitude = NaN] = [this.latitude[row], this.longitude[row]];
    const rating = this.rating[row] ?? 0;
    return {
      organisation: this.organisations.uuidAt(this.organisationOf(row)),
      city: this.texts.cities.textOf(this.city[row] ?? 0),
      country: this.texts.countries.textOf(this.countryOf(row)),
      zone: this.zoneOf(row),
      latitude: Number.isNaN(latitude) ? null : latitude,
      longitude: Number.isNaN(longitude) ? null : longitude,
      rating: rating === 0 ? null : rating,
      assessments: this.assessments(row),
      words: this.texts.words.textOf(this.words[row] ?? 0) ?? '',
    };
  }

  /** The best tier that one assessment holds on every day from `firstDay` to `lastDay` (days since 1970): its place among the tiers. */
  tierOver(row: number, firstDay: number, lastDay: number): number {
    let best = 0;
    const [first, last] = [firstDay + dayZero, lastDay + dayZero];
    const { assessed } = this;
    const start = (this.houses[row * house.size + house.assessments] ?? 0) * assessment.size;
    const end = start + (this.houses[row * house.size + house.assessmentCount] ?? 0) * assessment.size;
    for (let at = start; at < end; at += assessment.size) {
      const mark = assessed[at] ?? 0;
      const tier = mark >> 1;
      const counts = tier !== thirdParty || (mark & 1) === 1;
      const isValid =
        (assessed[at + assessment.issued] ?? 0) <= first && last <= (assessed[at + assessment.expires] ?? 0);
      if (counts && tier > best && isValid) best = tier;
    }
    return best;
  }

  private assessments(row: number): KeptFacility['assessments'] {
    const start = this.houses[row * house.size + house.assessments] ?? 0;
    return Array.from({ length: this.houses[row * house.size + house.assessmentCount] ?? 0 }, (_, n) => {
      const at = (start + n) * assessment.size;
      const mark = this.assessed[at] ?? 0;
      const expires = this.assessed[at + assessment.expires] ?? 0;
      return {
        tier: tierAt(mark >> 1),
        issuedOn: dayText(this.assessed[at + assessment.issued] ?? 0),
        expiresOn: expires === noDay ? null : dayText(expires),
        verified: (mark & 1) === 1,
      };
    });
  }

  private putAssessments(row: number, assessments: KeptFacility['assessments']): void {
    const [runAt, countAt] = [row * house.size + house.assessments, row * house.size + house.assessmentCount];
    const start = this.runs.moved(this.houses[runAt] ?? 0, this.houses[countAt] ?? 0, assessments.length);
    this.houses[runAt] = start;
    this.houses[countAt] = assessments.length;
    for (const [n, { tier, issuedOn, expiresOn, verified }] of assessments.entries()) {
      const at = (start + n) * assessment.size;
      this.assessed[at] = securityTiers.indexOf(tier) * 2 + (verified ? 1 : 0);
      this.assessed[at + assessment.issued] = dayOf(issuedOn);
      this.assessed[at + assessment.expires] = expiresOn === null ? noDay : dayOf(expiresOn);
    }
  }

  private place(row: number, latitude: number, longitude: number): void {
    const [phi, lambda] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180];
    this.latitude[row] = latitude;
    this.longitude[row] = longitude;
    const at = row * house.size + house.point;
    this.points[at] = Math.cos(phi) * Math.cos(lambda);
    this.points[at + 1] = Math.cos(phi) * Math.sin(lambda);
    this.points[at + 2] = Math.sin(phi);
  }
}

/** Room for so many assessments of a house, on the whole. */
const assessmentsEach = 4;

const thirdParty = securityTiers.indexOf('THIRD_PARTY');

export const tierAt = (tier: number): SecurityTier => securityTiers[tier] ?? 'NONE';

/** A date as a number that sorts as dates do. */
const dayOf = (text: string): number => (midnightOf(text) ?? 0) / dayMs + dayZero;

const dayText = (day: number): string => new Date((day - dayZero) * dayMs).toISOString().slice(0, 10);
