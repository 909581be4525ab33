import { Client } from 'pg';
import { roleUrl } from '#service/database/roles';
import { freshDatabase, secretOfTests } from '../../../../test/world/database';
import { openSessionFacts, type SessionFacts } from './session-facts.store';

let databaseUrl: string;
let facts: SessionFacts;
let accounts: Client;
let late: Client;

beforeAll(async () => {
  databaseUrl = await freshDatabase();
  facts = openSessionFacts(databaseUrl, secretOfTests);
  [accounts, late] = [new Client({ connectionString: databaseUrl }), new Client({ connectionString: databaseUrl })];
  await Promise.all([accounts.connect(), late.connect()]);
});
afterAll(() => Promise.all([facts.close(), accounts.end(), late.end()]));

const end = (client: Client, session: string, until = "now() + interval '10 minutes'") =>
  client.query(
    `insert into accounts.outbox (name, version, subject, payload)
     values ('session.ended', 1, $1, jsonb_build_object('tokensUntil', ${until}))`,
    [session],
  );
const sessionsOf = async (horizon: string) => {
  const { ended, horizon: next } = await facts.endedSince(horizon);
  return { sessions: ended.map(({ session }) => session).sort(), next };
};

describe('what the gateway reads of sessions', () => {
  it('are ends, as long as tokens could outlive them', async () => {
    const [session, old] = [crypto.randomUUID(), crypto.randomUUID()];
    await end(accounts, session);
    await end(accounts, old, "now() - interval '1 second'");
    await accounts.query(
      `insert into accounts.outbox (name, version, subject) values ('organisation.changed', 1, $1)`,
      [old],
    );
    const first = await sessionsOf('0');
    expect(first.sessions).toEqual([session]);
    expect((await sessionsOf(first.next)).sessions).toEqual([]);
  });

  it('miss no end that commits late, and wait for none', async () => {
    const [slow, quick] = [crypto.randomUUID(), crypto.randomUUID()];
    const { next: before } = await sessionsOf('0');
    await late.query('begin');
    await end(late, slow);
    await end(accounts, quick);
    const during = await sessionsOf(before);
    expect(during.sessions).toEqual([quick]);
    await late.query('commit');
    const after = await sessionsOf(during.next);
    expect(after.sessions).toContain(slow);
  });

  it('are public keys', async () => {
    await accounts.query(
      `insert into accounts.signing_keys (kid, private_jwk, public_jwk) values ('k', '{"d":"x"}', '{"x":"y"}')`,
    );
    expect(await facts.signingKeys()).toContainEqual({ kid: 'k', publicJwk: { x: 'y' } });
  });

  it('are nothing else: its role sees no table of accounts', async () => {
    const gateway = new Client({ connectionString: roleUrl(databaseUrl, 'gateway', secretOfTests) });
    await gateway.connect();
    await expect(gateway.query('select * from accounts.accounts')).rejects.toThrow(/permission denied/);
    await expect(gateway.query('select private_jwk from accounts.signing_keys')).rejects.toThrow(/permission denied/);
    await gateway.end();
  });
});
