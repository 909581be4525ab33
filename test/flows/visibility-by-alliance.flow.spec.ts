import { act, invite, proposeAlliance } from '../builders/alliances';
import { freshKey } from '../world/client';
import { aRoom, type Person } from '../world/people';
import { World } from '../world/world';
import { within } from './eventually';

let world: World;
let steward: Person;
let guest: Person;
let outsider: Person;
let admin: Person;
beforeAll(async () => {
  world = await World.start();
  [steward, guest, outsider] = [await world.house('Lumen'), await world.house('Kestrel'), await world.house('Far')];
  admin = await world.admin();
});
afterAll(() => world.close());

const period = { start: '2031-03-10T08:00:00Z', end: '2031-03-10T17:00:00Z' };

/** A room that nothing else in this world can stand in for: it alone claims `capability`. */
type Pooled = { readonly id: string; readonly capability: string; readonly open: Seen; readonly closed: Seen };

/** What somebody sees of it: on its page, by its id, in a search with its count and facets, and in a team for a brief. */
type Seen = {
  readonly page: readonly string[] | null;
  readonly node: boolean;
  readonly price: string | null;
  readonly total: number;
  readonly facets: readonly string[];
  readonly team: string | null;
};
const nothing: Seen = { page: null, node: false, price: null, total: 0, facets: [], team: null };
const seenAt = (price: string, page: readonly string[], capability: string): Seen => ({
  ...{ page, node: true, price, total: 1, team: price },
  facets: [`capability ${capability} 1`, 'kind ROOM 1'],
});

/** A house's room for members only, and one that members pay less for than everyone. */
async function pool(house: Person, alliance: string, only: string, cheaper: string): Promise<readonly Pooled[]> {
  const room = async (capability: string, pricePerDay: number | null): Promise<string> => {
    const { id } = await aRoom(house, { pricePerDay, claims: [{ capability }] });
    const amount = { amountMinor: 60_000, currency: 'EUR' };
    const rate = { resourceId: id, audience: 'ALLIANCE', audienceId: alliance, amount, per: 'DAY' };
    await house.did('setRate', 'SetRateInput', { ...rate, idempotencyKey: freshKey() }, 'resource { id }');
    return id;
  };
  return [
    { id: await room(only, null), capability: only, open: seenAt('60000', ['60000'], only), closed: nothing },
    {
      ...{ id: await room(cheaper, 95_000), capability: cheaper },
      open: seenAt('60000', ['60000', '95000'], cheaper),
      closed: seenAt('95000', ['95000'], cheaper),
    },
  ];
}

const looked = `query ($id: ID!, $filter: CapacityFilter!) {
  resource(id: $id) { rates { amount { amountMinor } } }
  node(id: $id) { id }
  searchCapacity(filter: $filter) {
    totalCount edges { node { resource { id } price { amountMinor } } } facets { field values { value count } } } }`;

type Answered = {
  readonly resource: { readonly rates: readonly { readonly amount: { readonly amountMinor: string } }[] } | null;
  readonly node: object | null;
  readonly searchCapacity: {
    readonly totalCount: number;
    readonly edges: readonly { readonly node: { readonly price: { readonly amountMinor: string } } }[];
    readonly facets: readonly {
      readonly field: string;
      readonly values: readonly { value: string; count: number }[];
    }[];
  };
};

async function looks(viewer: Person, { id, capability }: Pooled): Promise<Omit<Seen, 'team'>> {
  const answered = (await viewer.ask(looked, { id, filter: { capability, period } })) as Answered;
  const { totalCount, edges, facets } = answered.searchCapacity;
  return {
    page: answered.resource?.rates.map(({ amount }) => amount.amountMinor).toSorted() ?? null,
    node: answered.node !== null,
    price: edges[0]?.node.price.amountMinor ?? null,
    total: totalCount,
    facets: facets
      .filter(({ field }) => field === 'capability' || field === 'kind')
      .flatMap(({ field, values }) => values.map(({ value, count }) => `${field} ${value} ${count}`))
      .toSorted(),
  };
}

/** What a team for a brief of that one package costs the viewer; null where there is none. */
async function teamPrice(viewer: Person, { id, capability }: Pooled): Promise<string | null> {
  const job = { key: 'it', title: 'It', capability, duration: 'PT8H', window: period };
  const input = { title: 'Zugvogel', currency: 'EUR', packages: [job], idempotencyKey: freshKey() };
  const { brief } = await viewer.did('createBrief', 'CreateBriefInput', input, 'brief { id }');
  const { proposeTeams } = await viewer.ask(
    `mutation ($id: ID!) { proposeTeams(briefId: $id, objectives: [CHEAPEST]) {
      teams { assignments { resource { id } price { amountMinor } } } userErrors { code } } }`,
    { id: brief.id },
  );
  const [assignment] = proposeTeams.teams[0]?.assignments ?? [];
  expect([undefined, id]).toContain(assignment?.resource.id);
  return assignment?.price.amountMinor ?? null;
}

/** Every way of looking agrees within a second of what has just been done; a team is put together only then, and not waited for. */
async function expectSeen(viewer: Person, rooms: readonly Pooled[], as: 'open' | 'closed'): Promise<void> {
  for (const room of rooms) {
    const { team, ...wanted } = room[as];
    const isWanted = (seen: object) => JSON.stringify(seen) === JSON.stringify(wanted);
    expect(await within(1000, () => looks(viewer, room), isWanted)).toEqual(wanted);
    expect(await teamPrice(viewer, room)).toBe(team);
  }
}

describe('what an alliance pools', () => {
  it('is seen and priced alike in every way of looking: before, during and after, and not while anything is suspended', async () => {
    const alliance = await proposeAlliance(steward, 'North');
    await act(admin, 'approveAlliance', { id: alliance, reason: 'Fair terms.' });
    const stewards = await pool(steward, alliance, 'colour.grading-suite.hdr', 'mix.atmos.home');
    await expectSeen(guest, stewards, 'closed');

    const { membership } = await invite(steward, alliance, guest);
    await expectSeen(guest, stewards, 'closed');
    await act(guest, 'respondToInvitation', { membershipId: membership.id, accept: true });
    const guests = await pool(guest, alliance, 'sound.adr-booth', 'editorial.editor');

    const both = async (as: 'open' | 'closed') => {
      await expectSeen(guest, stewards, as);
      await expectSeen(steward, guests, as);
      await expectSeen(outsider, [...stewards, ...guests], 'closed');
    };
    await both('open');
    for (const [by, close, open, of] of [
      [steward, 'suspendMember', 'reinstateMember', { membershipId: membership.id }],
      [admin, 'suspendAlliance', 'reinstateAlliance', { id: alliance }],
    ] as const) {
      await act(by, close, { ...of, reason: 'Unpaid bills.' });
      await both('closed');
      await act(by, open, { ...of, reason: 'Paid.' });
      await both('open');
    }
    await act(guest, 'leaveAlliance', { allianceId: alliance });
    await both('closed');
  });
});
