/**
 * A search that somebody keeps, to come back to it and to be told when something new answers it: at once, in the morning, or on
 * Monday morning. What was there when it was saved is no news, and whatever is told is told once.
 */
import { localDay } from '#kernel/calendar';
import { dayMs, hourMs, instant, midnightOf, minuteMs, type Instant } from '#kernel/instant';
import { all, ok, refuse, within, type Result } from '#kernel/result';
import { parseName } from '#kernel/text';
import { canonicalZone, firstMomentAt, isZone } from '#kernel/zone';
import { parseFilter, type CapacityQuestion, type RawFilter } from './capacity-filter';
import { orderOf, type CapacitySort } from './capacity-order';
import { faultsOf } from './faults';
import type { Taxonomy } from './taxonomy';

export const frequencies = ['AT_ONCE', 'DAILY', 'WEEKLY', 'NEVER'] as const;
export type Frequency = (typeof frequencies)[number];

/** What is asked, in the words it came in: what they mean is found out whenever it is asked again. */
export type Searched = { readonly filter: RawFilter; readonly sort: CapacitySort; readonly page: string };

/** A search as it was asked, and what it means just now. */
export type Understood = Searched & { readonly question: CapacityQuestion };

/** Searches of one account, for one organisation or several. */
export const mostSavedSearches = 200;
/** Hits there are already: whoever finds more is not served by news of one more. */
export const mostKnownHits = 5000;
const longestPage = 2000;
const gapMs = 15 * minuteMs;
const morningMs = 7 * hourMs;
const weekMs = 7 * dayMs;

/** Judges what is to be saved; every fault with its place in the input. The page is an address of the search page of this site. */
export function parseSearched(
  raw: { readonly filter: RawFilter; readonly sort?: CapacitySort | null | undefined; readonly page: string },
  taxonomy: Taxonomy,
  now: Instant,
): Result<Understood> {
  const question = within(parseFilter(raw.filter, taxonomy, now), 'filter');
  const sort = raw.sort ?? 'BEST';
  const order = orderOf(sort, raw.filter.near != null);
  const page = within(parsePage(raw.page), 'page');
  if (!question.ok || !order.ok || !page.ok) return faultsOf(question, order, page);
  return ok({ filter: raw.filter, sort, page: page.value, question: question.value });
}

function parsePage(raw: string): Result<string, 'INVALID' | 'TOO_LONG'> {
  if (raw.length > longestPage) return refuse('TOO_LONG', `An address has at most ${longestPage} characters.`);
  return /^\/search\?[\x21-\x7e]*$/.test(raw)
    ? ok(raw)
    : refuse('INVALID', 'This is no address of the search page: it begins with /search? and has no spaces.');
}

/** The name and the zone of a saved search; no zone is UTC. */
export function parseKeeping(raw: {
  readonly name: string;
  readonly timeZone?: string | null | undefined;
}): Result<{ readonly name: string; readonly timeZone: string }> {
  const parts = all<string>([
    within(parseName(raw.name), 'name'),
    within(parseZone(raw.timeZone ?? 'UTC'), 'timeZone'),
  ]);
  if (!parts.ok) return parts;
  const [name = '', timeZone = ''] = parts.value;
  return ok({ name, timeZone });
}

const parseZone = (zone: string): Result<string, 'INVALID'> =>
  isZone(zone) ? ok(canonicalZone(zone)) : refuse('INVALID', 'This is no IANA time zone, as Europe/Paris.');

/** When nothing is left to be found: a fixed period has begun, a flexible one has ended. */
export const endOf = ({ duration, period }: CapacityQuestion): Instant =>
  duration === null ? period.start : period.end;

/** When the first letter may go out of a search that is watched from a moment on. Null: never. */
export const firstLetterAt = (frequency: Frequency, timeZone: string, from: Instant): Instant | null =>
  frequency === 'AT_ONCE' ? from : nextLetterAt(frequency, timeZone, from);

/**
 * When the next letter may go out after one at `last`. At once means a quarter of an hour later, so that twenty rooms of a house
 * are one letter; DAILY and WEEKLY the next 7:00 of the zone, WEEKLY on a Monday. Null: never.
 */
export function nextLetterAt(frequency: Frequency, timeZone: string, last: Instant): Instant | null {
  switch (frequency) {
    case 'AT_ONCE':
      return instant(last + gapMs);
    case 'DAILY':
      return morningAfter(last, timeZone, dayMs);
    case 'WEEKLY':
      return morningAfter(last, timeZone, weekMs);
    case 'NEVER':
      return null;
  }
}

/** 1970 began on a Thursday. */
const firstMonday = 4 * dayMs;

function morningAfter(last: Instant, timeZone: string, everyMs: number): Instant {
  const today = midnightOf(localDay(last, timeZone)) ?? 0;
  const first = everyMs === weekMs ? firstMonday : 0;
  let day = first + Math.floor((today - first) / everyMs) * everyMs;
  for (;;) {
    const morning = firstMomentAt(day + morningMs, timeZone);
    if (morning > last) return morning;
    day += everyMs;
  }
}
