/**
 * The public holidays of countries: of the whole country, days off in lieu included; regional days are not among them.
 */
import Holidays from 'date-holidays';
import { dayMs, hourMs, midnightOf } from '#kernel/instant';

/** Names, in English where the list has them, by local date (`YYYY-MM-DD`). */
export type NamedDays = ReadonlyMap<string, string>;

const calendars = new Map<string, Holidays>();
const years = new Map<string, NamedDays>();

/** The public holidays of the years from one date to another, some days around them included; null for a country whose holidays nobody has listed. */
export function publicHolidays(country: string, firstOn: string, lastOn: string): NamedDays | null {
  const calendar = calendars.get(country) ?? new Holidays(country, { types: ['public'] });
  calendars.set(country, calendar);
  // A holiday may begin in one year and end in the next.
  const [from, to] = [yearOf(firstOn) - 1, yearOf(lastOn)];
  const all = Array.from({ length: to - from + 1 }, (_, at) => [...holidaysOf(country, calendar, from + at)]).flat();
  return all.length === 0 ? null : new Map(all);
}

/** Is nobody at work there on this local date? Nobody knows of a country that is not named, or not listed: then it is an ordinary day. */
export const isPublicHoliday = (country: string | null, day: string): boolean =>
  country !== null && (publicHolidays(country, day, day)?.has(day) ?? false);

function holidaysOf(country: string, calendar: Holidays, year: number): NamedDays {
  const key = `${country} ${year}`;
  const known = years.get(key);
  if (known !== undefined) return known;
  const days = new Map(
    calendar.getHolidays(year, 'en').flatMap(({ date, start, end, name }) => {
      const first = midnightOf(date.slice(0, 10)) ?? Number.NaN;
      // Some begin at the sunset before the date they are named by, some are an afternoon only: whole days count, one with a
      // change of clocks among them.
      const length = Math.floor((end.getTime() - start.getTime() + 2 * hourMs) / dayMs);
      return Array.from(
        { length },
        (_, at) => [new Date(first + at * dayMs).toISOString().slice(0, 10), name] as const,
      );
    }),
  );
  years.set(key, days);
  return days;
}

const yearOf = (day: string): number => Number(day.slice(0, 4));
