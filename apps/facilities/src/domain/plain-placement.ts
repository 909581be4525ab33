/**
 * A booking decided beforehand: by what a resource is offered for, without looking at its calendar. It holds for a stretch of
 * time, and where the calendar turns out to be free and to stand still.
 */
import { instant, type Instant } from '#kernel/instant';
import { compareMoney } from '#kernel/money';
import type { Period } from '#kernel/period';
import type { Calendar } from './calendar';
import { changesBetween, type Calendars, type Change } from './changes';
import { deadlineOf, type Hold } from './hold';
import { parseLines, type Placement } from './line';
import { decidePlacement, type Placed } from './placement';

/** What is known of a resource besides its calendar; rates are those for the organisation that asks. */
export type Terms = Pick<Calendar, 'facilityId' | 'organisationId' | 'hours' | 'units' | 'rates' | 'currency'>;

/** `holdMs`: how long the pencil lasts from the moment it is placed, should its period not begin before that. */
export type PlainPlacement = { readonly placed: Placed; readonly change: Change; readonly holdMs: number };

/** Is it one line of one resource, at the price of whoever asks, that is held at once or not at all? */
export const isPlain = ({ by, waitIfTaken, replaces, lines }: Placement): boolean =>
  lines.length === 1 &&
  by === 'REQUESTER' &&
  !waitIfTaken &&
  replaces.length === 0 &&
  lines.every((line) => line.price === null && line.anyOf.length === 1) &&
  parseLines(lines).ok;

/**
 * Decides a plain placement as on an empty calendar, at the first and at the last of these moments. Null where it is refused, or
 * comes out differently at the two: notice, and the days of a hold, depend on when it is placed.
 */
export function decidePlainly(ask: Placement, terms: Terms, moments: Period, hold: Hold): PlainPlacement | null {
  const first = decideAt(ask, terms, moments.start, hold);
  const last = decideAt(ask, terms, moments.end, hold);
  return first !== null && last !== null && isSame(first, last) ? first : null;
}

function decideAt(ask: Placement, terms: Terms, now: Instant, hold: Hold): PlainPlacement | null {
  const [line] = ask.lines;
  const [resourceId] = line?.anyOf ?? [];
  if (line === undefined || resourceId === undefined) return null;
  const windows = [{ during: line.during, units: terms.units }];
  const empty = { commitments: [], blocks: null, parts: [], isNamed: false };
  const calendars: Calendars = new Map([[resourceId, { ...terms, ...empty, resourceId, windows, now }]]);
  const decided = decidePlacement(ask, calendars, hold);
  if (!decided.ok) return null;
  const [change] = changesBetween(calendars, decided.value.calendars);
  if (change === undefined) return null;
  return { placed: decided.value, change, holdMs: deadlineOf(hold, now, endOfTime, terms.hours.zone) - now };
}

const endOfTime = instant(8_640_000_000_000_000);

function isSame(a: PlainPlacement, b: PlainPlacement): boolean {
  const [one, other] = [a.placed.lines[0], b.placed.lines[0]];
  if (one === undefined || other === undefined || a.holdMs !== b.holdMs) return false;
  return compareMoney(one.price, other.price) === 0 && one.cancellation === other.cancellation;
}
