/** How far the requests of a team have come, and what the requester can do about it. */

export type Asked = {
  readonly status: string;
  readonly expiresAt: string | null;
  readonly facility: { readonly name: string };
};

export type Standing<R extends Asked> = {
  /** Nobody has been asked, or all that was asked has ended. */
  readonly isOpen: boolean;
  readonly isBooked: boolean;
  readonly accepted: readonly R[];
  /** Not accepted yet. */
  readonly missing: readonly R[];
  /** Declined, withdrawn, expired or cancelled: the team cannot be booked as it was proposed. */
  readonly lost: readonly R[];
  readonly mayConfirm: boolean;
  /** Until when everything holds: the earliest end of a pencil. */
  readonly holdsUntil: string | null;
};

const open = ['SENT', 'COUNTERED', 'ACCEPTED'];
const gone = ['DECLINED', 'WITHDRAWN', 'EXPIRED', 'CANCELLED'];

export function standingOf<R extends Asked>(requests: readonly R[]): Standing<R> {
  const those = (statuses: readonly string[]) => requests.filter(({ status }) => statuses.includes(status));
  const live = those(open);
  const accepted = those(['ACCEPTED']);
  const [holdsUntil = null] = live.flatMap(({ expiresAt }) => (expiresAt === null ? [] : [expiresAt])).toSorted();
  return {
    isOpen: live.length > 0,
    isBooked: requests.length > 0 && those(['CONFIRMED', 'COMPLETED']).length === requests.length,
    accepted,
    missing: those(['SENT', 'COUNTERED']),
    lost: those(gone),
    mayConfirm: requests.length > 0 && accepted.length === requests.length,
    holdsUntil,
  };
}

/** `A`, `A and B`, `A, B and C`. */
export function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${last}` : last;
}
