import { Temporal } from 'temporal-polyfill';
import { dayMs, hourMs, instant, type Instant } from './instant';

// The only place that reads zone data (IANA, the runtime's, through Temporal). Asking Temporal takes microseconds, and a
// search asks for the days of thousands of rows; so the offsets of a zone are read once, a block of about a year at a time.

/** A run of time in which a zone keeps one offset from UTC: it ends before `until`. All in milliseconds. */
type OffsetRun = { readonly until: number; readonly offset: number };

/** Some 398 days: a typical search reads one or two blocks of a zone. */
const blockMs = 2 ** 35;
const blocksByZone = new Map<string, Map<number, readonly OffsetRun[]>>();

/** Is this the name of an IANA zone the platform knows, spelt as IANA spells it? Bare offsets such as `+01:00` are not zones: they have no summers. */
export function isZone(zone: string): boolean {
  if (!/^[A-Z][A-Za-z0-9_+/-]{1,63}$/.test(zone)) return false;
  try {
    return new Temporal.ZonedDateTime(0n, zone).timeZoneId === zone;
  } catch (expected) {
    if (expected instanceof RangeError) return false; // how Temporal says that it does not know the zone
    throw expected;
  }
}

/** The zone the platform knows by this name, spelt as IANA spells it: `europe/paris` is Europe/Paris. Throws for what is no zone. */
export const canonicalZone = (zone: string): string => new Temporal.ZonedDateTime(0n, zone).timeZoneId;

/** The run a moment lies in. Its `until` may be a border of our blocks at which the offset stays as it was. */
export function offsetRunAt(at: number, zone: string): OffsetRun {
  const block = Math.floor(at / blockMs);
  for (const run of runsOfBlock(block, zone)) if (at < run.until) return run;
  throw new RangeError(`No offset of ${zone} at ${at}`);
}

/** What the clock on the wall reads, as milliseconds since it would have read 1970-01-01T00:00. */
export const wallClock = (at: Instant, zone: string): number => at + offsetRunAt(at, zone).offset;

/**
 * The first moment at which the clock on the wall reads `wall` or later (domain.md, exact meaning 1): the moment itself, the
 * first of two when clocks go back, and the end of the gap when clocks jump over it.
 */
export function firstMomentAt(wall: number, zone: string): Instant {
  let at = wall - 24 * hourMs; // no zone has ever been a whole day from UTC, so the clock cannot read `wall` before this
  for (;;) {
    const run = offsetRunAt(at, zone);
    const reads = Math.max(at, wall - run.offset);
    if (reads < run.until) return instant(reads);
    at = run.until;
  }
}

function runsOfBlock(block: number, zone: string): readonly OffsetRun[] {
  const blocks = blocksByZone.get(zone) ?? new Map<number, readonly OffsetRun[]>();
  const known = blocks.get(block);
  if (known !== undefined) return known;
  const runs = readRuns(block * blockMs, (block + 1) * blockMs, zone);
  blocksByZone.set(zone, blocks.set(block, runs));
  return runs;
}

/** Looks once a day (the shortest run on record lasts weeks), then halves the day in which the offset changed, to the millisecond. */
function readRuns(from: number, to: number, zone: string): readonly OffsetRun[] {
  const runs: OffsetRun[] = [];
  let at = from;
  let offset = readOffset(at, zone);
  while (at < to) {
    let next = Math.min(at + dayMs, to);
    if (readOffset(next, zone) !== offset) {
      next = firstOther(offset, at, next, zone);
      runs.push({ until: next, offset });
      offset = readOffset(next, zone);
    } else if (next === to) runs.push({ until: to, offset });
    at = next;
  }
  return runs;
}

function firstOther(offset: number, same: number, other: number, zone: string): number {
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2);
    if (readOffset(middle, zone) === offset) same = middle;
    else other = middle;
  }
  return other;
}

const readOffset = (at: number, zone: string): number =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6;
