import { Client } from 'pg';
import { freshDatabase } from './database';

describe('a database for a test', () => {
  it('has a schema, a role and the grants of every service, and nothing in it', async () => {
    const client = new Client({ connectionString: await freshDatabase() });
    await client.connect();
    const { rows } = await client.query('select count(*)::int as accounts from accounts.accounts');
    await client.end();
    expect(rows).toEqual([{ accounts: 0 }]);
  });
});
