import { newId, type Id } from '#kernel/ids';
import { instant } from '#kernel/instant';
import { codesOf, placedIn, startHouses, type Houses } from '../../../../test/builders/house';
import { statementsOf } from '../../../../test/builders/statements';
import { overbookings } from '../../../../test/world/overbooking';

let houses: Houses;
beforeAll(async () => {
  houses = await startHouses();
});
afterAll(() => houses.close());

const day = '2031-03-04T09:00/18:00';
const book = (room: Id<'resource'>, key: string = crypto.randomUUID(), who = houses.aProducer()) =>
  houses.place(who, [{ room, period: day }], { key });

/** Rooms whose terms are known: each has been asked for at another time. */
async function knownRooms(count: number): Promise<readonly Id<'resource'>[]> {
  const house = houses.aHouse();
  const rooms: Id<'resource'>[] = [];
  for (let n = 0; n < count; n++) rooms.push(await houses.aRoom(house));
  for (const room of rooms)
    placedIn(await houses.place(houses.aProducer(), [{ room, period: '2031-03-05T09:00/10:00' }]));
  return rooms;
}

const callsOf = (connections: readonly (readonly string[])[], name: string): number =>
  connections.flat().filter((statement) => statement.includes(name)).length;

describe('plain bookings that are asked for at once', () => {
  it('are done in fewer calls than there are, and given back so', async () => {
    const rooms = await knownRooms(12);
    const who = houses.aProducer();
    let booked: Id<'commitment'>[] = [];
    const placing = await statementsOf(async () => {
      const answers = await Promise.all(rooms.map((room) => book(room, crypto.randomUUID(), who)));
      booked = answers.flatMap(placedIn);
    });
    expect(callsOf(placing, 'place_plainly')).toBeLessThanOrEqual(2);
    const releasing = await statementsOf(async () => {
      for (const answer of await Promise.all(booked.map((one) => houses.release(who, [one]))))
        expect(answer.ok).toBe(true);
    });
    expect(callsOf(releasing, 'release_plainly')).toBeLessThanOrEqual(2);
    for (const answer of await Promise.all(rooms.map((room) => book(room)))) expect(answer.ok).toBe(true);
  });

  it('have one winner where they want the same, and the others learn why', async () => {
    const rooms = await knownRooms(3);
    const answers = await Promise.all(rooms.flatMap((room) => Array.from({ length: 8 }, () => book(room))));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(3);
    expect(new Set(answers.filter(({ ok }) => !ok).flatMap(codesOf))).toEqual(new Set(['UNITS_TAKEN']));
    expect(await overbookings(houses.service.databaseUrl)).toEqual([]);
  });

  it('have one effect under one key, whichever way the twins go', async () => {
    const [room, other] = await knownRooms(2);
    if (!room || !other) throw new Error('no rooms');
    const [who, key] = [houses.aProducer(), crypto.randomUUID()];
    const request = newId('request', instant(Date.now()));
    const line = (wanted: Id<'resource'>) => houses.place(who, [{ room: wanted, period: day, request }], { key });
    const answers = await Promise.all([line(room), line(other), line(room), line(room)]);
    const ids = answers.flatMap((answer) => (answer.ok ? answer.value.map(({ commitmentId }) => commitmentId) : []));
    expect(new Set(ids).size).toBe(1);
    expect(answers.flatMap(codesOf)).toEqual(['KEY_REUSED']);
  });

  it('do not suffer from one among them that is not plain', async () => {
    const rooms = await knownRooms(4);
    const [first] = rooms;
    if (!first) throw new Error('no rooms');
    await houses.admin.query(`update rates set amount_minor = amount_minor * 2 where resource_id = $1`, [
      first.slice('resource_'.length),
    ]);
    const answers = await Promise.all(rooms.map((room) => book(room)));
    const prices = answers.map((answer) => (answer.ok ? answer.value[0]?.price.amountMinor : null));
    expect(prices).toEqual(['18000', '9000', '9000', '9000']);
  });

  it('do not suffer from one among them that the database cannot read', async () => {
    const [broken, ...rooms] = await knownRooms(4);
    if (!broken) throw new Error('no rooms');
    const answers = await Promise.allSettled([book(broken, 'no \u0000 text'), ...rooms.map((room) => book(room))]);
    expect(answers.map((answer) => answer.status === 'fulfilled' && answer.value.ok)).toEqual([
      false,
      true,
      true,
      true,
    ]);
  });
});
