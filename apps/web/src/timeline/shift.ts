/** A block or a window that is on its way elsewhere in time, by mouse or by keys, before it is put there. */
import { addDays, instantAt, minutesOfDay, wallClock, type Span } from '../time/zone';

/** How far each end has gone, in minutes on the wall clock of the house. */
export type Shift = { readonly id: string; readonly start: number; readonly end: number };

/** What of it is held: all of it, or one end. */
export type Hold = 'body' | 'start' | 'end';

export const minutesADay = 1440;

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

function later(instant: string, minutes: number, zone: string): string {
  const { date, time } = wallClock(instant, zone);
  const all = minutesOfDay(time) + minutes;
  const days = Math.floor(all / minutesADay);
  return instantAt(addDays(date, days), clock(all - days * minutesADay), zone);
}

/** Where it would be; null when its end would not come after its start. */
export function shifted(span: Span, shift: Omit<Shift, 'id'>, zone: string): Span | null {
  const there = { start: later(span.start, shift.start, zone), end: later(span.end, shift.end, zone) };
  return Date.parse(there.start) < Date.parse(there.end) ? there : null;
}

/** A shift by so many minutes more of what is held. */
export function pulled(shift: Shift, hold: Hold, minutes: number): Shift {
  return {
    id: shift.id,
    start: shift.start + (hold === 'end' ? 0 : minutes),
    end: shift.end + (hold === 'start' ? 0 : minutes),
  };
}
