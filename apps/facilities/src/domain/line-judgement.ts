/**
 * Is there room for a line, on which terms, at what price?
 */
import type { CancellationScale } from '#kernel/cancellation';
import { compareMoney, moneyText, type Money } from '#kernel/money';
import { bestPrice } from '#kernel/price';
import { all, ok, refuse, type Result } from '#kernel/result';
import { openSpans } from '#kernel/working-week';
import type { Calendar } from './calendar';
import type { Calendars } from './changes';
import type { Line, Placement } from './line';
import { freeTogether, offeredTogether } from './linked';

/** The greatest amount the database can keep (2^63 - 1): no job costs as much, but a rate and a period can be made to. */
const greatestTotalMinor = 9_223_372_036_854_775_807n;

/** What a line costs, what cancelling it would, and whether it is held at once or has to wait. */
export type Judged = Priced & { readonly fits: boolean };

/** The scale is that of the rate that makes the requester's price, also where another price is offered. */
export type Priced = { readonly price: Money; readonly cancellation: CancellationScale };

/** A line that has its pencil already needs a price, nothing else. */
export function judgeKept(line: Line, calendar: Calendar): Result<Judged> {
  const offer = decideOffer(line, calendar);
  const price = decidePrice(line, calendar, line.price === null);
  const faults = all<unknown>([offer, price]);
  return faults.ok && price.ok ? ok({ ...price.value.priced, fits: true }) : (faults as Result<never>);
}

/** A new line: time, units, terms and room, in this order; the first fault is told, and a wrong currency besides. */
export function judgeNew(line: Line, ask: Placement, calendar: Calendar, calendars: Calendars): Result<Judged> {
  const offer = decideOffer(line, calendar);
  const terms = decideTerms(line, ask, calendar, calendars);
  const faults = all<unknown>([terms, offer]);
  if (!faults.ok || !terms.ok) return faults as Result<never>;
  const fits = freeTogether(calendars, calendar, openSpans(line.during, calendar.hours)) >= line.units;
  if (!fits && !ask.waitIfTaken) return unitsTaken;
  return ok({ ...terms.value, fits });
}

export const unitsTaken = refuse('UNITS_TAKEN', 'Someone else holds or has booked this time.', 'period');

/** Is this offered at all, whoever has taken it, and at what price? */
function decideTerms(line: Line, ask: Placement, calendar: Calendar, calendars: Calendars): Result<Priced> {
  if (line.during.start <= calendar.now) return refuse('IN_PAST', 'A hold must start in the future.', 'period');
  if (line.units > calendar.units)
    return refuse('UNITS_EXCEEDED', `The resource has ${calendar.units} units.`, 'units');
  const open = openSpans(line.during, calendar.hours);
  if (open.length === 0) return refuse('OUTSIDE_CAPACITY', 'The resource is closed all this time.', 'period');
  if (offeredTogether(calendars, calendar, open) < line.units)
    return refuse('OUTSIDE_CAPACITY', 'The facility does not offer this time.', 'period');
  const price = decidePrice(line, calendar, line.price === null || ask.by === 'REQUESTER');
  if (!price.ok) return price;
  return ask.by === 'REQUESTER' && !price.value.leadTimeMet
    ? refuse('LEAD_TIME_NOT_MET', 'The facility needs more notice.', 'period')
    : ok(price.value.priced);
}

const decideOffer = (line: Line, { currency }: Calendar): Result<null, 'MIXED_CURRENCY'> =>
  line.price === null || currency === null || line.price.currency === currency
    ? ok(null)
    : refuse('MIXED_CURRENCY', `This resource is offered in ${currency}.`, 'price', 'currency');

/** The offer, or else the lowest price of the requester. */
function decidePrice(
  line: Line,
  calendar: Calendar,
  needsRate: boolean,
): Result<{ readonly priced: Priced; readonly leadTimeMet: boolean }, 'NO_RATE' | 'OUT_OF_RANGE' | 'STALE_VERSION'> {
  const best = bestPrice(calendar.rates, line.during, line.units, calendar.hours, calendar.now);
  if (best !== null) {
    const price = line.price ?? { amountMinor: best.amountMinor, currency: best.currency };
    if (line.expects !== null && compareMoney(price, line.expects) !== 0)
      return refuse('STALE_VERSION', `The price is ${moneyText(price)}, not ${moneyText(line.expects)}.`, 'expects');
    if (price.amountMinor > greatestTotalMinor)
      return refuse('OUT_OF_RANGE', 'The total of this line is more than can be written down.', 'period');
    return ok({ priced: { price, cancellation: best.rate.cancellation }, leadTimeMet: best.leadTimeMet });
  }
  return line.price === null || needsRate
    ? refuse('NO_RATE', 'No rate of this resource includes the requester.', 'resourceId')
    : ok({ priced: { price: line.price, cancellation: null }, leadTimeMet: true });
}
