/**
 * When one resource could begin a package: at the start of its window, at a midnight or noon on the wall clock of its site, and
 * where units become free, or as soon as the resource opens after that; each with its end and its price for exactly that period.
 * What cannot begin says why.
 */
import { hourMs, instant, type Instant } from '#kernel/instant';
import { covers, type Period } from '#kernel/period';
import { bestPrice } from '#kernel/price';
import { freeSegments, freeSegmentsWhileOpen, type UnitsOver } from '#kernel/stretches';
import { endOfJob, openSpans } from '#kernel/working-week';
import { firstMomentAt, wallClock } from '#kernel/zone';
import type { BriefPackage } from '../brief-package';
import type { Span } from '../team-search/team-problem';
import type { OfferedResource, Site } from './market';

/** As long as each other; starts ascend. */
export type Starts = { readonly starts: number[]; readonly ends: number[]; readonly costs: number[] };

/** Why a start was no possible one; the first that applies. */
export type Miss = 'free' | 'floor' | 'lead-time' | 'ceiling';

export type PossibleStarts = Starts & {
  /** What stood in the way of the others. */
  readonly misses: ReadonlySet<Miss>;
  /** The least price of a start that only the ceiling stood in the way of. */
  readonly leastAboveCeiling: bigint | null;
  /** Where the resource is closed inside the window: a package that runs across takes nothing there. */
  readonly rests: readonly Span[];
};

export type Place = {
  readonly wanted: BriefPackage;
  readonly resource: OfferedResource;
  readonly site: Site;
  readonly now: Instant;
  /** Amounts above cannot be added up exactly, and nobody pays them. */
  readonly greatestAmount: bigint;
};

const halfDayMs = 12 * hourMs;

/** Starts at which the resource alone, with nothing else of the brief on it, can do the package. */
export function possibleStarts(place: Place): PossibleStarts {
  const { wanted, resource, site, now } = place;
  const found: Starts = { starts: [], ends: [], costs: [] };
  const misses = new Set<Miss>();
  let leastAboveCeiling: bigint | null = null;
  const { windows, taken, hours } = resource;
  const open = openSpans(wanted.window, hours);
  const segments = freeSegmentsWhileOpen(windows, taken, wanted.window, hours);
  const moments = momentsIn(wanted.window, freeSegments(windows, taken, wanted.window), site.zone);
  for (const start of whenOpen(moments, open)) {
    if (start <= now) continue;
    const during = { start, end: endOfJob(start, wanted.duration, hours) };
    const judged = judge(during, segments, place);
    if (typeof judged === 'bigint') {
      found.starts.push(start);
      found.ends.push(during.end);
      found.costs.push(Number(judged));
      continue;
    }
    misses.add(judged.miss);
    const { price } = judged;
    if (price !== null && (leastAboveCeiling === null || price < leastAboveCeiling)) leastAboveCeiling = price;
  }
  const rests = open.slice(1).map(({ start }, before): Span => [open[before]?.end ?? start, start]);
  return { ...found, misses, leastAboveCeiling, rests };
}

type Missed = { readonly miss: Miss; readonly price: bigint | null };

/** The price of the package over that period, or what stands in its way. */
function judge(during: Period, segments: readonly UnitsOver[], place: Place): bigint | Missed {
  const { wanted, resource, site, now, greatestAmount } = place;
  const { units, window, maxPrice } = wanted;
  if (during.end > window.end || !isFree(segments, during, units)) return { miss: 'free', price: null };
  if (!isSafe(wanted, site, during)) return { miss: 'floor', price: null };
  const best = bestPrice(resource.rates, during, units, resource.hours, now);
  if (best === null || !best.leadTimeMet) return { miss: 'lead-time', price: null };
  const ceiling = maxPrice !== null && maxPrice.amountMinor < greatestAmount ? maxPrice.amountMinor : greatestAmount;
  return best.amountMinor <= ceiling ? best.amountMinor : { miss: 'ceiling', price: best.amountMinor };
}

/** Segments cover all open time of the window. */
const isFree = (segments: readonly UnitsOver[], { start, end }: Period, units: number): boolean =>
  segments.every((segment) => segment.units >= units || segment.during.end <= start || segment.during.start >= end);

function isSafe({ securityFloor }: BriefPackage, { secureDuring }: Site, during: Period): boolean {
  if (securityFloor === null || securityFloor === 'NONE') return true;
  return secureDuring[securityFloor].some((stretch) => covers(stretch, during));
}

/** The moments at which a package may begin, ascending, each once. */
function momentsIn(window: Period, segments: readonly UnitsOver[], zone: string): readonly Instant[] {
  const freed = segments.flatMap(({ during, units }, at) =>
    at > 0 && units > (segments[at - 1]?.units ?? 0) ? [during.start] : [],
  );
  const moments = new Set<Instant>([window.start, ...halfDaysIn(window, zone), ...freed]);
  return [...moments].sort((a, b) => a - b);
}

/** Each of these moments, or the next open one; both lists ascend. */
function whenOpen(moments: readonly Instant[], open: readonly Period[]): ReadonlySet<Instant> {
  const opened = new Set<Instant>();
  let at = 0;
  for (const moment of moments) {
    while ((open[at]?.end ?? Infinity) <= moment) at++;
    const span = open[at];
    if (span === undefined) break;
    opened.add(span.start > moment ? span.start : moment);
  }
  return opened;
}

/** Midnights and noons of the zone inside the period; one that the zone skips is the next moment there is. */
function halfDaysIn({ start, end }: Period, zone: string): readonly Instant[] {
  const moments: Instant[] = [];
  for (let wall = Math.ceil(wallClock(start, zone) / halfDayMs) * halfDayMs; ; wall += halfDayMs) {
    const moment = firstMomentAt(wall, zone);
    if (moment >= end) return moments;
    if (moment >= start) moments.push(instant(moment));
  }
}
