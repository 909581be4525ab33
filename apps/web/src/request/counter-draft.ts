/** A counter-offer while it is being typed: wall-clock times of the house, prices in major units. */
import { majorOf, minorOf } from '../money/money';
import { isDate } from '../time/date';
import { instantAt, wallClock, type Span } from '../time/zone';
import type { Offered } from './offer-differences';

export type DraftLine = {
  /** Tells lines apart while they are edited. */
  readonly key: string;
  readonly resource: { readonly id: string; readonly name: string };
  /** `2027-03-01T09:00` */
  readonly start: string;
  readonly end: string;
  readonly units: string;
  /** Empty: what the house's rates come to. */
  readonly price: string;
};

const local = (instant: string, zone: string): string => {
  const { date, time } = wallClock(instant, zone);
  return `${date}T${time}`;
};

export const draftOf = (lines: readonly Offered[], zone: string): readonly DraftLine[] =>
  lines.map(({ resource, period, units, price }, index) => ({
    key: `${index}:${resource.id}`,
    resource: { id: resource.id, name: resource.name },
    start: local(period.start, zone),
    end: local(period.end, zone),
    units: String(units),
    price: majorOf(price),
  }));

function instantOf(typed: string, zone: string): string | null {
  const [date = '', time = ''] = typed.split('T');
  return isDate(date) && /^\d{2}:\d{2}/.test(time) ? instantAt(date, time, zone) : null;
}

/** The period of a line; null while it makes none. */
export function periodOf({ start, end }: DraftLine, zone: string): Span | null {
  const [from, to] = [instantOf(start, zone), instantOf(end, zone)];
  return from !== null && to !== null && Date.parse(to) > Date.parse(from) ? { start: from, end: to } : null;
}

export type LineFaults = { readonly period?: string; readonly units?: string; readonly price?: string };

export function faultsOf(line: DraftLine, zone: string, currency: string): LineFaults {
  return {
    ...(periodOf(line, zone) === null && { period: 'The end must be after the start.' }),
    ...(!(Number(line.units) >= 1) && { units: 'One or more.' }),
    ...(line.price.trim() !== '' && minorOf(line.price, currency) === null && { price: `An amount in ${currency}.` }),
  };
}

/** The line as it is sent; only for a line without faults. */
export function inputOf(line: DraftLine, zone: string, currency: string) {
  const amountMinor = line.price.trim() === '' ? null : minorOf(line.price, currency);
  return {
    resourceId: line.resource.id,
    period: periodOf(line, zone) ?? { start: line.start, end: line.end },
    units: Number(line.units),
    ...(amountMinor !== null && { price: { amountMinor, currency } }),
  };
}

/** Lines without faults and with a price, to be compared with the offer on the table. */
export const comparable = (lines: readonly DraftLine[], zone: string, currency: string): readonly Offered[] =>
  lines.flatMap((line) => {
    const period = periodOf(line, zone);
    const amountMinor = minorOf(line.price, currency);
    const units = Number(line.units);
    if (period === null || amountMinor === null || !(units >= 1)) return [];
    return [{ resource: line.resource, period, units, price: { amountMinor, currency } }];
  });
