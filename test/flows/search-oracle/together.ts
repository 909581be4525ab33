import { Temporal } from 'temporal-polyfill';
import type { Stretch } from './calendar';
import type { Facility, Filter, Resource } from './lines';
import { momentOf, openIn } from './opening';
import { dateOf, offsetOf } from './wall-clock';

const mostDates = 7;
const office = Array.from({ length: 7 }, () => [['09:00', '18:00']] as const);

/** Hours of the house's clock east of UTC at a moment are inside a band, both ends included. */
export function isInBand({ utcOffset }: Filter, { timeZone }: Facility, at: number): boolean {
  if (utcOffset === undefined) return true;
  const hours = offsetOf(at, timeZone) / 3_600_000;
  return utcOffset.from <= hours && hours <= utcOffset.to;
}

/** On one of the first dates of whoever asks both are at work for long enough; without a week of its own a resource is from nine to six. */
export function sharesHours({ overlap }: Filter, time: Stretch, { week = office }: Resource, house: Facility): boolean {
  if (overlap === undefined) return true;
  const { timeZone, from, to, hours } = overlap;
  const last = dateOf(time.end - 1, timeZone);
  let date = Temporal.PlainDate.from(dateOf(time.start, timeZone));
  for (let looked = 0; looked < mostDates && date.toString() <= last; looked += 1) {
    const asked = { start: momentOf(date, from, timeZone), end: momentOf(date, to, timeZone) };
    const both = openIn(asked, house.timeZone, week).reduce((sum, { start, end }) => sum + end - start, 0);
    if (both >= Math.round(hours * 60) * 60_000) return true;
    date = date.add({ days: 1 });
  }
  return false;
}
