/** A wall-clock time as it is typed into a page, `2027-03-01T09:00`, and back. */
import { isDate } from './date';
import { instantAt, wallClock } from './zone';

/** What clocks in the zone show at an instant. */
export function localOf(instant: string, zone: string): string {
  const { date, time } = wallClock(instant, zone);
  return `${date}T${time}`;
}

/** The instant that a typed time means in the zone; null while it is incomplete. */
export function instantOfLocal(typed: string, zone: string): string | null {
  const [date = '', time = ''] = typed.split('T');
  return isDate(date) && /^\d{2}:\d{2}/.test(time) ? instantAt(date, time, zone) : null;
}
