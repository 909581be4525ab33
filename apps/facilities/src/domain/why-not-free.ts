/**
 * Why somebody cannot have units of a resource over a period, as far as they may know: what is offered and what is free is told
 * to whoever sees the resource; who has the rest, and how firmly, is between the house and the holder.
 */
import type { Id } from '#kernel/ids';
import { dayMs, instant, type Instant } from '#kernel/instant';
import { overlaps, type Period } from '#kernel/period';
import { leadTimeMet } from '#kernel/price';
import { nextFullHour } from '#kernel/calendar';
import { freeSegments, type UnitsOver } from '#kernel/stretches';
import { openSpans } from '#kernel/working-week';
import type { Calendar, Commitment } from './calendar';
import { takesUnits } from './commitment-life';
import { inBoth, joinPeriods, hullOf, takenBy } from './spans';

export const whyNotKinds = [
  ...(['PAST', 'UNITS', 'CLOSED', 'NO_WINDOW', 'NO_RATE', 'LEAD_TIME'] as const),
  ...(['HELD', 'BOOKED', 'BLOCKED', 'TAKEN'] as const),
] as const;

export type WhyNotReason = {
  readonly kind: (typeof whyNotKinds)[number];
  readonly message: string;
  /** As much of the period asked about as it stands in the way of. */
  readonly period: Period;
  readonly commitmentId: Id<'commitment'> | null;
  readonly blockId: Id<'block'> | null;
  /** Which part of a whole it is about; null for the resource itself. */
  readonly partId: Id<'resource'> | null;
};

export type WhyNotFree = {
  /** By start; none where it is free. */
  readonly reasons: readonly WhyNotReason[];
  /** The nearest stretch as long with as many units free; where two are as near, the later. */
  readonly nearest: Period | null;
};

/** How far around the period a free stretch is looked for. */
const farthestMs = 60 * dayMs;

/** The time that has to be known to answer for a period. */
export const knownAround = ({ start, end }: Period): Period => ({
  start: instant(start - farthestMs),
  end: instant(end + farthestMs),
});

export type WhyNotAsk = {
  readonly during: Period;
  readonly units: number;
  /** The resource, whose hours are those that count, and what is taken with it; `units` of each that have to be free. */
  readonly needed: readonly { readonly calendar: Calendar; readonly units: number }[];
  readonly viewer: Id<'organisation'> | null;
};

/** Every reason, and the nearest stretch that is free. A rate and notice are asked of others, not of the house. */
export function whyNotFree(ask: WhyNotAsk): WhyNotFree {
  const reasons = [...ofTime(ask), ...ofUnits(ask), ...ofRates(ask), ...ofRoom(ask)].sort(
    (a, b) => a.period.start - b.period.start,
  );
  return { reasons, nearest: reasons.length === 0 ? null : nearestFree(ask) };
}

type Facts = Pick<WhyNotReason, 'kind' | 'message' | 'period'> & Partial<WhyNotReason>;
const reason = (facts: Facts): WhyNotReason => ({ commitmentId: null, blockId: null, partId: null, ...facts });

function ofTime({ during, needed, viewer }: WhyNotAsk): readonly WhyNotReason[] {
  const calendar = needed[0]?.calendar;
  if (calendar === undefined) return [];
  const { now, rates, organisationId, hours } = calendar;
  if (during.start <= now) {
    const isOver = during.end <= now;
    const message = isOver ? 'This is over.' : 'This has begun already.';
    return [reason({ kind: 'PAST', message, period: { start: during.start, end: isOver ? during.end : now } })];
  }
  if (openSpans(during, hours).length === 0)
    return [reason({ kind: 'CLOSED', message: 'No hour of this is open.', period: during })];
  const isLate = viewer !== organisationId && rates.length > 0 && !isInTime(calendar, during.start);
  return isLate ? [reason({ kind: 'LEAD_TIME', message: 'The house needs more notice.', period: during })] : [];
}

const isInTime = ({ rates, now, hours }: Calendar, start: Instant): boolean =>
  rates.some((rate) => leadTimeMet(rate, start, now, hours));

function ofUnits({ during, units, needed }: WhyNotAsk): readonly WhyNotReason[] {
  const most = needed[0]?.calendar.units ?? 0;
  const message = `The resource has ${most} ${most === 1 ? 'unit' : 'units'}.`;
  return units > most ? [reason({ kind: 'UNITS', message, period: during })] : [];
}

function ofRates({ during, needed, viewer }: WhyNotAsk): readonly WhyNotReason[] {
  const hasRate = needed[0]?.calendar.organisationId === viewer || needed[0]?.calendar.rates.length !== 0;
  return hasRate ? [] : [reason({ kind: 'NO_RATE', message: 'The house has no rate for you here.', period: during })];
}

/** So long there is too little: of what is offered, or of what others have left. */
type Short = { readonly calendar: Calendar; readonly units: number; readonly during: Period; readonly offered: number };

function shortIn({ needed }: WhyNotAsk, open: readonly Period[]): readonly Short[] {
  if (open.length === 0) return [];
  const hull = hullOf(open);
  return needed.flatMap(({ calendar, units }) => {
    const offered = freeSegments(calendar.windows, [], hull);
    const left = freeSegments(calendar.windows, takenBy(calendar.commitments.filter(isTaken)), hull);
    const short = inBoth(offered, left)
      .filter((part) => part.b < units)
      .map((part): UnitsOver => ({ during: part.during, units: part.a }));
    const spans = open.map((during) => ({ during, units }));
    return inBoth(spans, short).map((part) => ({ calendar, units, during: part.during, offered: part.b }));
  });
}

// Readers take a hold past its deadline as gone.
const isTaken = (one: Commitment): boolean => takesUnits(one.state) && !one.isDue;

const openIn = ({ needed: [first] }: WhyNotAsk, period: Period): readonly Period[] =>
  first === undefined ? [] : openSpans(period, first.calendar.hours);

function ofRoom(ask: WhyNotAsk): readonly WhyNotReason[] {
  const short = shortIn(ask, openIn(ask, ask.during));
  return [...Map.groupBy(short, (one) => one.calendar)].flatMap(([calendar, own]) => {
    const { resourceId } = calendar;
    const partId = resourceId === ask.needed[0]?.calendar.resourceId ? null : resourceId;
    const isOffered = (one: Short) => one.offered >= one.units;
    const taken = own.filter(isOffered);
    const unoffered = own.filter((one) => !isOffered(one));
    return [...notOffered(unoffered), ...takers(calendar, joined(taken), ask)].map((one) => ({ ...one, partId }));
  });
}

function notOffered(short: readonly Short[]): readonly WhyNotReason[] {
  return [...Map.groupBy(short, (one) => one.offered)].flatMap(([offered, own]) => {
    const some = `Only ${offered} ${offered === 1 ? 'unit is' : 'units are'} offered here.`;
    const message = offered === 0 ? 'Nothing is offered here.' : some;
    return joined(own).map((period) => reason({ kind: 'NO_WINDOW', message, period }));
  });
}

const joined = (short: readonly Short[]): readonly Period[] => joinPeriods(short.map(({ during }) => during));

/** Whoever has the units, by name to those who may know; to others only that somebody has them, without where one ends and the next begins. */
function takers(calendar: Calendar, short: readonly Period[], { viewer }: WhyNotAsk): readonly WhyNotReason[] {
  const isHouse = viewer !== null && calendar.organisationId === viewer;
  const mayKnow = (one: Commitment) => isHouse || (viewer !== null && one.organisationId === viewer);
  const parts = short.map((during) => ({ during, units: 0 }));
  const meets = (one: Commitment) =>
    inBoth(
      one.spans.map((during) => ({ during, units: 0 })),
      parts,
    ).map(({ during }) => during);
  const inWay = calendar.commitments.filter(isTaken).map((one) => ({ one, at: meets(one) }));
  const named = inWay.filter(({ one, at }) => at.length > 0 && mayKnow(one));
  const others = inWay.filter(({ one }) => !mayKnow(one)).flatMap(({ at }) => at);
  return [
    ...named.map(({ one, at }) =>
      reason({ ...told(one), period: hullOf(at), commitmentId: one.id, blockId: one.blockId }),
    ),
    ...short
      .filter((period) => others.some((other) => overlaps(other, period)))
      .map((period) => reason({ kind: 'TAKEN', message: 'Somebody else has this time.', period })),
  ];
}

function told({ state }: Commitment): Pick<WhyNotReason, 'kind' | 'message'> {
  if (state === 'BOOKED') return { kind: 'BOOKED', message: 'Firm, until it is cancelled.' };
  if (state === 'BLOCKED') return { kind: 'BLOCKED', message: 'Kept by the house.' };
  return { kind: 'HELD', message: 'Pencilled, until its deadline or until it is confirmed.' };
}

function nearestFree(ask: WhyNotAsk): Period | null {
  const { during, units, needed, viewer } = ask;
  const calendar = needed[0]?.calendar;
  if (calendar === undefined || units > calendar.units || ofRates(ask).length > 0) return null;
  const { start, end } = knownAround(during);
  const from = nextFullHour(calendar.now);
  const within = { start: start > from ? start : from, end };
  if (within.start >= within.end) return null;
  const open = openSpans(within, calendar.hours);
  const isInTimeFrom = (moment: Instant) =>
    viewer === calendar.organisationId || calendar.rates.length === 0 || isInTime(calendar, moment);
  const stretches = between(joined(shortIn(ask, open)), within).flatMap((free) =>
    fitted(free, during, open, isInTimeFrom),
  );
  const far = (stretch: Period) => Math.abs(stretch.start - during.start);
  return stretches.reduce<Period | null>((best, one) => (best === null || far(one) <= far(best) ? one : best), null);
}

/** What these stretches, by start, leave of a period. */
function between(gone: readonly Period[], { start, end }: Period): readonly Period[] {
  const edges = [start, ...gone.flatMap((one) => [one.start, one.end]), end];
  return edges.flatMap((edge, at) => {
    const next = edges[at + 1];
    return at % 2 === 0 && next !== undefined && edge < next ? [{ start: edge, end: next }] : [];
  });
}

/** The place in a free stretch that is nearest to what was asked for: it begins while the resource is open, well before it closes, and in time. */
function fitted(
  free: Period,
  asked: Period,
  open: readonly Period[],
  isInTimeFrom: (moment: Instant) => boolean,
): readonly Period[] {
  const length = asked.end - asked.start;
  const last = free.end - length;
  if (last < free.start) return [];
  const aim = Math.min(Math.max(asked.start, free.start), last);
  const starts = open
    .filter((span) => span.end > free.start && span.start <= last)
    .map((span) => (aim < span.end ? Math.max(aim, span.start) : Math.max(span.end - length, span.start)))
    .map((start) => Math.max(start, free.start))
    .filter((start) => start <= last)
    .map(instant)
    .filter(isInTimeFrom)
    .sort((a, b) => Math.abs(a - asked.start) - Math.abs(b - asked.start));
  return starts.slice(0, 1).map((start) => ({ start, end: instant(start + length) }));
}
