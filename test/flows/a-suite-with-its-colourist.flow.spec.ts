import { asked, month } from '../builders/cast';
import { freshKey } from '../world/client';
import { aFacility, aRoom, type Person } from '../world/people';
import { World } from '../world/world';
import { within } from './eventually';

let world: World;
let house: Person;
let producer: Person;
let site: string;
beforeAll(async () => {
  world = await World.start();
  [house, producer] = [await world.house('Lumen Post'), await world.producer('Northern')];
  site = await aFacility(house, 'Lyon');
});
afterAll(() => world.close());

const room = async (name: string, pricePerDay: number | null = 90_000, units = 1): Promise<string> =>
  (await aRoom(house, { facility: site, name, pricePerDay, units })).id;
const setParts = (resourceId: string, parts: readonly object[]) =>
  house.did('setParts', 'SetPartsInput', { resourceId, parts, idempotencyKey: freshKey() }, 'resource { id }');
const send = (resourceId: string) => {
  const input = { lines: [{ resourceId, period: asked }], idempotencyKey: freshKey() };
  const fields = 'request { id lines { resource { id name } commitment { id state } } }';
  return producer.do('sendRequest', 'SendRequestInput', input, fields);
};
const found = async (id: string): Promise<boolean> => {
  const query = `query ($filter: CapacityFilter!) { searchCapacity(filter: $filter, first: 100) { edges { node { resource { id } } } } }`;
  const { searchCapacity } = await producer.ask(query, { filter: { capability: 'colour', period: asked } });
  return searchCapacity.edges.some((edge: { node: { resource: { id: string } } }) => edge.node.resource.id === id);
};

describe('a suite with its colourist', () => {
  it('is found, asked for, accepted and booked as one, and keeps its parts from others', async () => {
    const [whole, suite, colourists] = [
      await room('Suite with colourist'),
      await room('Suite'),
      await room('C', null, 2),
    ];
    await setParts(whole, [{ resourceId: suite }, { resourceId: colourists, units: 1 }]);
    expect(await found(whole)).toBe(true);
    const { request, userErrors } = await send(whole);
    expect(userErrors).toEqual([]);
    expect(request.lines).toMatchObject([{ resource: { id: whole }, commitment: { state: 'HELD' } }]);
    expect(await found(suite)).toBe(false);
    expect((await send(suite)).userErrors).toMatchObject([{ code: 'UNITS_TAKEN' }]);
    const move = (who: Person, name: string) =>
      who.did(name, 'AnswerRequestInput', { requestId: request.id, idempotencyKey: freshKey() }, 'request { status }');
    await move(house, 'acceptRequest');
    await move(producer, 'confirmRequest');
    const query = `query ($id: ID!, $within: PeriodInput!) { resource(id: $id) { commitments(within: $within) { state partOf { id resource { id } } } } }`;
    const books = async () => (await house.ask(query, { id: colourists, within: asked })).resource.commitments;
    expect(await books()).toEqual([
      { state: 'BOOKED', partOf: { id: request.lines[0].commitment.id, resource: { id: whole } } },
    ]);
    await move(producer, 'cancelRequest');
    expect(await books()).toMatchObject([{ state: 'CANCELLED' }]);
    expect(await within(5000, () => found(whole), Boolean)).toBe(true);
  });
});

describe('two suites that share their panel', () => {
  it('are proposed for a team one after the other, and had so', async () => {
    const other = await aFacility(house, 'Annecy');
    const at = async (name: string, pricePerDay: number | null) =>
      (await aRoom(house, { facility: other, name, pricePerDay })).id;
    const [left, right, panel] = [await at('Left', 1000), await at('Right', 1000), await at('Panel', null)];
    for (const suite of [left, right]) await setParts(suite, [{ resourceId: panel }]);
    const wanted = { capability: 'colour.grading-suite.hdr', duration: 'P1D', window: month };
    const packages = ['a', 'b'].map((key) => ({ key, title: key, ...wanted }));
    const brief = {
      title: 'Blue Moon',
      currency: 'EUR',
      packages,
      excludeFacilities: [site],
      idempotencyKey: freshKey(),
    };
    const { id } = (await producer.did('createBrief', 'CreateBriefInput', brief, 'brief { id }')).brief;
    const query = `mutation ($id: ID!) { proposeTeams(briefId: $id, objectives: [EARLIEST]) {
      teams { id assignments { period { start end } } } obstacles { message } } }`;
    const { teams, obstacles } = (await producer.ask(query, { id })).proposeTeams;
    expect(obstacles).toEqual([]);
    const [one, two] = teams[0].assignments.map(({ period }: { period: object }) => period).sort(byStart);
    expect(Date.parse(two.start)).toBeGreaterThanOrEqual(Date.parse(one.end));
    const asking = { teamId: teams[0].id, idempotencyKey: freshKey() };
    expect((await producer.do('requestTeam', 'RequestTeamInput', asking, 'requests { id }')).userErrors).toEqual([]);
  });
});
const byStart = (a: { readonly start: string }, b: { readonly start: string }) => (a.start < b.start ? -1 : 1);

describe('any of several suites', () => {
  it('is asked for by its name, and the line names the one that was free and cheapest', async () => {
    const [dear, cheap] = [await room('Dear', 200_000), await room('Cheap', 50_000)];
    const made = { facilityId: site, name: 'Any suite', resourceIds: [dear], idempotencyKey: freshKey() };
    const { resourceClass } = await house.did(
      'createResourceClass',
      'CreateResourceClassInput',
      made,
      'resourceClass { id }',
    );
    const any = { classId: resourceClass.id, idempotencyKey: freshKey() };
    await house.did(
      'setClassMembers',
      'SetClassMembersInput',
      { ...any, resourceIds: [dear, cheap] },
      'resourceClass { id }',
    );
    const query = `query ($id: ID!) { node(id: $id) { ... on ResourceClass { name facility { id } resources { id } } } }`;
    expect((await producer.ask(query, { id: resourceClass.id })).node).toEqual({
      ...{ name: 'Any suite', facility: { id: site }, resources: [{ id: cheap }, { id: dear }] },
    });
    const takes = async () => {
      const { request, userErrors } = await send(resourceClass.id);
      return request?.lines[0].resource.id ?? userErrors[0].code;
    };
    expect([await takes(), await takes(), await takes()]).toEqual([cheap, dear, 'UNITS_TAKEN']);
    const renamed = { classId: resourceClass.id, name: 'Any grading suite', idempotencyKey: freshKey() };
    await house.did('renameResourceClass', 'RenameResourceClassInput', renamed, 'resourceClass { id }');
    expect((await producer.ask(query, { id: resourceClass.id })).node.name).toBe('Any grading suite');
    const gone = { classId: resourceClass.id, idempotencyKey: freshKey() };
    await house.did('removeResourceClass', 'RemoveResourceClassInput', gone, 'facility { classes { id } }');
    expect(await takes()).toBe('NOT_FOUND');
  });
});
