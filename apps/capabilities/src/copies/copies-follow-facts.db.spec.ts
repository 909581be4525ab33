import { FactReaders } from '#service/facts/fact-readers';
import { startSearch } from '../../../../test/builders/search';

type World = Awaited<ReturnType<typeof startSearch>>;
let world: World;
beforeAll(async () => {
  world = await startSearch();
});
afterAll(() => world.close());

const uuid = (): string => crypto.randomUUID();
const run = async (sql: string, ...values: readonly unknown[]): Promise<readonly Record<string, unknown>[]> =>
  (await world.admin.query(sql, [...values])).rows;

/** A publisher says that something of its own has changed. */
const tell = (publisher: string, name: string, subject: string) =>
  run(`insert into ${publisher}.outbox (name, version, subject) values ($1, 1, $2)`, name, subject);
const catchUp = () => world.service.app.get(FactReaders).catchUp();

describe('the copies of other services', () => {
  it('repeat the name of an organisation, and its new name', async () => {
    const id = uuid();
    const name = async () => (await run('select name from organisations where id = $1', id))[0]?.['name'];
    await run(
      `insert into accounts.organisations (id, name, name_folded, kind) values ($1, 'Ahead', ' ahead', 'FACILITY')`,
      id,
    );
    await catchUp();
    expect(await name()).toBeUndefined();
    await tell('accounts', 'organisation.changed', id);
    await catchUp();
    expect(await name()).toBe('Ahead');
    await run(`update accounts.organisations set name = 'Astern' where id = $1`, id);
    await tell('accounts', 'organisation.changed', id);
    await tell('accounts', 'organisation.changed', id);
    await catchUp();
    expect(await name()).toBe('Astern');
  });

  it('repeat a facility and all that a resource offers, takes and costs; what is gone goes', async () => {
    const [organisation, facility, resource, window] = [uuid(), uuid(), uuid(), uuid()];
    const place = [facility, organisation];
    await run(
      `insert into facilities.facilities (id, organisation_id, name, city, country, time_zone, latitude, longitude)
       values ($1, $2, 'Étoile', 'Lyon', 'FR', 'Europe/Paris', 45.76, 4.83)`,
      ...place,
    );
    await run(
      `insert into facilities.resources (id, facility_id, organisation_id, name, kind, units) values ($1, $2, $3, 'Suite', 'ROOM', 2)`,
      resource,
      ...place,
    );
    await run(
      `insert into facilities.capacity_windows (id, facility_id, resource_id, during, units)
       values ($1, $2, $3, '[2031-03-01T08:00Z,2031-03-01T18:00Z)', 2)`,
      window,
      facility,
      resource,
    );
    await run(
      `insert into facilities.rates (id, facility_id, resource_id, organisation_id, audience, amount_minor, currency, per, lead_time)
       values ($1, $2, $3, $4, 'EVERYONE', 9007199254740991, 'EUR', 'DAY', 'P2D')`,
      uuid(),
      facility,
      resource,
      organisation,
    );
    await run(
      `insert into facilities.commitments (id, facility_id, resource_id, during, units, state, expires_at)
       values ($1, $2, $3, '{[2031-03-01T09:00Z,2031-03-01T10:00Z)}', 1, 'HELD', '2031-02-01T00:00Z')`,
      uuid(),
      facility,
      resource,
    );
    await run(
      `with part as (insert into facilities.resources (id, facility_id, organisation_id, name, kind, units)
         values (gen_random_uuid(), $2, $3, 'Booths', 'ROOM', 4) returning id, facility_id)
       insert into facilities.resource_parts (whole_id, part_id, facility_id, turn) select $1, id, facility_id, 1 from part`,
      resource,
      ...place,
    );
    await tell('facilities', 'facility.changed', facility);
    await tell('facilities', 'resource.moved', resource);
    await catchUp();
    expect(await run('select units from resource_parts where whole_id = $1', resource)).toEqual([{ units: 4 }]);
    expect(await run('select name, country, latitude from facilities where id = $1', facility)).toEqual([
      { name: 'Étoile', country: 'FR', latitude: 45.76 },
    ]);
    expect(await run('select facility_id, kind, units from resources where id = $1', resource)).toEqual([
      { facility_id: facility, kind: 'ROOM', units: 2 },
    ]);
    const spans = async (table: string) =>
      (await run(`select units, ends from ${table} where resource_id = $1`, resource)).map(({ units, ends }) => [
        units,
        (ends as Date).toISOString(),
      ]);
    expect(await spans('windows')).toEqual([[2, '2031-03-01T18:00:00.000Z']]);
    expect(await spans('taken')).toEqual([[1, '2031-03-01T10:00:00.000Z']]);
    expect(await run('select amount_minor, currency, lead_time from rates where resource_id = $1', resource)).toEqual([
      { amount_minor: '9007199254740991', currency: 'EUR', lead_time: 'P2D' },
    ]);

    const untouched = async () =>
      (await run('select xmin::text from windows where resource_id = $1', resource))[0]?.['xmin'];
    const before = await untouched();
    await run(
      `update facilities.commitments set state = 'RELEASED', ended_at = now() where resource_id = $1`,
      resource,
    );
    await run('delete from facilities.rates where resource_id = $1', resource);
    await tell('facilities', 'resource.moved', resource);
    await catchUp();
    expect(await spans('taken')).toEqual([]);
    expect(await run('select from rates where resource_id = $1', resource)).toEqual([]);
    expect(await untouched()).toBe(before);
  });

  it('repeat alliances with their members, and ratings', async () => {
    const [alliance, organisation, facility] = [uuid(), uuid(), uuid()];
    await run(`insert into alliances.organisations (id, name, kind) values ($1, 'House', 'FACILITY')`, organisation);
    await run(
      `insert into alliances.alliances (id, name, charter, status) values ($1, 'North', '', 'ACTIVE')`,
      alliance,
    );
    await run(
      `insert into alliances.memberships (id, alliance_id, organisation_id, role, status) values ($1, $2, $3, 'STEWARD', 'ACTIVE')`,
      uuid(),
      alliance,
      organisation,
    );
    await run('insert into partnerships.scorecards (facility_id, rating) values ($1, 4.5)', facility);
    await tell('alliances', 'membership.changed', alliance);
    await tell('partnerships', 'scorecard.changed', facility);
    await catchUp();
    expect(await run('select status from alliances where id = $1', alliance)).toEqual([{ status: 'ACTIVE' }]);
    expect(await run('select organisation_id, status from memberships where alliance_id = $1', alliance)).toEqual([
      { organisation_id: organisation, status: 'ACTIVE' },
    ]);
    expect(await run('select rating from scorecards where facility_id = $1', facility)).toEqual([{ rating: 4.5 }]);
    await run(`update alliances.memberships set status = 'LEFT' where alliance_id = $1`, alliance);
    await tell('alliances', 'membership.changed', alliance);
    await catchUp();
    expect(await run('select status from memberships where alliance_id = $1', alliance)).toEqual([{ status: 'LEFT' }]);
  });

  it('come back alike when every fact is read again from the first', async () => {
    const tables = [
      'organisations',
      'facilities',
      'resources',
      'windows',
      'taken',
      'resource_parts',
      'rates',
      'alliances',
      'memberships',
      'scorecards',
    ];
    const all = async () => {
      const rows = [];
      for (const table of tables) rows.push(await run(`select * from ${table} t order by t::text`));
      return rows;
    };
    const before = await all();
    for (const table of tables) await run(`delete from ${table}`);
    const readers = world.service.app.get(FactReaders);
    for (const publisher of ['accounts', 'facilities', 'alliances', 'partnerships'] as const)
      await readers.replay(publisher);
    expect(await all()).toEqual(before);
  });
});
