import { Client } from 'pg';
import { newId } from '#kernel/ids';
import { instant } from '#kernel/instant';
import { placedIn, startHouses, type Houses } from '../../../../test/builders/house';

let houses: Houses;
beforeAll(async () => {
  houses = await startHouses();
});
afterAll(() => houses.close());

/** Every statement a connection of the service sends while `work` runs, by connection. */
async function statementsOf(work: () => Promise<unknown>): Promise<readonly string[][]> {
  const sent = new Map<Client, string[]>();
  const spy = jest.spyOn(Client.prototype, 'query');
  await work();
  spy.mock.contexts.forEach((client, at) => {
    const [first] = spy.mock.calls[at] ?? [];
    const text = typeof first === 'string' ? first : String((first as { text?: string } | undefined)?.text);
    sent.set(client as Client, [...(sent.get(client as Client) ?? []), text]);
  });
  spy.mockRestore();
  return [...sent.values()];
}

const isControl = (statement: string): boolean =>
  /^(START TRANSACTION|SET TRANSACTION|COMMIT|savepoint)/i.test(statement);

describe('placing a hold', () => {
  it('costs at most eight statements beside those that begin and end the transaction', async () => {
    const room = await houses.aRoom(houses.aHouse());
    const who = houses.aProducer();
    const connections = await statementsOf(async () =>
      placedIn(await houses.place(who, [{ room, period: '2031-03-04T09:00/12:00' }])),
    );
    const mine = connections.find((statements) => statements.some((one) => one.includes('insert into keys'))) ?? [];
    const from = mine.findIndex((one) => one.startsWith('START TRANSACTION'));
    const own = mine.slice(from).filter((one) => !isControl(one));
    expect(own.some((one) => one.includes('lock_resources'))).toBe(true);
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
