import { useSubmission } from '../graph/submission';
import {
  AcceptRequest,
  CancelRequest,
  ChallengeRequest,
  ConfirmRequest,
  DeclineRequest,
  WithdrawRequest,
} from './move-operations';

/** Moves that answer a request as it stands; a counter-offer brings lines of its own. */
export const answers = ['ACCEPT', 'CHALLENGE', 'CONFIRM', 'DECLINE', 'WITHDRAW', 'CANCEL'] as const;
export type AnswerMove = (typeof answers)[number];

/** What was done, behind the name of the side that did it; the clock speaks for itself. */
export const pastWords: Readonly<Record<string, string>> = {
  SEND: 'asked',
  COUNTER: 'made a counter-offer',
  ACCEPT: 'accepted',
  CHALLENGE: 'challenged the pencil in the way',
  CONFIRM: 'confirmed the booking',
  DECLINE: 'declined',
  WITHDRAW: 'withdrew the request',
  EXPIRE: 'The pencils ran out',
  CANCEL: 'cancelled the booking',
  COMPLETE: 'The booking is complete',
};

export const moveWords: Readonly<Record<AnswerMove, string>> = {
  ACCEPT: 'Accept',
  CHALLENGE: 'Challenge the first pencil',
  CONFIRM: 'Confirm the booking',
  DECLINE: 'Decline',
  WITHDRAW: 'Withdraw',
  CANCEL: 'Cancel the booking',
};

/** Moves that nothing can take back are asked about once more, with what follows from them. */
export const consequences: Readonly<Partial<Record<AnswerMove, string>>> = {
  CHALLENGE:
    'Whoever holds the time gets a deadline in the house’s business hours: they confirm, or their pencil lapses and yours moves up. Only do this when you would confirm at once.',
  DECLINE: 'The pencils are freed at once and whoever waits moves up. This cannot be taken back.',
  WITHDRAW: 'Your pencils are freed at once and whoever waits moves up. This cannot be taken back.',
  CANCEL: 'The bookings are freed at once for both sides. This cannot be taken back.',
};

/** One submission for each move, so that each keeps its own key while an answer is out. */
export function useMoves() {
  return {
    ACCEPT: useSubmission(AcceptRequest),
    CHALLENGE: useSubmission(ChallengeRequest),
    CONFIRM: useSubmission(ConfirmRequest),
    DECLINE: useSubmission(DeclineRequest),
    WITHDRAW: useSubmission(WithdrawRequest),
    CANCEL: useSubmission(CancelRequest),
  };
}
