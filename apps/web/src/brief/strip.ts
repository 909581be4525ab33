/**
 * The strip of time: packages in rows, days across. A row has a window as a pale bar and the time that is needed or
 * taken upon it; arrows lead from what must be done first. All in percent of the strip, so that it fits any width.
 */
import type { LocalDate } from '../time/date';
import { daysInto } from '../timeline/layout';
import { addDays, wallClock, weekdayOf, type Span } from '../time/zone';

export type StripRow = {
  readonly key: string;
  readonly window: Span | null;
  readonly taken: Span | null;
  readonly after: readonly string[];
};

export type Stretch = { readonly left: number; readonly width: number };

export type Arrow = {
  readonly key: string;
  /** Rows from the top; percent from the left. */
  readonly fromRow: number;
  readonly fromX: number;
  readonly toRow: number;
  readonly toX: number;
};

export type Tick = { readonly day: LocalDate; readonly left: number };

export type Strip = {
  readonly ticks: readonly Tick[];
  readonly rows: readonly { readonly key: string; readonly window: Stretch | null; readonly taken: Stretch | null }[];
  readonly arrows: readonly Arrow[];
};

const mostTicks = 9;
// Beyond three years there is nothing to plan; such dates are on their way to being typed.
const mostDays = 1100;

/** Over the whole days that all rows need, and `over` as well where it is given; null while there is no time in any. */
export function stripOf(rows: readonly StripRow[], zone: string, over: Span | null = null): Strip | null {
  const spans = [over, ...rows.flatMap(({ window, taken }) => [window, taken])].filter((span) => span !== null);
  const dates = spans.flatMap(({ start, end }) => [
    wallClock(start, zone).date,
    wallClock(new Date(Date.parse(end) - 1).toISOString(), zone).date,
  ]);
  const [first, last] = [dates.toSorted()[0], dates.toSorted().at(-1)];
  if (first === undefined || last === undefined) return null;
  const days = Math.max(1, daysInto(`${last}T12:00:00Z`, first, 'UTC') + 0.5);
  const at = (instant: string): number => (daysInto(instant, first, zone) / days) * 100;
  const place = (span: Span | null): Stretch | null =>
    span && { left: at(span.start), width: Math.max(at(span.end) - at(span.start), 0.4) };
  const placed = rows.map(({ key, window, taken }) => ({ key, window: place(window), taken: place(taken) }));
  return { ticks: ticksOf(first, days), rows: placed, arrows: arrowsOf(rows, placed) };
}

function arrowsOf(rows: readonly StripRow[], placed: Strip['rows']): readonly Arrow[] {
  return rows.flatMap(({ key, after }, toRow) =>
    after.flatMap((leader): readonly Arrow[] => {
      const fromRow = placed.findIndex((one) => one.key === leader);
      const [from, to] = [placed[fromRow]?.taken, placed[toRow]?.taken];
      if (!from || !to) return [];
      return [
        {
          key: `${leader}>${key}`,
          fromRow,
          fromX: from.left + from.width,
          toRow,
          toX: to.left + Math.min(to.width / 2, 1),
        },
      ];
    }),
  );
}

/** Every day of a short strip, Mondays of a longer one, else first days of months, and never too many. */
function ticksOf(first: LocalDate, days: number): readonly Tick[] {
  if (days > mostDays) return [];
  const all = Array.from({ length: Math.ceil(days) }, (_, index) => addDays(first, index));
  const tick = (day: LocalDate): Tick => ({ day, left: (daysInto(`${day}T00:00:00Z`, first, 'UTC') / days) * 100 });
  if (all.length <= mostTicks) return all.map(tick);
  const mondays = all.filter((day) => weekdayOf(day) === 1);
  const chosen = mondays.length <= mostTicks * 2 ? mondays : all.filter((day) => day.endsWith('-01'));
  const step = Math.ceil(chosen.length / mostTicks);
  return chosen.filter((_, index) => index % step === 0).map(tick);
}
