import { Pool } from 'pg';
import { sessionEnd, sessionEnded } from '#events/accounts';
import { roleUrl } from '#service/database/roles';

export type SigningKey = { readonly kid: string; readonly publicJwk: object };
/** `session` is the bare uuid; after `tokensUntil` no access token of it is valid anyway. */
export type EndedSession = { readonly session: string; readonly tokensUntil: Date };
export type EndedSessions = { readonly ended: readonly EndedSession[]; readonly horizon: string };

/** What the gateway reads of accounts, and nothing else: its database role can see no more. */
export type SessionFacts = {
  signingKeys(): Promise<readonly SigningKey[]>;
  endedSince(horizon: string): Promise<EndedSessions>;
  ping(): Promise<unknown>;
  close(): Promise<void>;
};

/** A pool of two connections, signed in as the gateway's role, that opens them when first asked. */
export function openSessionFacts(databaseUrl: string, secret: string): SessionFacts {
  const pool = new Pool({
    connectionString: roleUrl(databaseUrl, 'gateway', secret),
    max: 2,
    application_name: 'interlock-gateway',
    connectionTimeoutMillis: 4000,
    statement_timeout: 4000,
  });
  // A connection that breaks while idle is replaced at the next question; without a listener it would end the process.
  pool.on('error', () => undefined);
  return {
    async signingKeys() {
      const { rows } = await pool.query<SigningKey>(
        'select kid, public_jwk as "publicJwk" from accounts_facts.signing_keys',
      );
      return rows;
    },

    /**
     * Sessions whose end is visible now, from `horizon` on; '0' for the first time. The next horizon is the oldest transaction
     * still running, so that a late commit is found; what is visible beyond it is answered too, and then once more.
     */
    async endedSince(horizon) {
      const { rows } = await pool.query<{ horizon: string; session: string | null; payload: unknown }>(
        `select h.xid::text as horizon, o.subject as session, o.payload
         from (select pg_snapshot_xmin(pg_current_snapshot()) as xid) h
         left join accounts_facts.outbox o
           on o.xid >= $1::xid8 and o.name = $2 and (o.payload->>'tokensUntil')::timestamptz > now()`,
        [horizon, sessionEnded.name],
      );
      return {
        horizon: rows[0]?.horizon ?? horizon,
        ended: rows.flatMap(({ session, payload }) =>
          session ? [{ session, tokensUntil: new Date(sessionEnd.parse(payload).tokensUntil) }] : [],
        ),
      };
    },

    ping: () => pool.query('select 1'),
    close: () => pool.end(),
  };
}
