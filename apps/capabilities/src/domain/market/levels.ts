/**
 * Free time as the market keeps it: from this second on so many units, until the next. Closed time of a working week goes to its
 * freer neighbour, so that one walk over the levels answers for every resource: the least level of a period is the least of its
 * open time, for the closed time in it is never less free than the open time it borders on. (Closed throughout is another matter.)
 */
import { dayMs, instant, type Instant } from '#kernel/instant';
import type { Period } from '#kernel/period';
import { freeSegments, type UnitsOver } from '#kernel/stretches';
import { openSpans, type Hours } from '#kernel/working-week';
import { stillTaken } from '../capacity-match';
import type { ResourceState } from './state';

/** `starts` in whole seconds since 1970, rising; neighbours differ, and the last has no units. Empty where nothing is offered. */
export type Levels = { readonly starts: readonly number[]; readonly units: readonly number[] };

const mostUnits = 0xffff;
const mostSeconds = 0xffffffff;
/** Longer than a week is closed at most: see `firstOpen`. */
const beyondMs = 15 * dayMs;

/** The levels of a resource at `now`; null where seconds or two bytes do not hold them exactly. */
export function levelsOf(
  { windows, taken, parts, hours }: Pick<ResourceState, 'windows' | 'taken' | 'parts' | 'hours'>,
  now: Instant,
  open: OpenTime,
): Levels | null {
  const range = rangeOf(windows);
  if (range === null) return { starts: [], units: [] };
  const segments = freeSegments(windows, stillTaken({ windows, taken, parts: partsOf(parts) }, now), range);
  if (hours.week === null) return written(segments);
  const spans = open.spans(range, hours);
  return written(spread(openParts(framed(segments, range, spans), spans)));
}

/** The id of a part is for others; here only its units count. */
const partsOf = (parts: ResourceState['parts']): Parameters<typeof stillTaken>[0]['parts'] =>
  parts.map((part) => ({ ...part, resourceId: 'resource_' }));

function rangeOf(windows: readonly UnitsOver[]): Period | null {
  let start = Infinity;
  let end = -Infinity;
  for (const { during } of windows) {
    if (during.start < start) start = during.start;
    if (during.end > end) end = during.end;
  }
  return start < end ? { start: instant(start), end: instant(end) } : null;
}

/** Open time drawn out over the closed time between: that goes to whichever neighbour is freer. */
function spread(parts: readonly UnitsOver[]): readonly UnitsOver[] {
  const levels: UnitsOver[] = [];
  for (const { during, units } of parts) {
    const before = levels.at(-1);
    if (before === undefined || before.during.end === during.start) {
      levels.push({ during, units });
    } else if (before.units >= units) {
      levels[levels.length - 1] = { during: { start: before.during.start, end: during.start }, units: before.units };
      levels.push({ during, units });
    } else levels.push({ during: { start: before.during.end, end: during.end }, units });
  }
  return levels;
}

/** Open time with its free units, by start. */
function openParts(segments: readonly UnitsOver[], open: readonly Period[]): readonly UnitsOver[] {
  const parts: UnitsOver[] = [];
  let at = 0;
  for (const span of open) {
    while ((segments[at]?.during.end ?? Infinity) <= span.start) at++;
    for (let next = at; ; next++) {
      const segment = segments[next];
      if (segment === undefined || segment.during.start >= span.end) break;
      const start = segment.during.start > span.start ? segment.during.start : span.start;
      const end = segment.during.end < span.end ? segment.during.end : span.end;
      parts.push({ during: { start, end }, units: segment.units });
    }
  }
  return parts;
}

/** The same with nothing free before and after, as far as the open time goes. */
const framed = (segments: readonly UnitsOver[], range: Period, open: readonly Period[]): readonly UnitsOver[] => [
  { during: { start: instant(Math.min(open[0]?.start ?? range.start, range.start)), end: range.start }, units: 0 },
  ...segments,
  { during: { start: range.end, end: instant(Math.max(open.at(-1)?.end ?? range.end, range.end)) }, units: 0 },
];

function written(levels: readonly UnitsOver[]): Levels | null {
  const starts: number[] = [];
  const units: number[] = [];
  const add = (at: number, level: number): boolean => {
    if ((units.at(-1) ?? 0) === level) return true;
    if (at % 1000 !== 0 || at < 0 || at / 1000 > mostSeconds || level > mostUnits) return false;
    starts.push(at / 1000);
    units.push(level);
    return true;
  };
  for (const level of levels) if (!add(level.during.start, level.units)) return null;
  const end = levels.at(-1)?.during.end;
  return end !== undefined && !add(end, 0) ? null : { starts, units };
}

/** Open time of working weeks, remembered: the resources of a house share their hours. */
export class OpenTime {
  private readonly known = new Map<string, { readonly range: Period; readonly spans: readonly Period[] }>();

  /** Open time of a range and of what lies around it, at least up to the next open time on either side. */
  spans(range: Period, hours: Hours): readonly Period[] {
    const key = JSON.stringify(hours);
    const known = this.known.get(key);
    if (known !== undefined && known.range.start <= range.start && range.end <= known.range.end) return known.spans;
    const wider = {
      start: instant(Math.min(range.start, known?.range.start ?? Infinity) - beyondMs),
      end: instant(Math.max(range.end, known?.range.end ?? -Infinity) + beyondMs),
    };
    if (this.known.size >= mostRemembered) this.known.clear();
    const spans = openSpans(wider, hours);
    this.known.set(key, {
      range: { start: instant(wider.start + beyondMs), end: instant(wider.end - beyondMs) },
      spans,
    });
    return spans;
  }
}

const mostRemembered = 1000;
