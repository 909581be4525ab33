import type { Id } from '#kernel/ids';
import { overbookings } from '../../../../test/world/overbooking';
import { codesOf, placedIn, startHouses, valueOf, type Houses } from '../../../../test/builders/house';

let houses: Houses;
beforeAll(async () => {
  houses = await startHouses();
});
afterAll(() => houses.close());

const producers = (count: number) => Array.from({ length: count }, () => houses.aProducer());

describe('asking for the last unit', () => {
  it('gives it to exactly one of fifty producers who ask at once', async () => {
    const suite = await houses.aRoom(houses.aHouse());
    const answers = await Promise.all(
      producers(50).map((who) => houses.place(who, [{ room: suite, period: '2031-03-04T10:00/12:00' }])),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.flatMap(codesOf)).toEqual(Array(49).fill('UNITS_TAKEN'));
    expect(await overbookings(houses.service.databaseUrl)).toEqual([]);
  });

  it('lets the others wait in the order in which they came, each with its rank', async () => {
    const suite = await houses.aRoom(houses.aHouse());
    const answers = await Promise.all(
      producers(12).map((who) =>
        houses.place(who, [{ room: suite, period: '2031-03-04T10:00/12:00' }], { wait: true }),
      ),
    );
    const ranks = answers.map((answer) => valueOf(answer)[0]?.rank).sort((a = 0, b = 0) => a - b);
    expect(ranks).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect((await houses.states(suite)).filter((state) => state === 'HELD')).toHaveLength(1);
  });

  it('never takes more of forty nodes than there are, however the requests overlap', async () => {
    const farm = await houses.aRoom(houses.aHouse(), { units: 40 });
    const answers = await Promise.all(
      producers(60).map((who, at) => {
        const hour = (offset: number) => String(8 + ((at + offset) % 8)).padStart(2, '0');
        const [from, to] = [hour(0), hour(3)].sort();
        const lines = [{ room: farm, units: 1 + (at % 9), period: `2031-03-04T${from}:00/${to}:30` }];
        return houses.place(who, lines);
      }),
    );
    expect(answers.some((answer) => answer.ok)).toBe(true);
    expect(answers.some((answer) => !answer.ok)).toBe(true);
    expect(await overbookings(houses.service.databaseUrl)).toEqual([]);
  });
});

describe('asking for several rooms at once', () => {
  it('takes all of them or none, in whatever order they are named', async () => {
    const house = houses.aHouse();
    const facility = await houses.aFacility(house);
    const rooms = await Promise.all(Array.from({ length: 4 }, () => houses.aRoom(house, { facility })));
    const answers = await Promise.all(
      producers(30).map((who, at) => {
        const chosen = [rooms[at % 4], rooms[(at + 1 + (at % 3)) % 4]] as Id<'resource'>[];
        return houses.place(
          who,
          chosen.map((room) => ({ room, period: '2031-03-05T09:00/18:00' })),
        );
      }),
    );
    const held = answers.filter((answer) => answer.ok).flatMap(placedIn);
    const states = (await Promise.all(rooms.map((room) => houses.states(room)))).flat();
    expect(held).toHaveLength(states.length);
    expect(states.every((state) => state === 'HELD')).toBe(true);
    expect(await overbookings(houses.service.databaseUrl)).toEqual([]);
  });
});
