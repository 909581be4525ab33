import type { OfferedLine } from '../domain/offer';
import { moves, type Move } from '../domain/request-life';
import type { CalendarQuestion } from '../calendar/calendar.client';
import type { Mover } from './intent.row';
import type { LockedRequest } from './standing.row';

/**
 * What a move asks of the calendar; null for one that keeps the pencils. Each question has a number of its own inside the
 * request: a refused move leaves its version unused, and the next one must not be answered with that old refusal.
 */
export function questionFor(
  move: Move,
  mover: Mover,
  request: LockedRequest,
  lines: readonly OfferedLine[],
): CalendarQuestion | null {
  const asker = {
    key: `${request.id}:${request.nextQuestion}`,
    requester: request.requesterId,
    actor: mover.account,
    onBehalfOf: mover.onBehalfOf,
  };
  const commitments = [...request.commitments];
  const { onCapacity } = moves[move];
  switch (onCapacity.ask) {
    case 'KEEP':
      return null;
    case 'CONFIRM':
      return { question: 'confirm', body: { ...asker, commitments } };
    case 'CHALLENGE':
      return { question: 'challenge', body: { ...asker, commitments } };
    case 'RELEASE':
      return { question: 'release', body: { ...asker, commitments, as: onCapacity.as } };
    case 'PLACE':
      return {
        question: 'place',
        body: {
          ...asker,
          by: mover.by === 'FACILITY' ? 'FACILITY' : 'REQUESTER',
          waitIfTaken: request.waitIfTaken,
          replaces: commitments,
          lines: lines.map((line) => ({
            requestId: request.id,
            resourceId: line.resourceId,
            start: line.during.start,
            end: line.during.end,
            units: line.units,
            price: line.price && { amountMinor: line.price.amountMinor.toString(), currency: line.price.currency },
            expects: null,
          })),
        },
      };
  }
}
