import { Injectable } from '@nestjs/common';
import { idOf, uuidOf, type Id } from '#kernel/ids';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';

/** One sign-in: whose, for which organisation. */
export type Session = {
  readonly id: Id<'session'>;
  readonly accountId: Id<'account'>;
  readonly organisationId: Id<'organisation'> | null;
};

type SessionRow = { readonly id: string; readonly account_id: string; readonly organisation_id: string | null };

const toSession = (row: SessionRow): Session => ({
  id: idOf('session', row.id),
  accountId: idOf('account', row.account_id),
  organisationId: row.organisation_id === null ? null : idOf('organisation', row.organisation_id),
});

/** Sessions and the hashes of their refresh tokens. */
@Injectable()
export class SessionsStore {
  constructor(private readonly transactions: Transactions) {}

  async insert(tx: Tx, session: Session): Promise<void> {
    await tx.query('insert into sessions (id, account_id, organisation_id) values ($1, $2, $3)', [
      uuidOf(session.id),
      uuidOf(session.accountId),
      session.organisationId ? uuidOf(session.organisationId) : null,
    ]);
  }

  async insertToken(tx: Tx, session: Id<'session'>, hash: Buffer, days: number): Promise<void> {
    await tx.query(
      `insert into refresh_tokens (hash, session_id, expires_at) values ($1, $2, clock_timestamp() + make_interval(days => $3))`,
      [hash, uuidOf(session), days],
    );
  }

  /** Uses a token up. `USED` when somebody did before; null when it is unknown, lapsed, or its session has ended. */
  async spendToken(
    tx: Tx,
    hash: Buffer,
  ): Promise<{ readonly session: Session; readonly state: 'FRESH' | 'USED' } | null> {
    const [row] = await tx.query<(SessionRow & { used: boolean })[]>(
      `select session.id, session.account_id, session.organisation_id, token.used_at is not null as used
       from refresh_tokens token join sessions session on session.id = token.session_id
       where token.hash = $1 and token.expires_at > clock_timestamp() and session.ended_at is null
       for update of token, session`,
      [hash],
    );
    if (!row) return null;
    if (!row.used) await tx.query('update refresh_tokens set used_at = clock_timestamp() where hash = $1', [hash]);
    return { session: toSession(row), state: row.used ? 'USED' : 'FRESH' };
  }

  /** The session a token belongs to, whatever its state; null when there is none. */
  async ofToken(hash: Buffer): Promise<Session | null> {
    const [row] = await this.transactions.reading.query<SessionRow[]>(
      `select session.id, session.account_id, session.organisation_id
       from refresh_tokens token join sessions session on session.id = token.session_id where token.hash = $1`,
      [hash],
    );
    return row ? toSession(row) : null;
  }

  /** False when it had ended already. */
  async end(tx: Tx, session: Id<'session'>): Promise<boolean> {
    const [rows] = await tx.query<[unknown[], number]>(
      'update sessions set ended_at = clock_timestamp() where id = $1 and ended_at is null returning id',
      [uuidOf(session)],
    );
    return rows.length > 0;
  }
}
