/**
 * A week of a room as half days on its own clock. What is offered in a half day is the longest stretch of its windows
 * that lies in it; what is free of that, the API says.
 */
import type { Week } from '../hours/week';
import type { LocalDate } from '../time/date';
import { addDays, instantAt, startOfDay, weekdayOf, type Span } from '../time/zone';

export type Half = {
  readonly date: LocalDate;
  readonly isMorning: boolean;
  /** What to ask about: the offered stretch, else the whole half day. */
  readonly span: Span;
  readonly isOffered: boolean;
};

export const mondayOf = (date: LocalDate): LocalDate => addDays(date, 1 - weekdayOf(date));

/** Windows in the order of their starts, those that meet made one. */
function stretches(windows: readonly Span[]): readonly Span[] {
  const sorted = [...windows].sort((one, other) => Date.parse(one.start) - Date.parse(other.start));
  const joined: Span[] = [];
  for (const { start, end } of sorted) {
    const last = joined.at(-1);
    if (last && Date.parse(last.end) >= Date.parse(start)) joined[joined.length - 1] = { start: last.start, end };
    else joined.push({ start, end });
  }
  return joined;
}

const lengthOf = ({ start, end }: Span): number => Date.parse(end) - Date.parse(start);

function within(span: Span, bounds: Span): Span {
  return {
    start: Date.parse(span.start) > Date.parse(bounds.start) ? span.start : bounds.start,
    end: Date.parse(span.end) < Date.parse(bounds.end) ? span.end : bounds.end,
  };
}

/** The parts of a half day in which the working week is open; all of it where that is null. */
function openIn(whole: Span, date: LocalDate, open: Week, zone: string): readonly Span[] {
  const hours = open?.[weekdayOf(date) - 1]?.map(({ from, to }) => ({
    start: instantAt(date, from, zone),
    end: to === '24:00' ? startOfDay(addDays(date, 1), zone) : instantAt(date, to, zone),
  }));
  return open === null ? [whole] : (hours ?? []).map((span) => within(span, whole));
}

/** The fourteen half days of the week that begins on `monday`, in order, for what is open at the hours of a working week. */
export function halvesOfWeek(
  monday: LocalDate,
  windows: readonly Span[],
  zone: string,
  open: Week = null,
): readonly Half[] {
  const offered = stretches(windows);
  return Array.from({ length: 14 }, (_, index) => {
    const date = addDays(monday, Math.floor(index / 2));
    const noon = instantAt(date, '12:00', zone);
    const isMorning = index % 2 === 0;
    const whole = isMorning
      ? { start: startOfDay(date, zone), end: noon }
      : { start: noon, end: startOfDay(addDays(date, 1), zone) };
    const pieces = openIn(whole, date, open, zone)
      .flatMap((hours) => offered.map((span) => within(span, hours)))
      .filter((span) => lengthOf(span) > 0);
    const [longest] = pieces.sort((one, other) => lengthOf(other) - lengthOf(one));
    return { date, isMorning, span: longest ?? whole, isOffered: longest !== undefined };
  });
}

/** Choosing a half day begins a period; choosing a later one extends it, where all between is offered too. */
export function chosenWith(current: Span | null, piece: Span, windows: readonly Span[]): Span {
  if (current === null || Date.parse(piece.end) <= Date.parse(current.end)) return piece;
  const extended = { start: current.start, end: piece.end };
  const isOffered = stretches(windows).some(
    ({ start, end }) => Date.parse(start) <= Date.parse(extended.start) && Date.parse(end) >= Date.parse(extended.end),
  );
  return isOffered ? extended : piece;
}

export const overlaps = (one: Span, other: Span): boolean =>
  Date.parse(one.start) < Date.parse(other.end) && Date.parse(other.start) < Date.parse(one.end);
