import { startHouses, type Houses } from '../../../../test/builders/house';
import { ask, contextOf } from '../../../../test/world/ask';

let houses: Houses;
beforeAll(async () => {
  houses = await startHouses();
});
afterAll(() => houses.close());

const hour = (from: number, to = from + 1) => ({
  start: `2031-03-04T${String(from).padStart(2, '0')}:00:00Z`,
  end: `2031-03-04T${String(to).padStart(2, '0')}:00:00Z`,
});

describe('queries that make no sense', () => {
  it('are told which part', async () => {
    const id = await houses.aRoom(houses.aHouse());
    const within = (p: object) =>
      ask(houses.service, 'query ($id: ID!, $p: PeriodInput!) { resource(id: $id) { capacity(within: $p) { id } } }', {
        id,
        p,
      });
    await expect(within({ start: hour(9).end, end: hour(9).start })).rejects.toMatchObject({
      extensions: { code: 'BAD_USER_INPUT', reason: 'PERIOD_REVERSED', field: ['within'] },
    });
    const page = (args: string) =>
      ask(houses.service, `query ($id: ID!) { resource(id: $id) { facility { resources(${args}) { totalCount } } } }`, {
        id,
      });
    await expect(page('first: 0')).rejects.toMatchObject({ extensions: { reason: 'OUT_OF_RANGE', field: ['first'] } });
    await expect(page('after: "x"')).rejects.toMatchObject({ extensions: { reason: 'INVALID', field: ['after'] } });
  });

  it('page through a list by name, and miss nothing', async () => {
    const house = houses.aHouse();
    const facility = await houses.aFacility(house);
    const ids = await Promise.all(
      Array.from({ length: 5 }, () => houses.aRoom(house, { facility, window: null, rate: null })),
    );
    const query = `query ($id: ID!, $after: String) { facility(id: $id) { resources(first: 2, after: $after) {
      totalCount edges { node { id } } pageInfo { hasNextPage endCursor } } } }`;
    const found: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const answer = await ask(houses.service, query, { id: facility, after }, contextOf(house));
      const { edges, pageInfo, totalCount } = answer.facility.resources;
      expect(totalCount).toBe(5);
      found.push(...edges.map((edge: { node: { id: string } }) => edge.node.id));
      [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
    }
    expect(found).toEqual([...ids].sort());
  });
});
