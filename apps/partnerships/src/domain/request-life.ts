/**
 * The life of a partnership request, as one table: who may make which move, from where, to where, and what it does to the
 * calendar. Each move belongs to one side or to the clock; everywhere else it is refused with the status the request is in.
 */
import { ok, refuse, type Result } from '#kernel/result';

export const requestStatuses = [
  'DRAFT',
  'SENT',
  'COUNTERED',
  'ACCEPTED',
  'CONFIRMED',
  'COMPLETED',
  'DECLINED',
  'WITHDRAWN',
  'EXPIRED',
  'CANCELLED',
] as const;
export type RequestStatus = (typeof requestStatuses)[number];

export type Side = 'REQUESTER' | 'FACILITY';
/** A side, or the clock, which moves what ran out or is over. */
export type By = Side | 'CLOCK';

/** What a move asks of the calendar; KEEP asks nothing. */
export type OnCapacity =
  | { readonly ask: 'KEEP' }
  | { readonly ask: 'PLACE' }
  | { readonly ask: 'CONFIRM' }
  | { readonly ask: 'CHALLENGE' }
  | { readonly ask: 'RELEASE'; readonly as: 'RELEASED' | 'EXPIRED' | 'CANCELLED' | 'COMPLETED' };

type MoveRule = {
  readonly by: readonly By[];
  readonly from: readonly RequestStatus[];
  readonly to: RequestStatus;
  /** Only the side that did not speak last may make it. */
  readonly inTurn: boolean;
  /** It needs pencils that still hold. */
  readonly needsPencils: boolean;
  readonly onCapacity: OnCapacity;
};

const release = (as: 'RELEASED' | 'EXPIRED' | 'CANCELLED' | 'COMPLETED'): OnCapacity => ({ ask: 'RELEASE', as });

/** The table of moves. */
export const moves = {
  SEND: {
    by: ['REQUESTER'],
    from: ['DRAFT'],
    to: 'SENT',
    inTurn: false,
    needsPencils: false,
    onCapacity: { ask: 'PLACE' },
  },
  COUNTER: {
    by: ['REQUESTER', 'FACILITY'],
    from: ['SENT', 'COUNTERED'],
    to: 'COUNTERED',
    inTurn: true,
    needsPencils: true,
    onCapacity: { ask: 'PLACE' },
  },
  ACCEPT: {
    by: ['REQUESTER', 'FACILITY'],
    from: ['SENT', 'COUNTERED'],
    to: 'ACCEPTED',
    inTurn: true,
    needsPencils: true,
    onCapacity: { ask: 'KEEP' },
  },
  CHALLENGE: {
    by: ['REQUESTER'],
    from: ['ACCEPTED'],
    to: 'ACCEPTED',
    inTurn: false,
    needsPencils: true,
    onCapacity: { ask: 'CHALLENGE' },
  },
  CONFIRM: {
    by: ['REQUESTER'],
    from: ['ACCEPTED'],
    to: 'CONFIRMED',
    inTurn: false,
    needsPencils: true,
    onCapacity: { ask: 'CONFIRM' },
  },
  DECLINE: {
    by: ['FACILITY'],
    from: ['SENT', 'COUNTERED'],
    to: 'DECLINED',
    inTurn: false,
    needsPencils: false,
    onCapacity: release('RELEASED'),
  },
  WITHDRAW: {
    by: ['REQUESTER'],
    from: ['DRAFT', 'SENT', 'COUNTERED', 'ACCEPTED'],
    to: 'WITHDRAWN',
    inTurn: false,
    needsPencils: false,
    onCapacity: release('RELEASED'),
  },
  EXPIRE: {
    by: ['CLOCK'],
    from: ['SENT', 'COUNTERED', 'ACCEPTED'],
    to: 'EXPIRED',
    inTurn: false,
    needsPencils: false,
    onCapacity: release('EXPIRED'),
  },
  CANCEL: {
    by: ['REQUESTER', 'FACILITY'],
    from: ['CONFIRMED'],
    to: 'CANCELLED',
    inTurn: false,
    needsPencils: false,
    onCapacity: release('CANCELLED'),
  },
  COMPLETE: {
    by: ['CLOCK'],
    from: ['CONFIRMED'],
    to: 'COMPLETED',
    inTurn: false,
    needsPencils: false,
    onCapacity: release('COMPLETED'),
  },
} as const satisfies Readonly<Record<string, MoveRule>>;

export type Move = keyof typeof moves;
export const moveNames = Object.keys(moves) as readonly Move[];

const ruleOf = (move: Move): MoveRule => moves[move];

/** What is known of a request when a move is judged: its status as it reads now, a lapsed pencil making it EXPIRED. */
export type Standing = {
  readonly status: RequestStatus;
  readonly version: number;
  readonly turn: Side | null;
  /** A line still stands in line for its units. */
  readonly isWaiting: boolean;
  /** It was sent for a team, which is confirmed as a whole. */
  readonly isOfTeam: boolean;
};

type Judged = Result<
  RequestStatus,
  'NOT_ALLOWED' | 'STALE_VERSION' | 'WRONG_STATUS' | 'HOLD_EXPIRED' | 'NOT_YOUR_TURN'
>;

/**
 * May this side make this move now? Answers the status it leads to. Judged in this order: is it this side's move at all, has the
 * caller seen the present version, does the status allow it, is it this side's turn.
 */
export function judgeMove(move: Move, by: By, standing: Standing, expectedVersion: number | null = null): Judged {
  const rule = ruleOf(move);
  const { status, version, turn } = standing;
  if (!rule.by.includes(by)) return refuse('NOT_ALLOWED', `This move belongs to the other side of the request.`);
  if (expectedVersion !== null && expectedVersion !== version)
    return refuse('STALE_VERSION', `The request has moved on: it is at version ${version}.`, 'expectedVersion');
  if (status === 'EXPIRED' && rule.needsPencils)
    return refuse('HOLD_EXPIRED', 'A pencil has run out and the request is EXPIRED; send a new one.');
  if (!rule.from.includes(status)) return refuse('WRONG_STATUS', `The request is ${status}.`);
  if (rule.onCapacity.ask === 'CONFIRM' && standing.isOfTeam)
    return refuse('WRONG_STATUS', `The request is ${status} and one of a team: confirm the team as a whole.`);
  if (rule.inTurn && turn !== by) return refuse('NOT_YOUR_TURN', 'Your side spoke last; the other side is to answer.');
  return ok(rule.to);
}

/** The moves a side can make now, in the order of the table. Nobody confirms while a line is waiting, or challenges while none is. */
export const movesOpenTo = (side: Side, standing: Standing): readonly Move[] =>
  moveNames.filter((move) => judgeMove(move, side, standing).ok && fitsTheLines(move, standing));

function fitsTheLines(move: Move, { isWaiting }: Standing): boolean {
  const { ask } = ruleOf(move).onCapacity;
  return ask === 'CONFIRM' ? !isWaiting : ask !== 'CHALLENGE' || isWaiting;
}

/** Who is to answer after a move: the other side of who put lines forward; nobody once that is settled. */
export function turnAfter(move: Move, by: By): Side | null {
  if (ruleOf(move).onCapacity.ask !== 'PLACE') return null;
  return by === 'REQUESTER' ? 'FACILITY' : 'REQUESTER';
}

/** Roles that may move requests; the others of an organisation look on. */
const movingRoles = {
  FACILITY: ['OWNER', 'SCHEDULER'],
  PRODUCER: ['OWNER', 'PRODUCER'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** May a person with this place in an organisation of this kind move requests? */
export const mayMove = (kind: keyof typeof movingRoles | null, role: string | null): boolean =>
  kind !== null && movingRoles[kind].some((moving) => moving === role);
