/** What is asked of a house: where it is, whose ally, on which clock, how safe. Each is judged once for a question. */
import { distanceKm } from '#kernel/distance';
import { uuidOf } from '#kernel/ids';
import { securityTiers } from '../taxonomy';
import type { CapacityQuestion } from '../capacity-filter';
import { isInBand, type OffsetBand } from '../house-clock';
import { house } from './facilities';
import type { Market } from './market';
import type { Scratch } from './scratch';

/** A house's verdict: -1 where it is out of the question, else the place of its tier, and which filters of facets it fails. */
export const missesCountry = 1 << 2;
export const missesTier = 1 << 3;
export const tierBits = 3;

export class Houses {
  private readonly nearby: Nearby | null;
  private readonly allies: ReadonlySet<number> | null;
  private readonly countries: ReadonlySet<number> | null;
  private readonly floor: number;
  private readonly inBand = new Map<number, boolean>();
  private readonly words: Uint32Array;
  private readonly verdicts: Uint32Array;
  private readonly stamp: number;

  constructor(
    private readonly market: Market,
    private readonly question: CapacityQuestion,
    { verdicts, stamp }: Scratch,
  ) {
    const { near, alliances, countries, floor } = question;
    this.words = market.facilities.houses;
    this.verdicts = verdicts;
    this.stamp = stamp;
    this.nearby = near === null ? null : nearbyOf(near.point, near.withinKm);
    this.allies = alliances.length === 0 ? null : membersOf(market, alliances.map(uuidOf));
    this.countries =
      countries.length === 0 ? null : new Set(countries.flatMap((code) => market.texts.countries.find(code) ?? []));
    this.floor = securityTiers.indexOf(floor);
  }

  verdict(row: number): number {
    const known = this.verdicts[row] ?? 0;
    if (known >>> 8 === this.stamp) return (known & 0xff) - 1;
    const verdict = this.judge(row);
    this.verdicts[row] = (this.stamp << 8) | (verdict + 1);
    return verdict;
  }

  /** From the place asked for; null where none is. */
  distanceKm(row: number): number | null {
    const { near } = this.question;
    const { latitude, longitude } = this.market.facilities;
    return near === null
      ? null
      : distanceKm(near.point, { latitude: latitude[row] ?? 0, longitude: longitude[row] ?? 0 });
  }

  private judge(row: number): number {
    const at = row * house.size;
    const zoneCode = this.words[at + house.zone] ?? 0;
    if (zoneCode === 0) return -1;
    if (this.nearby !== null && !this.isNear(row, this.nearby)) return -1;
    if (this.allies !== null && !this.allies.has(this.words[at + house.organisation] ?? 0)) return -1;
    if (this.question.utcOffset !== null && !this.isInBand(zoneCode, this.question.utcOffset)) return -1;
    const hasCountry = this.countries === null || this.countries.has(this.words[at + house.country] ?? 0);
    const tier = this.words[at + house.assessmentCount] === 0 ? 0 : this.tier(row, zoneCode);
    return tier | (hasCountry ? 0 : missesCountry) | (tier < this.floor ? missesTier : 0);
  }

  private tier(row: number, zone: number): number {
    const { clocks, facilities } = this.market;
    const { start, end } = this.question.period;
    return facilities.tierOver(row, clocks.dayAt(zone, start), clocks.dayAt(zone, end - 1));
  }

  private isNear(row: number, { x, y, z, surely, perhaps }: Nearby): boolean {
    const { points } = this.market.facilities;
    const at = row * house.size + house.point;
    const [dx, dy, dz] = [(points[at] ?? 0) - x, (points[at + 1] ?? 0) - y, (points[at + 2] ?? 0) - z];
    const square = dx * dx + dy * dy + dz * dz;
    if (square < surely) return true;
    // Nobody knows where it is: not a number, which is not less than anything.
    if (!(square < perhaps)) return false;
    return (this.distanceKm(row) ?? Infinity) <= (this.question.near?.withinKm ?? 0);
  }

  private isInBand(zone: number, band: OffsetBand): boolean {
    const known =
      this.inBand.get(zone) ?? isInBand(band, this.market.texts.zones.textOf(zone) ?? '', this.question.open.start);
    this.inBand.set(zone, known);
    return known;
  }
}

/** A point on the sphere of radius 1, and squares of chords: nearer than the one is near enough, farther than the other is not. */
type Nearby = {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly surely: number;
  readonly perhaps: number;
};

const earthRadiusKm = 6371.0088;
/** More than single precision loses, so little that hardly any house is measured twice. */
const slack = 1e-5;

function nearbyOf(
  { latitude, longitude }: { readonly latitude: number; readonly longitude: number },
  km: number,
): Nearby {
  const [phi, lambda] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180];
  const chord = km >= earthRadiusKm * Math.PI ? 2 : 2 * Math.sin(km / 2 / earthRadiusKm);
  return {
    x: Math.cos(phi) * Math.cos(lambda),
    y: Math.cos(phi) * Math.sin(lambda),
    z: Math.sin(phi),
    surely: Math.max(0, chord - slack) ** 2,
    perhaps: (chord + slack) ** 2,
  };
}

const membersOf = ({ alliances }: Market, ids: readonly string[]): ReadonlySet<number> =>
  new Set(
    ids.flatMap((id) => {
      const row = alliances.uuids.find(id);
      return row < 0 ? [] : [...alliances.membersOf(row)];
    }),
  );
