import { newId } from '#kernel/ids';
import { instant } from '#kernel/instant';
import { placedIn, startHouses, type Houses } from '../../../../test/builders/house';
import { statementsOf } from '../../../../test/builders/statements';

let houses: Houses;
beforeAll(async () => {
  houses = await startHouses();
});
afterAll(() => houses.close());

const isControl = (statement: string): boolean =>
  /^(START TRANSACTION|SET TRANSACTION|COMMIT|savepoint)/i.test(statement);

describe('placing a hold', () => {
  it('costs one statement where it is plain and its terms are known', async () => {
    const room = await houses.aRoom(houses.aHouse());
    placedIn(await houses.place(houses.aProducer(), [{ room, period: '2031-03-04T09:00/12:00' }]));
    const connections = await statementsOf(async () =>
      placedIn(await houses.place(houses.aProducer(), [{ room, period: '2031-03-04T13:00/14:00' }])),
    );
    const mine = connections.find((statements) => statements.some((one) => one.includes('place_plainly'))) ?? [];
    expect(mine).toHaveLength(1);
    expect(connections.flat().some((one) => one.includes('lock_linked'))).toBe(false);
  });

  it('costs at most eight statements beside those that begin and end the transaction', async () => {
    const room = await houses.aRoom(houses.aHouse());
    const who = houses.aProducer();
    const connections = await statementsOf(async () =>
      placedIn(await houses.place(who, [{ room, period: '2031-03-04T09:00/12:00' }], { wait: true })),
    );
    const mine = connections.find((statements) => statements.some((one) => one.includes('insert into keys'))) ?? [];
    const from = mine.findIndex((one) => one.startsWith('START TRANSACTION'));
    const own = mine.slice(from).filter((one) => !isControl(one));
    expect(own.some((one) => one.includes('lock_linked'))).toBe(true);
    expect(own.length).toBeLessThanOrEqual(8);
  });

  it('costs no more for many lines', async () => {
    const house = houses.aHouse();
    const room = await houses.aRoom(house, { units: 50 });
    const request = newId('request', instant(Date.now()));
    const lines = Array.from({ length: 20 }, () => ({ room, request, period: '2031-03-04T09:00/12:00' }));
    const connections = await statementsOf(async () => placedIn(await houses.place(houses.aProducer(), lines)));
    const mine = connections.find((statements) => statements.some((one) => one.includes('insert into keys'))) ?? [];
    expect(mine.filter((one) => !isControl(one)).length).toBeLessThanOrEqual(8);
  });
});
