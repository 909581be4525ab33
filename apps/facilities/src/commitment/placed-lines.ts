import type { PlacedLine } from '#events/calendar-question';
import { uuidOf, type Id } from '#kernel/ids';
import { rankOf, type Calendar } from '../domain/calendar';
import type { Priced } from '../domain/line-judgement';
import type { Placed } from '../domain/placement';
import { bandsOf } from '../rate/rate.row';

/** What is answered of lines that were placed, in their order. */
export function answersOf({ lines, calendars }: Placed): readonly PlacedLine[] {
  return lines.map(({ line, commitmentId, ...priced }) => {
    const calendar = calendars.get(line.resourceId);
    if (calendar === undefined) throw new Error(`${commitmentId} was placed on nothing`);
    return answerOf(calendar, commitmentId, priced);
  });
}

function answerOf(calendar: Calendar, commitmentId: Id<'commitment'>, { price, cancellation }: Priced): PlacedLine {
  const bands = bandsOf(cancellation);
  const placed = calendar.commitments.find((one) => one.id === commitmentId);
  const rank = rankOf(calendar, commitmentId);
  if (placed === undefined || rank === null) throw new Error(`${uuidOf(commitmentId)} was placed and has no rank`);
  return {
    commitmentId,
    resourceId: calendar.resourceId,
    state: placed.state === 'HELD' ? 'HELD' : 'WAITING',
    rank,
    expiresAt: placed.expiresAt,
    price: { amountMinor: price.amountMinor.toString(), currency: price.currency },
    cancellation: bands && { zone: calendar.hours.zone, bands },
    facilityId: calendar.facilityId,
    facilityOrganisationId: calendar.organisationId,
  };
}
