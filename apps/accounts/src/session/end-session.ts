import { Injectable } from '@nestjs/common';
import { type SessionEnd, sessionEnded } from '#events/accounts';
import { uuidOf, type Id } from '#kernel/ids';
import { minuteMs } from '#kernel/instant';
import { Clock } from '#service/clock';
import type { Tx } from '#service/database/database';
import { Outbox } from '#service/facts/outbox';
import { SessionsStore } from './sessions.store';
import { supportMs } from './sign-in-as';

/** Longer than any access token is good. */
const accessMs = supportMs + minuteMs;

/** Ends a session; its access tokens are refused at once here and, by a fact, within a second everywhere. */
@Injectable()
export class EndSession {
  constructor(
    private readonly sessions: SessionsStore,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** False when it had ended already. */
  async within(tx: Tx, session: Id<'session'>): Promise<boolean> {
    if (!(await this.sessions.end(tx, session))) return false;
    const payload: SessionEnd = { tokensUntil: new Date(this.clock.now() + accessMs).toISOString() };
    await this.outbox.add(tx, { type: sessionEnded, subject: uuidOf(session), payload });
    return true;
  }
}
