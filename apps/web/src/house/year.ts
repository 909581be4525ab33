import { useMemo } from 'react';
import type { LocalDate } from '../time/date';
import { dateFromToday } from '../time/today';
import { addDays, startOfDay, type Span } from '../time/zone';

/** From the day in the zone on which the page is open to a year later: stable through the day, so that answers can be kept. */
export function useComingYear(zone: string): Span {
  const today = dateFromToday(0, zone);
  return useMemo(() => ({ start: startOfDay(today, zone), end: startOfDay(addDays(today, 366), zone) }), [today, zone]);
}

/** The days on screen as a period on the clock of the zone. */
export function spanOfDays(days: readonly LocalDate[], zone: string): Span {
  const [first = '', last = first] = [days[0], days.at(-1)];
  return { start: startOfDay(first, zone), end: startOfDay(addDays(last, 1), zone) };
}
