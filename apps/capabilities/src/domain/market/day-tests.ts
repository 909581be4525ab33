/**
 * The first look at time: which postings can be free long enough, by their days alone. It lets through what is not, which levels
 * tell exactly, and never leaves out what is.
 */
import { dayMs, hourMs } from '#kernel/instant';
import { offsetRunAt } from '#kernel/zone';
import type { Period } from '#kernel/period';
import type { CapacityQuestion } from '../capacity-filter';
import { chunkSize, marks, planeCount, type Postings } from './postings';
import type { Strings } from './strings';

/**
 * Writes the positions of a chunk (its first, and how many) that can be free into `into`, behind the `found` that it holds already,
 * and answers how many it holds then.
 */
export type DayTest = (first: number, count: number, into: Uint32Array, found: number) => number;

/** Bits of days in one plane. */
export type DayMask = { readonly plane: number; readonly days: number };

export function dayTestOf(question: CapacityQuestion, postings: Postings, zones: Strings): DayTest {
  const { open, duration } = question;
  const [first, end] = [Math.ceil(open.start / dayMs), Math.floor(open.end / dayMs)];
  if (duration === null) return allDays(masksOfPeriod(open, postings), postings);
  // A stretch of so many days in a row covers all but one of them from midnight to midnight, at the least. A day may be cut short
  // where a zone changes its clock; days of a working week end with its hours, on the day before perhaps.
  const whole = duration.days + Math.floor((duration.minutes * 60_000) / dayMs);
  const least = whole - (zonesChange(question, zones) ? 2 : 1);
  const leastOfWeek = duration.days - 4;
  if (least <= 0 || first < postings.firstDay || end > postings.firstDay + planeCount * 32) return every(postings);
  return runOfDays(masksOf(first, end, postings), least, leastOfWeek, postings);
}

/** Whole days of it have to be free throughout, those it begins and ends with at some time. */
function masksOfPeriod({ start, end }: Period, postings: Postings): readonly DayMask[] {
  const [first, last] = [Math.floor(start / dayMs), Math.ceil(end / dayMs)];
  const [firstWhole, endWhole] = [Math.ceil(start / dayMs), Math.floor(end / dayMs)];
  const isWhole = (day: number): boolean => day >= firstWhole && day < endWhole;
  return [
    ...masksOf(firstWhole, endWhole, postings),
    ...masksOf(first, last, postings, isWhole).map(({ plane, days }) => ({ plane: planeCount + plane, days })),
  ];
}

/** The masks of the days from `first` up to `end`, in days since 1970, as far as there are planes and none is left out. */
export function masksOf(
  first: number,
  end: number,
  { firstDay }: Postings,
  isLeftOut: (day: number) => boolean = () => false,
): readonly DayMask[] {
  const masks: { plane: number; days: number }[] = [];
  const last = Math.min(end - firstDay, planeCount * 32);
  for (let day = Math.max(0, first - firstDay); day < last; day++) {
    if (isLeftOut(day + firstDay)) continue;
    const before = masks.at(-1);
    if (before?.plane === day >>> 5) before.days |= 1 << (day & 31);
    else masks.push({ plane: day >>> 5, days: 1 << (day & 31) });
  }
  return masks;
}

const zonesChange = ({ open }: CapacityQuestion, zones: Strings): boolean => {
  for (let code = 1; code < zones.count; code++)
    if (offsetRunAt(open.start - hourMs, zones.textOf(code) ?? '').until < open.end + hourMs) return true;
  return false;
};

function every({ units }: Postings): DayTest {
  return (first, count, into, before) => {
    let found = before;
    for (let position = first; position < first + count; position++) {
      into[found] = position;
      found += (units[position] ?? 0) > 0 ? 1 : 0;
    }
    return found;
  };
}

function allDays(masks: readonly DayMask[], postings: Postings): DayTest {
  const [one, two, ...others] = masks;
  if (one === undefined) return every(postings);
  const { planes } = postings;
  const at = (mask: DayMask): number => mask.plane * postings.capacity;
  const firstOne = at(one);
  const oneDays = one.days;
  if (two === undefined)
    return (first, count, into, before) => {
      let found = before;
      for (let position = first; position < first + count; position++) {
        into[found] = position;
        found += (~(planes[firstOne + position] ?? 0) & oneDays) === 0 ? 1 : 0;
      }
      return found;
    };
  const firstTwo = at(two);
  const twoDays = two.days;
  return (first, count, into, before) => {
    let found = before;
    for (let position = first; position < first + count; position++) {
      into[found] = position;
      const missing = (~(planes[firstOne + position] ?? 0) & oneDays) | (~(planes[firstTwo + position] ?? 0) & twoDays);
      found += missing === 0 ? 1 : 0;
    }
    for (const mask of others) {
      const offset = at(mask);
      let left = before;
      for (let n = before; n < found; n++) {
        const position = into[n] ?? 0;
        into[left] = position;
        left += (~(planes[offset + position] ?? 0) & mask.days) === 0 ? 1 : 0;
      }
      found = left;
    }
    return found;
  };
}

/** Postings with so many days in a row, or fewer for a working week. */
function runOfDays(masks: readonly DayMask[], least: number, leastOfWeek: number, postings: Postings): DayTest {
  const { planes, marks: marksOf, capacity } = postings;
  const longest = new Uint32Array(chunkSize);
  const current = new Uint32Array(chunkSize);
  return (first, count, into, before) => {
    longest.fill(0);
    current.fill(0);
    for (const { plane, days } of masks) {
      const offset = plane * capacity + first;
      for (let n = 0; n < count; n++) extend(longest, current, n, (planes[offset + n] ?? 0) & days);
    }
    let found = before;
    for (let n = 0; n < count; n++) {
      const isWeek = ((marksOf[first + n] ?? 0) & marks.week) !== 0;
      into[found] = first + n;
      found += (longest[n] ?? 0) >= (isWeek ? leastOfWeek : least) ? 1 : 0;
    }
    return found;
  };
}

/** Carries runs of set bits on through one more word. */
function extend(longest: Uint32Array, current: Uint32Array, n: number, word: number): void {
  let run = current[n] ?? 0;
  let most = longest[n] ?? 0;
  let left = word >>> 0;
  let bits = 32;
  while (bits > 0) {
    // The lowest bits that are alike: ones lengthen the run, zeros end it.
    const ones = left === 0xffffffff ? 32 : 31 - Math.clz32(~left & (left + 1));
    if (ones > 0) {
      const step = Math.min(ones, bits);
      run += step;
      if (run > most) most = run;
      left = step === 32 ? 0 : left >>> step;
      bits -= step;
    } else {
      run = 0;
      if (left === 0) break;
      const step = 31 - Math.clz32(left & -left);
      left >>>= step;
      bits -= step;
    }
  }
  current[n] = run;
  longest[n] = most;
}
