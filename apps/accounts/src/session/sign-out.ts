import { Injectable } from '@nestjs/common';
import { Audit } from '#service/audit/audit';
import { Transactions } from '#service/database/transactions';
import { visitor, type Viewer } from '#service/viewer/viewer';
import { EndSession } from './end-session';
import { hashOfToken } from './open-session';
import { SessionsStore } from './sessions.store';

/** Ends the session of the access token, or, without one, that of the refresh cookie. */
@Injectable()
export class SignOut {
  constructor(
    private readonly transactions: Transactions,
    private readonly sessions: SessionsStore,
    private readonly ending: EndSession,
    private readonly audit: Audit,
  ) {}

  /** False when there was no session to end. */
  async run(viewer: Viewer, refreshToken: string): Promise<boolean> {
    const by = viewer.session ? viewer : await this.viewerOfCookie(refreshToken);
    const session = by.session;
    if (!session) return false;
    return this.transactions.run(async (tx) => {
      const ended = await this.ending.within(tx, session);
      if (ended) await this.audit.add(tx, { viewer: by, act: 'signOut', subject: session });
      return ended;
    });
  }

  private async viewerOfCookie(refreshToken: string): Promise<Viewer> {
    const session = refreshToken === '' ? null : await this.sessions.ofToken(hashOfToken(refreshToken));
    if (!session) return visitor;
    return { ...visitor, account: session.accountId, organisation: session.organisationId, session: session.id };
  }
}
