import { Injectable } from '@nestjs/common';
import { ok, refuse, type Result } from '#kernel/result';
import { Audit } from '#service/audit/audit';
import { Transactions } from '#service/database/transactions';
import { visitor } from '#service/viewer/viewer';
import { AccountsStore } from '../account/accounts.store';
import { EndSession } from './end-session';
import { hashOfToken, type OpenedSession, OpenSession } from './open-session';
import { SessionsStore } from './sessions.store';

/** Trades a refresh token for a new pair. A token that comes twice was stolen by one of the two, so the session ends. */
@Injectable()
export class RefreshSession {
  constructor(
    private readonly transactions: Transactions,
    private readonly sessions: SessionsStore,
    private readonly accounts: AccountsStore,
    private readonly opening: OpenSession,
    private readonly ending: EndSession,
    private readonly audit: Audit,
  ) {}

  async run(refreshToken: string): Promise<Result<OpenedSession>> {
    const hash = hashOfToken(refreshToken);
    return this.transactions.run(async (tx) => {
      const spent = await this.sessions.spendToken(tx, hash);
      if (!spent) return signInAgain();
      const { session } = spent;
      const account = (await this.accounts.byIds([session.accountId], tx)).get(session.accountId);
      if (!account) return signInAgain();
      if (spent.state === 'FRESH') return ok(await this.opening.tokens(tx, session, account));
      await this.ending.within(tx, session.id);
      const viewer = { ...visitor, account: account.id, organisation: session.organisationId, session: session.id };
      await this.audit.add(tx, { viewer, act: 'endSession', subject: session.id, reason: 'refresh token used twice' });
      return signInAgain();
    });
  }
}

const signInAgain = (): Result<never> => refuse('WRONG_CREDENTIALS', 'This session has ended; sign in again.');
