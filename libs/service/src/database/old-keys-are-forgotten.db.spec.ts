import { DataSource } from 'typeorm';
import type { RunningService } from '#service/start/service-app';
import { accounts } from '../../../../apps/accounts/src/accounts.module';
import { testService } from '../../../../test/world/database';
import { KeyExpiry } from './key-expiry';

let service: RunningService;
beforeAll(async () => {
  service = await testService(accounts);
});
afterAll(() => service.close());

describe('idempotency keys', () => {
  it('are kept for 90 days, and longer only while their move is under way', async () => {
    const source = service.app.get(DataSource);
    await source.query(`
      insert into keys (scope, mutation, key, input_hash, state, created_at) values
        (gen_random_uuid(), 'm', 'young', '', 'DONE', now() - interval '89 days'),
        (gen_random_uuid(), 'm', 'old', '', 'DONE', now() - interval '91 days'),
        (gen_random_uuid(), 'm', 'open', '', 'OPEN', now() - interval '91 days')`);
    await service.app.get(KeyExpiry).forgetOld();
    const kept = await source.query<{ key: string }[]>('select key from keys order by key');
    expect(kept.map((row) => row.key)).toEqual(['open', 'young']);
  });
});
