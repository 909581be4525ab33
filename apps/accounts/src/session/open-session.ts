import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { newId } from '#kernel/ids';
import { instant, type Instant } from '#kernel/instant';
import { Clock } from '#service/clock';
import type { Tx } from '#service/database/database';
import type { Viewer } from '#service/viewer/viewer';
import type { AccountRow } from '../account/account.row';
import { AccountsStore } from '../account/accounts.store';
import { OrganisationsStore } from '../organisation/organisations.store';
import { type Session, SessionsStore } from './sessions.store';
import { SignToken } from './sign-token';

export const refreshDays = 30;
const accessMs = 10 * 60_000;

/** What a client gets: a short access token, and once, as a cookie, the refresh token. */
export type OpenedSession = {
  readonly viewer: Viewer;
  readonly account: AccountRow;
  readonly accessToken: string;
  readonly expiresAt: Instant;
  readonly refreshToken: string;
};

/** What is kept of a refresh token. */
export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Opens a session and makes its tokens; rotates them later. */
@Injectable()
export class OpenSession {
  constructor(
    private readonly accounts: AccountsStore,
    private readonly organisations: OrganisationsStore,
    private readonly sessions: SessionsStore,
    private readonly signing: SignToken,
    private readonly clock: Clock,
  ) {}

  /** A new session, acting for the oldest of the account's organisations. */
  async begin(tx: Tx, account: AccountRow): Promise<OpenedSession> {
    const [place] = (await this.accounts.placesOf([account.id], tx)).get(account.id) ?? [];
    const session: Session = {
      id: newId('session', this.clock.now()),
      accountId: account.id,
      organisationId: place?.organisationId ?? null,
    };
    await this.sessions.insert(tx, session);
    return this.tokens(tx, session, account);
  }

  /** Fresh tokens of a session; the place may have changed since it began. */
  async tokens(tx: Tx, session: Session, account: AccountRow): Promise<OpenedSession> {
    const refreshToken = randomBytes(32).toString('base64url');
    await this.sessions.insertToken(tx, session.id, hashOfToken(refreshToken), refreshDays);
    const viewer = await this.viewerOf(tx, session, account);
    const expiresAt = instant(Math.floor((this.clock.now() + accessMs) / 1000) * 1000);
    return { viewer, account, refreshToken, expiresAt, accessToken: await this.signing.run(viewer, expiresAt) };
  }

  private async viewerOf(tx: Tx, session: Session, account: AccountRow): Promise<Viewer> {
    const places = (await this.accounts.placesOf([account.id], tx)).get(account.id) ?? [];
    const place = places.find((one) => one.organisationId === session.organisationId);
    const organisation = place
      ? (await this.organisations.byIds([place.organisationId], tx)).get(place.organisationId)
      : null;
    return {
      account: account.id,
      organisation: place?.organisationId ?? null,
      organisationKind: organisation?.kind ?? null,
      role: place?.role ?? null,
      isAdmin: account.isAdmin,
      session: session.id,
      onBehalfOf: null,
    };
  }
}
