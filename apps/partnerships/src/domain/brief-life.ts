/** Where a brief stands, as its requests make it. */
import type { RequestStatus } from './request-life';

export const briefStatuses = ['DRAFT', 'OPEN', 'STAFFED', 'CLOSED'] as const;
export type BriefStatus = (typeof briefStatuses)[number];

const ended: readonly RequestStatus[] = ['COMPLETED', 'DECLINED', 'WITHDRAWN', 'EXPIRED', 'CANCELLED'];

/**
 * STAFFED as long as one of its requests is booked; CLOSED when it has had requests and all have ended; OPEN otherwise, so also
 * when houses are asked anew after an end.
 */
export function briefStatusAfter(requests: readonly RequestStatus[]): BriefStatus {
  if (requests.includes('CONFIRMED')) return 'STAFFED';
  return requests.length > 0 && requests.every((status) => ended.includes(status)) ? 'CLOSED' : 'OPEN';
}

/** Has a request come to its end? */
export const hasEnded = (status: RequestStatus): boolean => ended.includes(status);
