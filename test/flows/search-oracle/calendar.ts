import type { Filter, Rate, Span, Week } from './lines';
import { endOf, nextOpen, openIn } from './opening';
import { plus, touched, type Touched } from './wall-clock';

/** So many units over a time. */
export type Units = { readonly start: number; readonly end: number; readonly units: number };
export type Stretch = { readonly start: number; readonly end: number };

/** What is offered and taken of a resource, and when it is open on the clock of its zone. */
export type Calendar = {
  readonly windows: readonly Units[];
  readonly taken: readonly Units[];
  readonly zone: string;
  readonly week?: Week;
};

export const inMilliseconds = ({ start, end, units }: Span): Units => ({
  ...{ start: Date.parse(start), end: Date.parse(end) },
  units,
});

/** Free units at one moment: those of the window there, less what is taken; none where there is no window. */
function freeAt(at: number, windows: readonly Units[], taken: readonly Units[]): number {
  const holds = (span: Units): boolean => span.start <= at && at < span.end;
  const window = windows.find(holds);
  return window ? window.units - taken.filter(holds).reduce((sum, { units }) => sum + units, 0) : 0;
}

/** Free units at every open moment of a stretch: they change only where a window or something taken begins or ends. */
export function freeOver(stretch: Stretch, { windows, taken, zone, week }: Calendar): number {
  const moments = openIn(stretch, zone, week).flatMap(({ start, end }) => [
    start,
    ...borders(windows, taken).filter((at) => start < at && at < end),
  ]);
  return moments.length === 0 ? 0 : Math.min(...moments.map((at) => freeAt(at, windows, taken)));
}

const borders = (windows: readonly Units[], taken: readonly Units[]): readonly number[] =>
  [...windows, ...taken].flatMap(({ start, end }) => [start, end]).sort((a, b) => a - b);

const hour = 3_600_000;

/** Where free time is looked for: the period, of a flexible search from the next full hour on. */
export function timeOf({ period, duration }: Filter, now: number): Stretch {
  const [start, end] = [Date.parse(period.start), Date.parse(period.end)];
  return { start: duration === undefined ? start : Math.max(start, Math.ceil(now / hour) * hour), end };
}

/** The period asked for, or the earliest stretch inside it: from its start or from where enough units become free, once it is open. */
export function stretchFor(filter: Filter, calendar: Calendar, now: number): Stretch | null {
  const { windows, taken, zone, week } = calendar;
  const { duration, units = 1 } = filter;
  const asked = timeOf(filter, now);
  if (duration === undefined) return freeOver(asked, calendar) >= units ? asked : null;
  const from = asked.start;
  const near = (span: Units): boolean => span.end >= from && span.start <= asked.end;
  const [offered, used] = [windows.filter(near), taken.filter(near)];
  const becomesFree = (at: number): boolean =>
    freeAt(at, offered, used) >= units && freeAt(at - 1, offered, used) < units;
  const starts = [from, ...borders(offered, used).filter((at) => at > from && at < asked.end && becomesFree(at))];
  const nearby = { ...calendar, windows: offered, taken: used };
  for (const at of starts) {
    const start = nextOpen(at, zone, week);
    const one = { start, end: endOf(start, duration, zone, week) };
    if (one.end <= asked.end && freeOver(one, nearby) >= units) return one;
  }
  return null;
}

/** Exact meaning 4. */
function totalOf(rate: Rate, { start, end }: Stretch, units: number, { zone, week }: Calendar): number {
  const least = rate.minimum === undefined ? end : endOf(nextOpen(start, zone, week), rate.minimum, zone, week);
  const { all, weekend } = touched(openIn({ start, end: Math.max(end, least) }, zone, week), zone);
  const hours = ({ ms }: Touched): number => Math.ceil(ms / 3_600_000);
  const times = { HOUR: hours(all), HALF_DAY: all.halves, DAY: all.days, WEEK: Math.ceil(all.days / 7), UNIT: 1 };
  const dearer = { HOUR: hours(weekend), HALF_DAY: weekend.halves, DAY: weekend.days, WEEK: 0, UNIT: 0 };
  const uplift = Math.round((rate.amountMinor * (rate.weekendUplift ?? 0)) / 100);
  return (rate.amountMinor * times[rate.per] + uplift * dearer[rate.per]) * units;
}

export type Price = { readonly amountMinor: number; readonly currency: string; readonly inTime: boolean };

/** The lowest total over rates whose lead time is met, else the lowest of all. `totals` are those that are known of this stretch. */
export function lowest(
  rates: readonly Rate[],
  stretch: Stretch,
  units: number,
  calendar: Calendar,
  now: number,
  totals: Map<Rate, number>,
): Price | null {
  const isInTime = ({ leadTime }: Rate): boolean =>
    leadTime === undefined || plus(now, leadTime, calendar.zone) <= stretch.start;
  const inTime = rates.filter(isInTime);
  const [first] = rates;
  if (first === undefined) return null;
  for (const rate of rates) if (!totals.has(rate)) totals.set(rate, totalOf(rate, stretch, units, calendar));
  const asked = (inTime.length > 0 ? inTime : rates).map((rate) => totals.get(rate)!);
  return { amountMinor: Math.min(...asked), currency: first.currency, inTime: inTime.length > 0 };
}
