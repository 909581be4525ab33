import { Injectable } from '@nestjs/common';
import { derivedId, isId, newId } from '#kernel/ids';
import { instant, minuteMs, toIso, type Instant } from '#kernel/instant';
import { ok, refuse, type Result } from '#kernel/result';
import { Audit } from '#service/audit/audit';
import { Clock } from '#service/clock';
import { Transactions } from '#service/database/transactions';
import type { Viewer } from '#service/viewer/viewer';
import { AccountsStore } from '../account/accounts.store';
import { OrganisationsStore } from '../organisation/organisations.store';
import { SessionsStore } from './sessions.store';
import { SignToken } from './sign-token';

/** How long support may act for an organisation before it has to say so again. */
export const supportMs = 15 * minuteMs;

/** Who supports: one account without a password, under an address nobody can sign up with. It is nowhere an admin. */
const support = {
  id: derivedId('account', 'support'),
  ...{ email: 'support', displayName: 'Support', passwordHash: null, isAdmin: false },
} as const;

export type SupportToken = { readonly accessToken: string; readonly expiresAt: Instant };

/** For the operator: a token that acts as an owner of an organisation, one without people included, and leaves a trace of that. */
@Injectable()
export class SignInAs {
  constructor(
    private readonly transactions: Transactions,
    private readonly accounts: AccountsStore,
    private readonly organisations: OrganisationsStore,
    private readonly sessions: SessionsStore,
    private readonly signing: SignToken,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Good for a quarter of an hour, without a refresh token; `me` is the support account. NOT_FOUND where there is no such organisation. */
  run(organisationId: string): Promise<Result<SupportToken>> {
    return this.transactions.run(async (tx) => {
      const organisation = isId('organisation', organisationId)
        ? (await this.organisations.byIds([organisationId], tx)).get(organisationId)
        : undefined;
      if (!organisation) return refuse('NOT_FOUND', `There is no organisation ${organisationId}.`);
      const { id, kind } = organisation;
      await this.accounts.insert(tx, support);
      const session = { id: newId('session', this.clock.now()), accountId: support.id, organisationId: id };
      await this.sessions.insert(tx, session);
      const viewer: Viewer = {
        ...{ account: support.id, organisation: id, organisationKind: kind, role: 'OWNER', isAdmin: false },
        ...{ session: session.id, onBehalfOf: id },
      };
      const expiresAt = instant(Math.floor((this.clock.now() + supportMs) / 1000) * 1000);
      const after = { session: session.id, until: toIso(expiresAt) };
      await this.audit.add(tx, { viewer, act: 'signInAs', subject: id, after });
      return ok({ accessToken: await this.signing.run(viewer, expiresAt), expiresAt });
    });
  }
}
