import { Injectable } from '@nestjs/common';
import { organisationChanged } from '#events/accounts';
import { newId, uuidOf } from '#kernel/ids';
import { ok, refuse, type Result } from '#kernel/result';
import { Audit } from '#service/audit/audit';
import { Clock } from '#service/clock';
import { Transactions } from '#service/database/transactions';
import { Outbox } from '#service/facts/outbox';
import type { OrganisationKind } from '#service/viewer/viewer';
import { AccountsStore } from '../account/accounts.store';
import { foldedName, parseSignUp, type SignUpAsk } from '../domain/sign-up';
import { OrganisationsStore } from '../organisation/organisations.store';
import { type OpenedSession, OpenSession } from './open-session';
import { hashPassword } from './passwords';

/** One person founds one organisation, owns it, and is signed in. The address is unique, ignoring case (EMAIL_TAKEN). */
@Injectable()
export class SignUp {
  constructor(
    private readonly transactions: Transactions,
    private readonly accounts: AccountsStore,
    private readonly organisations: OrganisationsStore,
    private readonly sessions: OpenSession,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async run(ask: SignUpAsk & { readonly organisationKind: OrganisationKind }): Promise<Result<OpenedSession>> {
    const parsed = parseSignUp(ask);
    if (!parsed.ok) return parsed;
    const { email, password, displayName, organisationName } = parsed.value;
    const now = this.clock.now();
    const account = {
      ...{ id: newId('account', now), email, displayName, isAdmin: false },
      passwordHash: await hashPassword(password),
    };
    const organisation = {
      ...{ id: newId('organisation', now), name: organisationName, kind: ask.organisationKind },
      nameFolded: foldedName(organisationName),
    };
    return this.transactions.run(async (tx) => {
      if (!(await this.accounts.insert(tx, account)))
        return refuse('EMAIL_TAKEN', 'An account with this address exists: sign in, or use another address.', 'email');
      await this.organisations.insert(tx, organisation);
      await this.accounts.insertPlace(tx, { accountId: account.id, organisationId: organisation.id, role: 'OWNER' });
      await this.outbox.add(tx, { type: organisationChanged, subject: uuidOf(organisation.id), payload: {} });
      const opened = await this.sessions.begin(tx, account);
      const { id, name, kind } = organisation;
      await this.audit.add(tx, { viewer: opened.viewer, act: 'signUp', subject: id, after: { name, kind } });
      return ok(opened);
    });
  }
}
