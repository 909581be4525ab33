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
});
