/**
 * How a state looks and what it is called: five looks, the same on the timeline, in badges and in threads, each with a
 * pattern and a word, because colour alone tells some people nothing.
 */

export type Look = 'offered' | 'pencil' | 'waiting' | 'booked' | 'blocked' | 'ended';

type Shown = { readonly look: Look; readonly word: string };

/** Of commitments, of requests and of briefs; `OFFERED` is a window that nobody has taken. */
const shown: Readonly<Record<string, Shown>> = {
  OFFERED: { look: 'offered', word: 'Offered' },
  HELD: { look: 'pencil', word: 'First pencil' },
  WAITING: { look: 'waiting', word: 'Waiting pencil' },
  BOOKED: { look: 'booked', word: 'Booked' },
  BLOCKED: { look: 'blocked', word: 'Blocked' },
  RELEASED: { look: 'ended', word: 'Released' },
  DRAFT: { look: 'ended', word: 'Draft' },
  SENT: { look: 'pencil', word: 'Sent' },
  COUNTERED: { look: 'pencil', word: 'Countered' },
  ACCEPTED: { look: 'pencil', word: 'Accepted' },
  CONFIRMED: { look: 'booked', word: 'Confirmed' },
  COMPLETED: { look: 'booked', word: 'Completed' },
  DECLINED: { look: 'ended', word: 'Declined' },
  WITHDRAWN: { look: 'ended', word: 'Withdrawn' },
  EXPIRED: { look: 'ended', word: 'Expired' },
  CANCELLED: { look: 'ended', word: 'Cancelled' },
  OPEN: { look: 'offered', word: 'Open' },
  STAFFED: { look: 'booked', word: 'Staffed' },
  CLOSED: { look: 'ended', word: 'Closed' },
};

/** What each word binds its sides to; the trade uses some of them for more than one thing. */
const effects: Readonly<Record<string, string>> = {
  OFFERED: 'Spare time. Nobody is bound.',
  HELD: 'First refusal on these dates until the deadline. Nobody pays, and it may be released at any time.',
  WAITING: 'In line, without a right yet. It becomes a first pencil when the time is let go.',
  BOOKED: 'Firm: both sides are bound, and cancelling costs what the scale says.',
  BLOCKED: 'The house keeps this time for itself.',
  RELEASED: 'Given back. Nobody owes anything.',
  SENT: 'A question with pencils. Nobody is bound.',
  COUNTERED: 'Another offer is on the table. Nobody is bound.',
  ACCEPTED: 'Terms are agreed and pencils hold. It binds nobody before it is confirmed.',
  CONFIRMED: 'Booked: both sides are bound, and cancelling costs what the scale says.',
  COMPLETED: 'Done as booked.',
  DECLINED: 'The house said no. The pencils are free.',
  WITHDRAWN: 'Taken back by who asked. The pencils are free.',
  EXPIRED: 'The deadline passed unconfirmed. Nobody owes anything.',
  CANCELLED: 'Given up after it was firm. The scale sets what is owed.',
};

/** What a state means in law, in a sentence; null where it means nothing. */
export const effectOf = (state: string): string | null => effects[state] ?? null;

/** The look of a state; one that this page does not know yet looks ended. */
export const lookOf = (state: string): Look => shown[state]?.look ?? 'ended';

/** The word for a state; a waiting pencil says its place in line. */
export function wordOfState(state: string, rank: number | null = null): string {
  const word = shown[state]?.word ?? state.toLowerCase().replaceAll('_', ' ');
  return state === 'WAITING' && rank !== null ? `${word}, ${ordinal(rank)} in line` : word;
}

function ordinal(rank: number): string {
  const plural = new Intl.PluralRules('en', { type: 'ordinal' }).select(rank);
  const ending = plural === 'one' ? 'st' : plural === 'two' ? 'nd' : plural === 'few' ? 'rd' : 'th';
  return `${rank}${ending}`;
}
