import type { Id } from '#kernel/ids';
import type { Viewer } from '#service/viewer/viewer';
import type { CalendarQuestion } from '../calendar/calendar.client';
import type { By, Move } from '../domain/request-life';

/** Who makes a move, as much as the record of it needs: the clock has neither account nor organisation. */
export type Mover = Pick<Viewer, 'account' | 'organisation' | 'onBehalfOf'> & { readonly by: By };

/** Where an idempotency key is kept. */
export type KeyPlace = { readonly scope: string; readonly mutation: string; readonly key: string };

/** A move that is wanted, before the calendar has been asked. */
export type WantedMove = {
  /** All that move together, in the order of their ids: one, or those of a team. */
  readonly requestIds: readonly Id<'request'>[];
  /** The team that moves as a whole; null where one request moves by itself. */
  readonly teamId: Id<'team'> | null;
  readonly move: Move;
  readonly mover: Mover;
  readonly asked: CalendarQuestion;
  /** A word that goes with the move into the thread. */
  readonly message: string | null;
  /** Null when the clock moves. */
  readonly key: KeyPlace | null;
};

/** A wanted move that is written down and leased to whoever holds this. `id` is a bare uuid: the world never sees it. */
export type Intent = WantedMove & { readonly id: string };
