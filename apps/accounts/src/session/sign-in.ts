import { Injectable } from '@nestjs/common';
import { ok, refuse, type Result } from '#kernel/result';
import { Audit } from '#service/audit/audit';
import { Transactions } from '#service/database/transactions';
import { type OpenedSession, OpenSession } from './open-session';
import { PasswordStrategy } from './password.strategy';

/** Opens a session with an address and a password; a refusal never says which half was wrong. */
@Injectable()
export class SignIn {
  constructor(
    private readonly transactions: Transactions,
    private readonly strategy: PasswordStrategy,
    private readonly sessions: OpenSession,
    private readonly audit: Audit,
  ) {}

  async run(ask: { readonly email: string; readonly password: string }): Promise<Result<OpenedSession>> {
    const account = await this.strategy.authenticate({ email: ask.email.trim(), password: ask.password });
    if (!account) return refuse('WRONG_CREDENTIALS', 'This address and password do not open an account.');
    return this.transactions.run(async (tx) => {
      const opened = await this.sessions.begin(tx, account);
      await this.audit.add(tx, { viewer: opened.viewer, act: 'signIn', subject: account.id });
      return ok(opened);
    });
  }
}
