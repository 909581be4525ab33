/** A working week in words and while it is typed: seven days, Monday first, each with the times at which it is open. */

export type Open = { readonly from: string; readonly to: string };

/** Null: always open. */
export type Week = readonly (readonly Open[])[] | null;

export const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

const short = (day: number): string => (weekdays[day] ?? '').slice(0, 3);

const wordsOfDay = (open: readonly Open[]): string => open.map(({ from, to }) => `${from}–${to}`).join(' and ');

/** `Mon–Fri 09:00–18:00, Sat 10:00–14:00`: days that follow each other with the same times are one run, closed ones unsaid. */
export function weekWords(week: Week): string {
  if (week === null) return 'always';
  const runs: { readonly first: number; last: number; readonly words: string }[] = [];
  for (const [day, open] of week.entries()) {
    if (open.length === 0) continue;
    const words = wordsOfDay(open);
    const before = runs.at(-1);
    if (before?.last === day - 1 && before.words === words) before.last = day;
    else runs.push({ first: day, last: day, words });
  }
  if (runs.length === 0) return 'never';
  return runs.map(({ first, last, words }) => `${daysWords(first, last)} ${words}`).join(', ');
}

function daysWords(first: number, last: number): string {
  if (first === last) return short(first);
  if (last - first === 6) return 'every day';
  return `${short(first)}${last - first === 1 ? ' and ' : '–'}${short(last)}`;
}

/** Hours as they are typed (`10`, `7.5`), of the API's `PT10H`, `PT7H30M`; empty for none. */
export function hoursOfLength(length: string | null): string {
  const found = /^PT(?:(\d+)H)?(?:(\d+)M)?$/.exec(length ?? '');
  if (!found) return '';
  return String(Math.round((Number(found[1] ?? 0) + Number(found[2] ?? 0) / 60) * 100) / 100);
}

/** The reverse; null for nothing typed, undefined for what is shorter or longer than it may be. */
export function lengthOfHours(typed: string, leastMinutes = 60, mostMinutes = 24 * 60): string | null | undefined {
  if (typed.trim() === '') return null;
  const minutes = Math.round(Number(typed.trim().replace(',', '.')) * 60);
  if (!(minutes >= leastMinutes && minutes <= mostMinutes)) return undefined;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return `PT${hours === 0 ? '' : `${hours}H`}${rest === 0 ? '' : `${rest}M`}`;
}

/** A time of a day as people type it (`9`, `930`, `9:30`, `09.30`), as `09:30`; else what was typed. `24:00` ends a day. */
export function timeOf(typed: string): string {
  const found = /^(\d{1,2})(?:[:.]?(\d{2}))?$/.exec(typed.trim());
  const [hour, minute] = [Number(found?.[1] ?? 99), Number(found?.[2] ?? 0)];
  if (minute > 59 || hour * 60 + minute > 24 * 60) return typed.trim();
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

const isTime = (text: string): boolean => /^\d\d:\d\d$/.test(text);

/** What can be seen to be wrong before it is sent, by path: `week.0.1.to`, `week` for the whole. */
export function faultsIn(week: Week): ReadonlyMap<string, string> {
  const faults = new Map<string, string>();
  if (week?.every((open) => open.length === 0)) faults.set('week', 'Open on no day: nobody could ever ask for it.');
  for (const [day, open] of (week ?? []).entries()) {
    for (const [at, { from, to }] of open.entries()) {
      const path = `week.${day}.${at}`;
      if (!isTime(from) || from === '24:00') faults.set(`${path}.from`, 'A time, as 09:00.');
      if (!isTime(to)) faults.set(`${path}.to`, 'A time, as 18:00.');
      else if (to <= from) faults.set(`${path}.to`, 'Not later. A night is two: until 24:00, and from 00:00.');
      else if (open.some((other, n) => n !== at && other.from < to && from < other.to))
        faults.set(`${path}.from`, 'These hours overlap.');
    }
  }
  return faults;
}
