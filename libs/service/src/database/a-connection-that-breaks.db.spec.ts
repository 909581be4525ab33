import type { Pool, PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver';
import type { RunningService } from '#service/start/service-app';
import { accounts } from '../../../../apps/accounts/src/accounts.module';
import { testService } from '../../../../test/world/database';

let service: RunningService;
beforeAll(async () => {
  service = await testService(accounts);
});
afterAll(() => service.close());

const poolOf = (source: DataSource): Pool => (source.driver as PostgresDriver).master as Pool;

describe('a connection that breaks as it passes from one to the next', () => {
  it('ends nothing but itself', async () => {
    const source = service.app.get(DataSource);
    // Nobody who has just been given a connection listens yet.
    const client: PoolClient = await poolOf(source).connect();
    const gone = new Error('terminating connection due to unexpected postmaster exit');
    expect(() => client.emit('error', gone)).not.toThrow();
    client.release(gone);
    expect(await source.query<object[]>('select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('as that of a transaction that goes on for too long, which readers of facts wait for, leaves room for the next', async () => {
    const source = service.app.get(DataSource);
    expect(await source.query<object[]>('show transaction_timeout')).toEqual([{ transaction_timeout: '1min' }]);
    const long = source.transaction(async (tx) => {
      await tx.query('set local transaction_timeout = 0');
      await tx.query('set local transaction_timeout = 100'); // begins anew
      for (let at = 0; at < 100; at++) await tx.query('select pg_sleep(0.02)');
    });
    await expect(long).rejects.toThrow(/transaction timeout/);
    expect(await source.query<object[]>('select 1 as one')).toEqual([{ one: 1 }]);
  });
});
