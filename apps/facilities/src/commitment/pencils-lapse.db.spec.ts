import { newId, uuidOf, type Id } from '#kernel/ids';
import { instant } from '#kernel/instant';
import { overbookings } from '../../../../test/world/overbooking';
import { codesOf, placedIn, startHouses, valueOf, type Houses } from '../../../../test/builders/house';

let houses: Houses;
beforeAll(async () => {
  houses = await startHouses({ settings: { INTERLOCK_HOLD: 'PT1S' } });
});
afterAll(() => houses.close());

const morning = '2031-03-04T09:00/12:00';
const aRequest = () => newId('request', instant(Date.now()));
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until it is so, at most `ms`; answers how long that took. */
async function within(ms: number, isSo: () => Promise<boolean>): Promise<number> {
  const began = performance.now();
  while (!(await isSo())) {
    if (performance.now() - began > ms) throw new Error(`not so within ${ms} ms`);
    await pause(20);
  }
  return performance.now() - began;
}

describe('a pencil nobody confirms', () => {
  it('lapses at its deadline by itself, and the next in line is held at once', async () => {
    const room = await houses.aRoom(houses.aHouse());
    const first = valueOf(await houses.place(houses.aProducer(), [{ room, period: morning }]));
    const [waiting] = placedIn(await houses.place(houses.aProducer(), [{ room, period: morning }], { wait: true }));
    const left = (first[0]?.expiresAt ?? 0) - Date.now();
    expect(left).toBeLessThanOrEqual(1000);
    await within(left + 900, async () => (await houses.states(room)).join() === 'EXPIRED,HELD');
    const { rows } = await houses.admin.query(
      'select ended_at >= expires_at as in_time from commitments where id = $1',
      [uuidOf(first[0]?.commitmentId ?? room)],
    );
    expect(rows).toEqual([{ in_time: true }]);
    expect(await houses.stateOf(waiting ?? 'commitment_')).toBe('HELD');
  });

  it('takes the other lines of its request with it, in whatever room they are', async () => {
    const house = houses.aHouse();
    const facility = await houses.aFacility(house);
    const rooms = [await houses.aRoom(house, { facility }), await houses.aRoom(house, { facility })];
    const request = aRequest();
    const lines = rooms.map((room) => ({ room, request, period: morning }));
    const [, other] = placedIn(await houses.place(houses.aProducer(), lines));
    await houses.admin.query(`update commitments set expires_at = now() + interval '1 hour' where id = $1`, [
      uuidOf(other ?? 'commitment_'),
    ]);
    await within(2000, async () => (await houses.stateOf(other ?? 'commitment_')) === 'EXPIRED');
  });

  it('stops waiting when the period it waits for has begun', async () => {
    const room = await houses.aRoom(houses.aHouse());
    placedIn(await houses.place(houses.aProducer(), [{ room, period: morning }]));
    const [waiting] = placedIn(await houses.place(houses.aProducer(), [{ room, period: morning }], { wait: true }));
    await houses.admin.query(
      `update commitments set during = tstzmultirange(tstzrange(now() - interval '1 minute', upper(during))) where id = $1`,
      [uuidOf(waiting ?? 'commitment_')],
    );
    await within(1000, async () => (await houses.stateOf(waiting ?? 'commitment_')) === 'EXPIRED');
  });
});

describe('a confirmation that comes late', () => {
  it('is refused though it was sent in time: the clock of the database decides, once the lock is got', async () => {
    const room = await houses.aRoom(houses.aHouse());
    const who = houses.aProducer();
    const held = placedIn(await houses.place(who, [{ room, period: morning }]));
    await houses.admin.query('begin');
    await houses.admin.query('update resources set rev = rev + 1 where id = $1', [uuidOf(room)]);
    const late = houses.confirm(who, held);
    await pause(1100);
    await houses.admin.query('commit');
    expect(codesOf(await late)).toEqual(['HOLD_EXPIRED']);
    await within(1000, async () => (await houses.states(room)).join() === 'EXPIRED');
  });

  it('books nothing of a request of which one line has lapsed', async () => {
    const house = houses.aHouse();
    const facility = await houses.aFacility(house);
    const rooms = [await houses.aRoom(house, { facility }), await houses.aRoom(house, { facility })];
    const who = houses.aProducer();
    const lines = rooms.map((room) => ({ room, period: morning }));
    const held = placedIn(await houses.place(who, lines));
    await lapse(held[0] ?? 'commitment_');
    const codes = codesOf(await houses.confirm(who, held));
    expect(codes.length).toBeGreaterThan(0);
    expect(new Set(codes)).toEqual(new Set(['HOLD_EXPIRED']));
    expect((await Promise.all(rooms.map((room) => houses.states(room)))).flat()).not.toContain('BOOKED');
  });

  async function lapse(id: Id<'commitment'>): Promise<void> {
    await houses.admin.query(`update commitments set expires_at = clock_timestamp() where id = $1`, [uuidOf(id)]);
  }
});

describe('four servers that sweep one database', () => {
  it('end each pencil once and overbook nothing', async () => {
    const more = await Promise.all([1, 2, 3].map(() => startHouses(settings(houses.service.databaseUrl))));
    const rooms = await Promise.all(Array.from({ length: 6 }, () => houses.aRoom(houses.aHouse(), { units: 2 })));
    const servers = [houses, ...more];
    await Promise.all(
      rooms.flatMap((room) =>
        Array.from({ length: 8 }, (_, at) =>
          (servers[at % 4] ?? houses).place(houses.aProducer(), [{ room, period: morning }], { wait: true }),
        ),
      ),
    );
    await within(9000, async () => {
      expect(await overbookings(houses.service.databaseUrl)).toEqual([]);
      const states = (await Promise.all(rooms.map((room) => houses.states(room)))).flat();
      return states.every((state) => state === 'EXPIRED');
    });
    const { rows } = await houses.admin.query(
      `select count(*)::int as twice from (
         select c ->> 'id' as id, c ->> 'state' as state from audit_entries, jsonb_array_elements(after -> 'commitments') c
         where act = 'expireCommitments' group by 1, 2 having count(*) > 1) ended`,
    );
    expect(rows).toEqual([{ twice: 0 }]);
    await Promise.all(more.map((server) => server.close()));
  });

  const settings = (databaseUrl: string) => ({ databaseUrl, settings: { INTERLOCK_HOLD: 'PT1S' } });
});
