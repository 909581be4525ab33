/**
 * Calendars that a house keeps elsewhere: where they are read, how often, and how patiently when that fails.
 */
import { hourMs, instant, minuteMs, dayMs, type Instant } from '#kernel/instant';
import type { Period } from '#kernel/period';
import { all, ok, refuse, within, type Result } from '#kernel/result';
import { parseName } from '#kernel/text';
import { parseUnits } from './offering';

/** At most so many calendars for each resource. */
export const mostFeeds = 10;

export type CalendarAskedFor = { readonly name: string; readonly units?: number | null | undefined };
export type NamedCalendar = { readonly name: string; readonly units: number | null };

/** What is said of a calendar, for a resource of so many units; names every fault. */
export function parseCalendar(ask: CalendarAskedFor, unitsThere: number): Result<NamedCalendar> {
  const name = within(parseName(ask.name), 'name');
  const units = ask.units ?? null;
  const taken: Result<unknown> = units === null ? ok(null) : within(parseUnits(units), 'units');
  const fits =
    units === null || units <= unitsThere
      ? ok(null)
      : refuse('UNITS_EXCEEDED', `The resource has ${unitsThere} units.`, 'units');
  const faults = all<unknown>([name, taken.ok ? fits : taken]);
  return name.ok && faults.ok ? ok({ name: name.value, units }) : (faults as Result<never>);
}

const longestUrl = 2000;

/** The address of a calendar as it is read: webcal is another name for https. */
export function parseFeedUrl(raw: string): Result<string, 'INVALID' | 'TOO_LONG'> {
  const text = raw.trim();
  if (text.length > longestUrl) return refuse('TOO_LONG', `An address has at most ${longestUrl} characters.`);
  const read = URL.parse(text.replace(/^webcals?:/i, 'https:'));
  if (read === null || !['https:', 'http:'].includes(read.protocol) || read.hostname === '')
    return refuse('INVALID', 'A calendar is read at an address that begins with https://, http:// or webcal://.');
  if (read.username !== '' || read.password !== '')
    return refuse('INVALID', 'The address holds a user name or password; calendars are read without.');
  read.hash = '';
  return ok(read.href);
}

/** What is read of a calendar: a month back, for what has just happened, and two years on, as far as periods of the house go. */
export const horizonAt = (now: Instant): Period => ({
  start: instant(now - 31 * dayMs),
  end: instant(now + 731 * dayMs),
});

/** A calendar that did not change is looked through again after so long: its series have gone on, and the horizon with them. */
export const freshFor = dayMs;

const usualPause = 15 * minuteMs;
const longestPause = 24 * hourMs;
/** Some three weeks of trying. */
const mostFailures = 25;

/**
 * When to read next, after so many failures in a row; null: not any more, until somebody asks. `chance` from 0 to 1 spreads
 * readers out: a server that comes back is not called by all houses at once.
 */
export function nextReading(now: Instant, failures: number, chance: number): Instant | null {
  if (failures >= mostFailures) return null;
  const pause = Math.min(longestPause, usualPause * 2 ** failures);
  return instant(now + Math.round(pause * (0.8 + 0.4 * chance)));
}
