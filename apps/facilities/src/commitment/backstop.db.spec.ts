import { newId, uuidOf, type Id } from '#kernel/ids';
import { instant } from '#kernel/instant';
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
