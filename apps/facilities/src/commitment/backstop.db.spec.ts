import { Client } from 'pg';
import { newId, uuidOf, type Id } from '#kernel/ids';
import { instant } from '#kernel/instant';
import { roleUrl } from '#service/database/roles';
import { secretOfTests } from '../../../../test/world/database';
import { overbookings, sweep } from '../../../../test/world/overbooking';
import { codesOf, startHouses, type Houses } from '../../../../test/builders/house';
import { commitmentStates } from '../domain/commitment-life';
import { PlainBookings } from './plain-bookings';

const day = '2031-03-04T09:00/18:00';

/** Fifty producers want one unit at once; answers the errors that were thrown. */
async function rush(houses: Houses, room: Id<'resource'>): Promise<{ held: number; thrown: string[] }> {
  const answers = await Promise.allSettled(
    Array.from({ length: 50 }, () => houses.place(houses.aProducer(), [{ room, period: day }])),
  );
  return {
    held: answers.filter((answer) => answer.status === 'fulfilled' && answer.value.ok).length,
    thrown: answers.flatMap((answer) => (answer.status === 'rejected' ? [String(answer.reason)] : [])),
  };
}

/** The short way has a lock of its own: what is tried here is the long one. */
const closeTheShortWay = ({ service }: Houses) =>
  jest.spyOn(service.app.get(PlainBookings), 'place').mockResolvedValue(null);

const takeOutTheLock = `
  create or replace function lock_resources(ids uuid[], waits boolean) returns setof uuid language sql as 'select unnest(ids)'`;

describe('with the lock taken out', () => {
  let houses: Houses;
  beforeAll(async () => {
    houses = await startHouses();
    closeTheShortWay(houses);
    await houses.admin.query(takeOutTheLock);
  });
  afterAll(() => houses.close());

  it('the database still refuses what does not fit', async () => {
    const room = await houses.aRoom(houses.aHouse());
    const { held, thrown } = await rush(houses, room);
    expect(held).toBe(1);
    expect(thrown.length).toBeGreaterThan(0);
    expect(new Set(thrown)).toEqual(new Set(['QueryFailedError: more units taken than offered']));
    expect(await overbookings(houses.service.databaseUrl)).toEqual([]);
  });
});

describe('with lock and guard taken out', () => {
  let houses: Houses;
  beforeAll(async () => {
    houses = await startHouses();
    closeTheShortWay(houses);
    await houses.admin.query(takeOutTheLock);
    await houses.admin.query('drop trigger no_overbooking on commitments');
  });
  afterAll(() => houses.close());

  it('the checker finds the fault', async () => {
    const room = await houses.aRoom(houses.aHouse());
    const { held, thrown } = await rush(houses, room);
    expect(thrown).toEqual([]);
    expect(held).toBeGreaterThan(1);
    expect(await overbookings(houses.service.databaseUrl)).toMatchObject([
      { resource: uuidOf(room), at: new Date('2031-03-04T09:00:00Z'), taken: held, offered: 1 },
    ]);
  });
});

describe('a writer that knows nothing of the lock', () => {
  let houses: Houses;
  beforeAll(async () => {
    houses = await startHouses();
  });
  afterAll(() => houses.close());

  const insert = (room: Id<'resource'>, during: string, state = 'BLOCKED') =>
    houses.admin.query(
      `insert into commitments (id, facility_id, resource_id, during, units, state, expires_at)
       select $1, facility_id, id, $3::tstzmultirange, 1, $4, case when $4 = 'HELD' then now() end from resources where id = $2`,
      [uuidOf(newId('commitment', instant(Date.now()))), uuidOf(room), during, state],
    );
  const morning = '{[2031-03-04T09:00Z,2031-03-04T12:00Z)}';

  it('takes what is free, and the fact is told for it', async () => {
    const room = await houses.aRoom(houses.aHouse());
    const { rows: before } = await houses.admin.query('select max(seq) as seq from outbox');
    await insert(room, morning);
    const { rows } = await houses.admin.query('select name, subject from outbox where seq > $1', [before[0].seq]);
    expect(rows).toEqual([{ name: 'resource.moved', subject: uuidOf(room) }]);
    expect(codesOf(await houses.place(houses.aProducer(), [{ room, period: day }]))).toEqual(['UNITS_TAKEN']);
  });

  it('cannot take more than is offered, nor where nothing is, nor of nothing', async () => {
    const room = await houses.aRoom(houses.aHouse());
    await insert(room, morning);
    await expect(insert(room, morning, 'HELD')).rejects.toMatchObject({ constraint: 'no_overbooking' });
    await expect(insert(room, '{[2031-04-01,2031-04-02)}')).rejects.toMatchObject({ constraint: 'no_overbooking' });
    await insert(room, morning, 'WAITING');
    await expect(
      houses.admin.query(`update commitments set state = 'BOOKED' where resource_id = $1 and state = 'WAITING'`, [
        uuidOf(room),
      ]),
    ).rejects.toMatchObject({ constraint: 'no_overbooking' });
  });

  it('sees the holes of a period with holes', async () => {
    const room = await houses.aRoom(houses.aHouse());
    await insert(room, morning);
    await insert(room, '{[2031-03-04T06:00Z,2031-03-04T09:00Z),[2031-03-04T12:00Z,2031-03-04T15:00Z)}');
    await expect(
      insert(room, '{[2031-03-04T05:00Z,2031-03-04T06:00Z),[2031-03-04T11:00Z,2031-03-04T12:00Z)}'),
    ).rejects.toThrow('more units taken than offered');
  });

  it('cannot take a window away from under a booking', async () => {
    const room = await houses.aRoom(houses.aHouse(), { units: 2 });
    await insert(room, morning);
    await insert(room, morning);
    const shrink = houses.admin.query('update capacity_windows set units = 1 where resource_id = $1', [uuidOf(room)]);
    await expect(shrink).rejects.toMatchObject({ constraint: 'no_shrink' });
    const drop = houses.admin.query('delete from capacity_windows where resource_id = $1', [uuidOf(room)]);
    await expect(drop).rejects.toMatchObject({ constraint: 'no_shrink' });
  });

  it('finds the same states in the table as in the life of a commitment', async () => {
    const { rows } = await houses.admin.query<{ definition: string }>(
      `select pg_get_constraintdef(oid) as definition from pg_constraint where conname = 'commitments_state_check'`,
    );
    const states = [...(rows[0]?.definition ?? '').matchAll(/'([A-Z]+)'/g)].map(([, state]) => state);
    expect(states).toEqual([...commitmentStates]);
  });
});

describe('the role that the service signs in as', () => {
  let houses: Houses;
  let role: Client;
  beforeAll(async () => {
    houses = await startHouses();
    role = new Client({ connectionString: roleUrl(houses.service.databaseUrl, 'facilities', secretOfTests) });
    await role.connect();
    await role.query('set search_path = facilities, public');
  });
  afterAll(async () => {
    await role.end();
    await houses.close();
  });

  const insert = (room: Id<'resource'>) =>
    role.query(
      `insert into commitments (id, facility_id, resource_id, during, units, state)
       select gen_random_uuid(), facility_id, id, '{[2031-03-04T09:00Z,2031-03-04T12:00Z)}', 1, 'BOOKED'
       from resources where id = $1`,
      [uuidOf(room)],
    );
  /** What `place_plainly` is given, made up: terms that hold, and a hundred times what there is. */
  const line = async (room: Id<'resource'>, n: number, units: number) => {
    const { rows } = await houses.admin.query<{ facility: string; terms: string }>(
      'select f.id as facility, terms_rev::text as terms from resources r join facilities f on f.id = r.facility_id where r.id = $1',
      [uuidOf(room)],
    );
    const ids = Object.fromEntries(
      ['asker', 'commitment', 'request', 'trail', 'account'].map((name) => [name, crypto.randomUUID()]),
    );
    const moments = { earliest: '2000-01-01T00:00Z', latest: '2100-01-01T00:00Z', hold_ms: 60_000 };
    const said = { answer: {}, refusal: { refusals: [] }, told: {}, act: 'placeCommitments' };
    const spans = '{[2031-03-04T09:00Z,2031-03-04T12:00Z)}';
    return {
      n,
      key: `${n}`,
      hash: '\\x00',
      resource: uuidOf(room),
      ...rows[0],
      ...ids,
      ...moments,
      ...said,
      spans,
      units,
    };
  };
  const place = async (...lines: readonly object[]) => {
    const { rows } = await role.query<{ n: number; deadline: string | null }>(
      'select n, deadline from place_plainly($1) order by n',
      [JSON.stringify(lines)],
    );
    return rows.map(({ n, deadline }) => [n, Number(deadline) > 1 ? 'placed' : deadline]);
  };

  it('meets the guard, and cannot become whom the guard lets pass', async () => {
    const room = await houses.aRoom(houses.aHouse());
    await insert(room);
    await expect(insert(room)).rejects.toMatchObject({ constraint: 'no_overbooking' });
    const { rows } = await houses.admin.query<{ owner: string }>(
      `select pg_get_userbyid(relowner) as owner from pg_class where oid = 'commitments'::regclass`,
    );
    for (const way of ['role', 'session authorization'])
      await expect(role.query(`set ${way} "${rows[0]?.owner ?? ''}"`)).rejects.toMatchObject({ code: '42501' });
    await expect(role.query('alter table commitments disable trigger no_overbooking')).rejects.toMatchObject({
      code: '42501',
    });
    await expect(role.query('set session_replication_role = replica')).rejects.toMatchObject({ code: '42501' });
  });

  it('cannot overbook by the function that is not counted after, whatever it gives it', async () => {
    const room = await houses.aRoom(houses.aHouse(), { units: 2 });
    expect(await place(await line(room, 0, 3))).toEqual([[0, null]]);
    expect(await place(await line(room, 1, 2))).toEqual([[1, 'placed']]);
    expect(await place(await line(room, 2, 1))).toEqual([[2, '0']]);
    const twice = await houses.aRoom(houses.aHouse());
    expect(await place(await line(twice, 3, 1), await line(twice, 4, 1))).toEqual([[3, 'placed']]);
    expect(await overbookings(houses.service.databaseUrl)).toEqual([]);
  });
});

describe('the checker of overbooking', () => {
  const at = (hour: number) => new Date(Date.UTC(2031, 2, 4, hour));
  const span = (starts: number, ends: number, units: number) => ({
    resource: 'a',
    starts: at(starts),
    ends: at(ends),
    units,
  });

  it('counts adjoining windows as one, and meeting commitments as following each other', () => {
    expect(sweep([span(9, 12, 1), span(12, 18, 1)], [span(10, 13, 1), span(13, 18, 1)])).toEqual([]);
  });

  it('finds one unit too many, and one unit outside', () => {
    expect(sweep([span(9, 18, 2)], [span(9, 12, 1), span(11, 13, 2)])).toEqual([
      { resource: 'a', at: at(11), taken: 3, offered: 2 },
    ]);
    expect(sweep([span(9, 12, 1)], [span(11, 13, 1)])).toEqual([{ resource: 'a', at: at(12), taken: 1, offered: 0 }]);
  });
});
