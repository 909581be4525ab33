import { startHouses, type Houses } from '../../../../test/builders/house';
import { statementsOf } from '../../../../test/builders/statements';
import { ask } from '../../../../test/world/ask';

let houses: Houses;
beforeAll(async () => {
  houses = await startHouses();
});
afterAll(() => houses.close());

const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Organisation {
  facilities(first: 2) { totalCount pageInfo { hasNextPage } edges { node {
    all: resources { totalCount edges { node { id } } } few: resources(first: 1) { totalCount edges { node { id } } } } } } } } }`;

describe('the lists of several houses', () => {
  it('cost as many statements as those of one, and are each house’s own', async () => {
    const owners = [houses.aHouse(), houses.aHouse(), houses.aHouse()];
    const rooms = [];
    for (const owner of owners) {
      const facility = await houses.aFacility(owner);
      rooms.push([await houses.aRoom(owner, { facility }), await houses.aRoom(owner, { facility })]);
      await houses.aRoom(owner, { facility, rate: null });
    }
    const empty = houses.aHouse();
    const read = async (of: typeof owners) => {
      let answer;
      const connections = await statementsOf(async () => {
        const references = of.map(({ organisation }) => ({ __typename: 'Organisation', id: organisation }));
        answer = await ask(houses.service, query, { of: references });
      });
      const lists = connections.flat().filter((one) => one.includes('with viewer') && one.includes('count(*)'));
      return { houses: (answer as unknown as { _entities: object[] })._entities, statements: lists.length };
    };

    const one = await read(owners.slice(0, 1));
    const all = await read([...owners, empty]);
    expect(one.statements).toBeGreaterThan(0);
    expect(all.statements).toBe(one.statements);
    const roomsOf = (ids: readonly string[]) => ({ totalCount: 2, edges: ids.map((id) => ({ node: { id } })) });
    expect(all.houses).toEqual([
      ...rooms.map((ids) => ({
        facilities: {
          ...{ totalCount: 1, pageInfo: { hasNextPage: false } },
          edges: [{ node: { all: roomsOf(ids), few: roomsOf(ids.slice(0, 1)) } }],
        },
      })),
      { facilities: { totalCount: 0, pageInfo: { hasNextPage: false }, edges: [] } },
    ]);
  });
});
