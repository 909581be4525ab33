import { Client } from 'pg';
import { faultsOfTeam } from '../builders/faults-of-a-team';
import {
  aBrief,
  anAskedTeam,
  answer,
  type AssignmentShown,
  aTeam,
  briefStatus,
  byHouse,
  calendars,
  confirmTeam,
  eur,
  propose,
  requestStatus,
  requestTeam,
  type TeamShown,
  threeHouses,
} from '../builders/three-houses';
import { codes, freshKey } from '../world/client';
import { overbookings } from '../world/overbooking';
import { World } from '../world/world';

let world: World;
let looking: Client;
beforeAll(async () => {
  world = await World.start();
  looking = new Client({ connectionString: world.databaseUrl });
  await looking.connect();
});
afterAll(async () => {
  await looking.end();
  await world.close();
});

const budget = 800_000;
const requestShown = `status team { id } requester { name } messages { edges { node { body } } } brief {
  id title status budget { amountMinor } teams { id } packages { key maxPrice { amountMinor } } }`;
const readRequest = `query ($id: ID!) { partnershipRequest(id: $id) { ${requestShown} } }`;

/** How many transactions have written what stands in the calendars of these rooms. */
async function writersOf(rooms: object): Promise<number> {
  const ids = Object.values(rooms).map(({ id }: { readonly id: string }) => id);
  const sql = `select count(distinct xmin::text)::int as writers from facilities.commitments where 'resource_' || resource_id = any($1)`;
  return (await looking.query<{ writers: number }>(sql, [ids])).rows[0]?.writers ?? 0;
}

describe('from a brief to a booked team', () => {
  it('proposes teams that keep every rule of the brief, each best at what it is for', async () => {
    const all = await threeHouses(world.url);
    const brief = await aBrief(all.producer, { budget: eur(budget) });
    const { teams, obstacles, userErrors } = await propose(all.producer, brief);
    expect({ obstacles, userErrors }).toEqual({ obstacles: [], userErrors: [] });
    expect(teams.map((team: TeamShown) => faultsOfTeam(team, all, budget))).toEqual([[], [], [], []]);

    // By hand: the suite and the lab from midnight to midnight; the bay instead of the suite; everything as early as it can be,
    // which touches more days; nobody is rated, so the cheapest.
    const told = teams.map(({ objective, proven, gap, total, finishesAt, facilities }: TeamShown) => [
      ...[objective, proven, gap, Number(total.amountMinor), facilities.length],
      objective === 'EARLIEST' ? finishesAt : null,
    ]);
    expect(told).toEqual([
      ['CHEAPEST', true, 0, 490_000, 3, null],
      ['FEWEST_FACILITIES', true, 0, 550_000, 2, null],
      ['EARLIEST', true, 0, 790_000, 3, '2031-03-07T10:00:00Z'],
      ['BEST_RATED', true, 0, 490_000, 3, null],
    ]);

    const free = 'query ($id: ID!, $during: PeriodInput!) { resource(id: $id) { freeUnits(during: $during) } }';
    const assignments: readonly AssignmentShown[] = teams.flatMap((team: TeamShown) => team.assignments);
    const room = ({ resource, period }: AssignmentShown) => ({ id: resource.id, during: period });
    const read = await Promise.all(assignments.map((one) => all.producer.ask(free, room(one))));
    expect(read.filter(({ resource }, at) => resource.freeUnits < (assignments[at]?.units ?? 0))).toEqual([]);
  });

  it('pencils it everywhere at once, bargains with one house, and books it everywhere at once', async () => {
    const all = await threeHouses(world.url);
    const { producer, houses, rooms } = all;
    const brief = await aBrief(producer, { budget: eur(budget) });
    const team = await aTeam(producer, brief);
    const message = 'Two weeks in March, picture and sound.';
    const { requests, userErrors } = await requestTeam(producer, team.id, { message });
    expect(userErrors).toEqual([]);
    expect(requests).toHaveLength(3);
    const penciled = { suite: ['HELD', 'HELD'], edit: ['HELD'], stage: ['HELD'], bay: [], lab: ['HELD'] };
    expect(await calendars(all)).toEqual(penciled);
    expect(await writersOf(rooms)).toBe(1);

    const of = byHouse(all, requests);
    expect((await houses.picture.ask(readRequest, { id: of.picture })).partnershipRequest).toEqual({
      ...{ status: 'SENT', team: null, requester: { name: 'Northern Pictures' } },
      messages: { edges: [{ node: { body: message } }] },
      brief: {
        ...{ id: brief, title: 'Blue Moon', status: 'OPEN', budget: null, teams: [] },
        packages: [
          { key: 'conform', maxPrice: null },
          { key: 'grade', maxPrice: null },
        ],
      },
    });
    const foreign = `query ($brief: ID!, $team: ID!, $request: ID!) {
      node(id: $brief) { id } brief(id: $brief) { id } team(id: $team) { id } partnershipRequest(id: $request) { id } }`;
    expect(await houses.picture.ask(foreign, { brief, team: team.id, request: of.sound })).toEqual({
      ...{ node: null, brief: null, team: null, partnershipRequest: null },
    });

    // The picture house can do it for less; its pencils stay where they are.
    const lines = team.assignments
      .filter(({ resource }) => resource.id === rooms.suite.id)
      .map(({ period }, at) => ({ resourceId: rooms.suite.id, period, price: eur([85_000, 170_000][at] ?? 0) }));
    const counter = { requestId: of.picture, lines, idempotencyKey: freshKey() };
    const countered = await houses.picture.did('counterRequest', 'CounterRequestInput', counter, 'request { status }');
    expect(countered.request.status).toBe('COUNTERED');
    const early = await confirmTeam(producer, team.id);
    expect([codes(early), early.requests]).toEqual([['TEAM_INCOMPLETE'], []]);

    for (const [by, request] of [
      [producer, of.picture],
      [houses.sound, of.sound],
      [houses.finishing, of.finishing],
    ] as const)
      expect((await answer(by, 'acceptRequest', request)).request.status).toBe('ACCEPTED');
    expect(codes(await answer(producer, 'confirmRequest', of.picture))).toEqual(['WRONG_STATUS']);
    expect(await calendars(all)).toEqual(penciled);

    const confirmed = await confirmTeam(producer, team.id);
    expect(confirmed.userErrors).toEqual([]);
    expect(confirmed.requests.map(({ status }: { readonly status: string }) => status)).toEqual(
      Array(3).fill('CONFIRMED'),
    );
    expect(await calendars(all)).toEqual({
      ...{ suite: ['BOOKED', 'BOOKED'], edit: ['BOOKED'], stage: ['BOOKED'], bay: [], lab: ['BOOKED'] },
    });
    expect(await writersOf(rooms)).toBe(1);
    expect(await briefStatus(producer, brief)).toBe('STAFFED');
    expect(await overbookings(world.databaseUrl)).toEqual([]);

    // Booked is what was agreed; the team stays what was proposed.
    const agreed = confirmed.requests.find(({ id }: { readonly id: string }) => id === of.picture);
    expect(agreed.lines.map((line: AssignmentShown) => line.price.amountMinor)).toEqual(['85000', '170000']);
    const proposed = await producer.ask('query ($id: ID!) { team(id: $id) { total { amountMinor } } }', {
      id: team.id,
    });
    expect(proposed.team.total.amountMinor).toBe('490000');
  });

  it('lets one house cancel later, which concerns nobody else', async () => {
    const all = await threeHouses(world.url);
    const { brief, team, of } = await anAskedTeam(all);
    for (const house of ['picture', 'sound', 'finishing'] as const)
      await answer(all.houses[house], 'acceptRequest', of[house]);
    expect(codes(await confirmTeam(all.producer, team.id))).toEqual([]);

    expect((await answer(all.houses.sound, 'cancelRequest', of.sound)).request.status).toBe('CANCELLED');
    expect(await calendars(all)).toEqual({
      ...{ suite: ['BOOKED', 'BOOKED'], edit: ['CANCELLED'], stage: ['CANCELLED'], bay: [], lab: ['BOOKED'] },
    });
    const others = [of.picture, of.finishing].map((id) => requestStatus(all.producer, id));
    expect(await Promise.all(others)).toEqual(['CONFIRMED', 'CONFIRMED']);
    expect(await briefStatus(all.producer, brief)).toBe('STAFFED');
  });
});
