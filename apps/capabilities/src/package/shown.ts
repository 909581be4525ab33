import type { CandidatesAnswer } from '#events/candidates-question';
import type { Id } from '#kernel/ids';
import type { Instant } from '#kernel/instant';
import type { Period } from '#kernel/period';
import type { UnitsOver } from '#kernel/stretches';
import { secureDuring } from '../domain/assessment';
import { stillTaken, type Calendar } from '../domain/capacity-match';
import type { SecurityTier } from '../domain/taxonomy';
import type { SeenHouse, SeenResource } from './seen-resources.store';

/** A resource with its calendar, in the shapes of the question. */
export const shownResource = (
  { id, house, hours }: SeenResource,
  calendar: Calendar,
  now: Instant,
): CandidatesAnswer['resources'][number] => ({
  id,
  facilityId: house.id,
  week: hours.week?.map((day) => day.map(({ from, to }): [number, number] => [from, to])) ?? null,
  dayMinutes: hours.dayMinutes,
  ...shownCalendar(calendar, now),
  parts: calendar.parts.map(({ resourceId, needs }): [Id<'resource'>, number] => [resourceId, needs]),
  rates: calendar.rates.map(({ per, amountMinor, currency, minimum, leadTime, ...rate }) => ({
    per,
    amountMinor: String(amountMinor),
    currency,
    minimum: minimum?.iso ?? null,
    leadTime: leadTime?.iso ?? null,
    ...{ weekendPercent: rate.weekendPercent, overtimePercent: rate.overtimePercent },
  })),
});

/** What is offered and what is taken, in the shapes of the question. */
export const shownCalendar = (calendar: Omit<Calendar, 'rates'>, now: Instant) => ({
  windows: spans(calendar.windows),
  taken: spans(stillTaken(calendar, now)),
});

/** A house in the shapes of the question; how long it is safe is told as far as it meets `span`. */
export function shownHouse(house: SeenHouse, span: Period): CandidatesAnswer['facilities'][number] {
  const { id, organisationId, name, zone, rating, alliances } = house;
  const secure = (floor: SecurityTier): [Instant, Instant][] =>
    secureDuring(house.assessments, floor, zone, span).map(({ start, end }) => [start, end]);
  return {
    ...{ id, organisationId, name, zone, rating, alliances: [...alliances] },
    secureDuring: { SELF_DECLARED: secure('SELF_DECLARED'), THIRD_PARTY: secure('THIRD_PARTY') },
  };
}

const spans = (list: readonly UnitsOver[]): [Instant, Instant, number][] =>
  list
    .map(({ during, units }): [Instant, Instant, number] => [during.start, during.end, units])
    .sort(([a], [b]) => a - b);
