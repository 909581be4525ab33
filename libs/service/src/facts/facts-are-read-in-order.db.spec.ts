import { Client } from 'pg';
import { organisationChanged } from '#events/accounts';
import { Logs } from '#service/start/logs';
import type { RunningService } from '#service/start/service-app';
import { partnerships } from '../../../../apps/partnerships/src/partnerships.module';
import { testService } from '../../../../test/world/database';
import { Transactions } from '../database/transactions';
import { FactReader } from './fact-reader';

let service: RunningService & { readonly databaseUrl: string };
let admin: Client;
beforeAll(async () => {
  // A service that may read what accounts publishes, and does not yet.
  service = await testService(partnerships);
  admin = new Client({ connectionString: service.databaseUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await service.close();
});

/** The subject that carries this number. */
const subject = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

describe('facts', () => {
  it('are read in the order of numbers, though 10 comes before 9 in the order of letters, and none is left out', async () => {
    const seen: string[] = [];
    const handler = (_: unknown, subjects: readonly string[]): Promise<void> => {
      seen.push(...subjects);
      return Promise.resolve();
    };
    const log = new Logs(false, 'error').of('test');
    const handlers = new Map([[organisationChanged.name, handler]]);
    const reader = new FactReader('accounts', handlers, service.app.get(Transactions), log);
    const count = 2500; // more than two batches, over borders of digits
    await admin.query(
      `insert into accounts.outbox (xid, seq, name, version, subject) overriding system value
       select '9'::xid8, n, 'organisation.changed', 1, ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid
       from generate_series(1, $1::int) n`,
      [count],
    );
    expect(await reader.catchUp()).toBe(true);
    expect(seen).toEqual(Array.from({ length: count }, (_, at) => subject(at + 1)));
  });
});
