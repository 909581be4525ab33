import { Injectable } from '@nestjs/common';
import { newId, type Id } from '#kernel/ids';
import { all, ok, refuse, type Result, within } from '#kernel/result';
import { parseName } from '#kernel/text';
import { Audit } from '#service/audit/audit';
import { Clock } from '#service/clock';
import { Transactions } from '#service/database/transactions';
import type { Role, Viewer } from '#service/viewer/viewer';
import { parseEmail, parsePassword } from '../domain/sign-up';
import { hashPassword } from '../session/passwords';
import { AccountsStore } from './accounts.store';

export type AccountToOpen = {
  readonly email: string;
  readonly password: string;
  readonly displayName: string;
  /** Null for a platform admin. */
  readonly place: { readonly organisation: Id<'organisation'>; readonly role: Role } | null;
  readonly isAdmin: boolean;
};

/**
 * An account made by the operator: the first admin, the people of a demo world. An address that has one keeps it as it is, and
 * gets the place besides, so again is harmless; but nobody becomes an admin by it (EMAIL_TAKEN). Answers the account's id.
 */
@Injectable()
export class OpenAccount {
  constructor(
    private readonly transactions: Transactions,
    private readonly accounts: AccountsStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async run(viewer: Viewer, ask: AccountToOpen): Promise<Result<Id<'account'>>> {
    const parts = all<string>([
      within(parseEmail(ask.email), 'email'),
      within(parsePassword(ask.password, ask.email), 'password'),
      within(parseName(ask.displayName), 'displayName'),
    ]);
    if (!parts.ok) return parts;
    const [email = '', password = '', displayName = ''] = parts.value;
    const passwordHash = await hashPassword(password);
    return this.transactions.run(async (tx) => {
      const fresh = { id: newId('account', this.clock.now()), email, displayName, passwordHash, isAdmin: ask.isAdmin };
      const isNew = await this.accounts.insert(tx, fresh);
      const account = isNew ? fresh : await this.accounts.byEmail(email, tx);
      if (!account) throw new Error('an account vanished');
      if (ask.isAdmin && !account.isAdmin)
        return refuse('EMAIL_TAKEN', 'Somebody else has an account with this address; take another.', 'email');
      if (ask.place)
        await this.accounts.insertPlace(tx, {
          ...{ accountId: account.id, organisationId: ask.place.organisation },
          role: ask.place.role,
        });
      if (isNew)
        await this.audit.add(tx, {
          ...{ viewer, act: 'openAccount', subject: account.id },
          after: { isAdmin: ask.isAdmin, organisation: ask.place?.organisation ?? null, role: ask.place?.role ?? null },
        });
      return ok(account.id);
    });
  }

  /** Has anybody been made a platform admin? */
  hasAdmin(): Promise<boolean> {
    return this.accounts.hasAdmin();
  }
}
