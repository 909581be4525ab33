/** Who is who in a request, and whose move it is, as the viewer reads it. */
import type { ResultOf } from 'gql.tada';
import { isOf, type ViewerLike } from '../session/viewer';
import type { Request, Requests } from './operations';

export type Listed = ResultOf<typeof Requests>['partnershipRequests']['edges'][number]['node'];
export type Threaded = NonNullable<ResultOf<typeof Request>['partnershipRequest']>;
export type Line = Listed['lines'][number];
export type Side = 'REQUESTER' | 'FACILITY';

export const sideOf = (viewer: ViewerLike, request: Listed): Side =>
  isOf(viewer, request.requester.id) ? 'REQUESTER' : 'FACILITY';

/** The name of a side: an organisation, or the site that was asked. */
export const nameOf = (side: Side, request: Listed): string =>
  side === 'REQUESTER' ? request.requester.name : request.facility.name;

export const otherSide = (side: Side): Side => (side === 'REQUESTER' ? 'FACILITY' : 'REQUESTER');

export type Turn = { readonly isViewers: boolean; readonly words: string };

/** Null once nobody has anything left to answer. */
export function turnOf(viewer: ViewerLike, request: Listed): Turn | null {
  const own = sideOf(viewer, request);
  const isAccepted = request.status === 'ACCEPTED';
  const turn = request.turn ?? (isAccepted ? 'REQUESTER' : null);
  if (turn === null) return null;
  const act = isAccepted ? `confirm${request.team ? ', with its whole team' : ''}` : 'answer';
  if (turn === own) return { isViewers: true, words: `Your turn to ${act}` };
  return { isViewers: false, words: `Waiting for ${nameOf(turn, request)} to ${act}` };
}

/** What all lines come to, one sum for each currency. */
export function totalsOf(lines: readonly Pick<Line, 'price'>[]): readonly Line['price'][] {
  const sums = new Map<string, bigint>();
  for (const { price } of lines) sums.set(price.currency, (sums.get(price.currency) ?? 0n) + BigInt(price.amountMinor));
  return [...sums].map(([currency, sum]) => ({ currency, amountMinor: sum.toString() }));
}
