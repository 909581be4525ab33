import { newId } from '#kernel/ids';
import { instant } from '#kernel/instant';
import type { RunningService } from '#service/start/service-app';
import { Client } from 'pg';
import { ask } from '../../../../test/world/ask';
import { testService } from '../../../../test/world/database';
import { anAdmin, aViewer } from '../../../../test/builders/viewers';
import { partnerships } from '../partnerships.module';
import { RecordScorecards } from './record-scorecards';

let service: RunningService;
let database: Client;
beforeAll(async () => {
  const started = await testService(partnerships);
  service = started;
  database = new Client({ connectionString: started.databaseUrl });
  await database.connect();
});
afterAll(async () => {
  await database.end();
  await service.close();
});

const rating = async (id: string): Promise<number | null> => {
  const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Facility { rating } } }`;
  const { _entities } = await ask(service, query, { of: [{ __typename: 'Facility', id }] });
  return _entities[0].rating;
};

describe('the rating of a house', () => {
  it('is nothing until there is a record, and then the latest', async () => {
    const facilityId = newId('facility', instant(Date.now()));
    const record = service.app.get(RecordScorecards);
    expect(await rating(facilityId)).toBeNull();
    for (const given of [4.4, 3.9, 3.9]) await record.run(anAdmin(), [{ facilityId, rating: given }]);
    expect(await rating(facilityId)).toBe(3.9);
    const { rows } = await database.query(
      `select (select count(*)::int from partnerships_facts.outbox where name = 'scorecard.changed') as told,
         (select rating from partnerships_facts.scorecards) as rating,
         (select array_agg(after ->> 'rating' order by id) from partnerships.audit_entries where subject = $1) as recorded`,
      [facilityId],
    );
    expect(rows).toEqual([{ told: 2, rating: 3.9, recorded: ['4.4', '3.9'] }]);
  });

  it('is asked for something that is no facility, and has none', async () => {
    expect(await rating('facility_1')).toBeNull();
    const refused = await service.app.get(RecordScorecards).run(anAdmin(), [{ facilityId: 'facility_1', rating: 4 }]);
    expect(refused).toMatchObject({ refusals: [{ code: 'NOT_FOUND' }] });
  });

  it('is the operator’s to record', async () => {
    const facilityId = newId('facility', instant(Date.now()));
    const refused = await service.app.get(RecordScorecards).run(aViewer('FACILITY'), [{ facilityId, rating: 5 }]);
    expect(refused).toMatchObject({ refusals: [{ code: 'NOT_ALLOWED' }] });
  });
});
