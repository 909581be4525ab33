import type { Filter, Rate, Span } from './lines';
import { plus, touched } from './wall-clock';

/** So many units over a time. */
export type Units = { readonly start: number; readonly end: number; readonly units: number };
export type Stretch = { readonly start: number; readonly end: number };

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

/** Free units at every moment of a stretch: they change only where a window or something taken begins or ends. */
export function freeOver({ start, end }: Stretch, windows: readonly Units[], taken: readonly Units[]): number {
  const moments = [start, ...borders(windows, taken).filter((at) => start < at && at < end)];
  return Math.min(...moments.map((at) => freeAt(at, windows, taken)));
}

const borders = (windows: readonly Units[], taken: readonly Units[]): readonly number[] =>
  [...windows, ...taken].flatMap(({ start, end }) => [start, end]).sort((a, b) => a - b);

/** The period asked for, or the earliest stretch inside it: from its start or from where enough units become free. */
export function stretchFor(
  filter: Filter,
  windows: readonly Units[],
  taken: readonly Units[],
  zone: string,
  now: number,
): Stretch | null {
  const { duration, units = 1 } = filter;
  const asked = { start: Date.parse(filter.period.start), end: Date.parse(filter.period.end) };
  if (duration === undefined) return freeOver(asked, windows, taken) >= units ? asked : null;
  const hour = 3_600_000;
  const from = Math.max(asked.start, Math.ceil(now / hour) * hour);
  const near = (span: Units): boolean => span.end >= from && span.start <= asked.end;
  const [offered, used] = [windows.filter(near), taken.filter(near)];
  const becomesFree = (at: number): boolean =>
    freeAt(at, offered, used) >= units && freeAt(at - 1, offered, used) < units;
  const starts = [from, ...borders(offered, used).filter((at) => at > from && at < asked.end && becomesFree(at))];
  const stretches = starts.map((start) => ({ start, end: plus(start, duration, zone) }));
  return stretches.find((one) => one.end <= asked.end && freeOver(one, offered, used) >= units) ?? null;
}

/** Exact meaning 4. */
function totalOf(rate: Rate, { start, end }: Stretch, units: number, zone: string): number {
  const until = rate.minimum === undefined ? end : Math.max(end, plus(start, rate.minimum, zone));
  const { days, halves } = touched(start, until, zone);
  const hours = Math.ceil((until - start) / 3_600_000);
  const times = { HOUR: hours, HALF_DAY: halves, DAY: days, WEEK: Math.ceil(days / 7), UNIT: 1 }[rate.per];
  return rate.amountMinor * times * units;
}

export type Price = { readonly amountMinor: number; readonly currency: string; readonly inTime: boolean };

/** The lowest total over rates whose lead time is met, else the lowest of all. */
export function lowest(
  rates: readonly Rate[],
  stretch: Stretch,
  units: number,
  zone: string,
  now: number,
): Price | null {
  const inTime = rates.filter(({ leadTime }) => leadTime === undefined || plus(now, leadTime, zone) <= stretch.start);
  const [first] = rates;
  if (first === undefined) return null;
  const totals = (inTime.length > 0 ? inTime : rates).map((rate) => totalOf(rate, stretch, units, zone));
  return { amountMinor: Math.min(...totals), currency: first.currency, inTime: inTime.length > 0 };
}
