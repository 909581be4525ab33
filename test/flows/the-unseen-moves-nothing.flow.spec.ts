import type { Caller } from '../world/client';
import { freshKey } from '../world/client';
import { aRoom, type Person } from '../world/people';
import { World } from '../world/world';

/** Everything a search says, cursors and all, in the words of one who reads on from the second hit. */
const search = `query ($filter: CapacityFilter!, $sort: CapacitySort, $after: String) {
  searchCapacity(filter: $filter, sort: $sort, first: 2, after: $after) {
    totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    facets { field values { value label count } } places { latitude longitude city country count }
    edges { cursor node { resource { id name facility { id name } } period { start end } unitsFree price { amountMinor currency }
      distanceKm reasons why { code message } lacks { code message } } } } }`;
const words = `query ($text: String!) {
  suggest(text: $text) { items { kind label context via facility { id } resource { id } } }
  understand(text: $text) { parts { text start end reading { part label } alternatives { part label } } leftOver { text } } }`;

const period = { start: '2031-03-03T08:00:00Z', end: '2031-03-05T17:00:00Z' };
const near = { latitude: 45.76, longitude: 4.84, withinKm: 100 };
const sorts = ['BEST', 'PRICE', 'DISTANCE', 'RATING', 'EARLIEST'];
const filters: readonly object[] = [
  { capability: 'colour', period },
  { capability: 'colour.grading-suite', period, kinds: ['ROOM'], countries: ['FR'] },
  { capability: 'colour', period: { ...period, end: '2031-03-29T00:00:00Z' }, duration: 'P2D' },
  { capability: 'colour', period, securityFloor: 'SELF_DECLARED' },
  { capability: 'colour.grading-suite.hdr', also: [{ capability: 'mix.near-field' }], period },
  { capability: 'colour', period, text: 'kestrel' },
];
const typed = ['kestrel', 'kestral', 'heron', 'heron grading lyon', 'suite'];

let world: World;
/** The houses that everybody sees, and one in an alliance with a hidden house. */
let kestrel: Person;
let friend: Person;
let stranger: Person;
let partner: Person;
let open: string;
let closed: string;

beforeAll(async () => {
  world = await World.start();
  [kestrel, friend, stranger] = [
    await world.house('Kestrel'),
    await world.house('Kestrel & Friends'),
    await world.house('Heron'),
  ];
  partner = await world.producer('Wren Pictures');
  open = await world.alliance(kestrel, friend);
  closed = await world.alliance(await world.house('Merlin'), stranger);
  const { facility } = await aRoom(kestrel, { name: 'Suite 2' });
  await aRoom(kestrel, { facility, name: 'Suite 1', pricePerDay: 80_000 });
  await aRoom(kestrel, { facility, name: 'Mix 1', claims: [{ capability: 'mix.near-field.room' }] });
  const pooled = await aRoom(kestrel, { facility, name: 'Suite 3', pricePerDay: null });
  await priced(kestrel, pooled.id, 'ALLIANCE', open);
  const partners = await aRoom(kestrel, { facility, name: 'Suite 4', pricePerDay: null });
  await priced(kestrel, partners.id, 'ORGANISATION', partner.organisation);
}, 60_000);
afterAll(() => world.close());

async function priced(owner: Person, resourceId: string, audience: string, audienceId: string): Promise<void> {
  const amount = { amountMinor: 1000, currency: 'EUR' };
  const input = { resourceId, audience, audienceId, amount, per: 'DAY', idempotencyKey: freshKey() };
  await owner.did('setRate', 'SetRateInput', input, 'resource { id }');
}

/** Rooms of houses that would stand first in every list, were they seen: cheaper, nearer, alike in name. */
async function plant(): Promise<void> {
  const hidden = { pricePerDay: null, name: 'Suite 0' };
  const { facility } = await aRoom(stranger, hidden);
  await aRoom(stranger, { ...hidden, facility, claims: [{ capability: 'mix.near-field.room' }] });
  await priced(stranger, (await aRoom(stranger, { ...hidden, facility })).id, 'ALLIANCE', closed);
  const other = await world.producer('Starling Films');
  await priced(stranger, (await aRoom(stranger, { ...hidden, facility })).id, 'ORGANISATION', other.organisation);
  // In the alliance of those who ask, but suspended there.
  const suspended = await world.house('Kestrel Heron');
  const room = await aRoom(suspended, hidden);
  await join(suspended);
  await priced(suspended, room.id, 'ALLIANCE', open);
  await suspend(suspended);
  // And in the very house that everybody sees.
  const { edges } = (await world.visitor.ask(search, { filter: filters[0], sort: 'BEST' })).searchCapacity;
  await aRoom(kestrel, { ...hidden, facility: edges[0].node.resource.facility.id });
}

async function join(house: Person): Promise<void> {
  const input = { allianceId: open, organisationId: house.organisation, idempotencyKey: freshKey() };
  const { membership } = await kestrel.did('inviteMember', 'InviteMemberInput', input, 'membership { id }');
  const accept = 'mutation ($id: ID!) { respondToInvitation(membershipId: $id, accept: true) { userErrors { code } } }';
  expect(await house.ask(accept, { id: membership.id })).toEqual({ respondToInvitation: { userErrors: [] } });
}

async function suspend(house: Person): Promise<void> {
  const places = 'memberships { edges { node { id organisation { id } } } }';
  const { edges } = (
    await kestrel.ask(`query ($id: ID!) { node(id: $id) { ... on Alliance { ${places} } } }`, { id: open })
  ).node.memberships;
  const own = edges.find(
    ({ node }: { node: { organisation: { id: string } } }) => node.organisation.id === house.organisation,
  );
  const act =
    'mutation ($id: ID!) { suspendMember(membershipId: $id, reason: "Unpaid bills.") { userErrors { code } } }';
  expect(await kestrel.ask(act, { id: own.node.id })).toEqual({ suspendMember: { userErrors: [] } });
}

/** Every page of every list, and what is said to half a name, as it is read. */
async function everythingSaid(guest: Caller): Promise<readonly string[]> {
  const said: string[] = [];
  for (const filter of filters)
    for (const sort of sorts) {
      const asked = sort === 'DISTANCE' ? { ...filter, near } : filter;
      for (let after: string | null = null; ;) {
        const data = await guest.ask(search, { filter: asked, sort, after });
        said.push(JSON.stringify({ filter, sort, after, data }));
        const { hasNextPage, endCursor } = data.searchCapacity.pageInfo;
        if (!hasNextPage) break;
        after = endCursor;
      }
    }
  for (const text of typed) said.push(JSON.stringify({ text, data: await guest.ask(words, { text }) }));
  return said;
}

it('what a viewer may not see moves no count, facet, order, place, cursor or suggestion of theirs', async () => {
  const guests = [world.visitor, friend, partner];
  const before = await Promise.all(guests.map(everythingSaid));
  const insider = await everythingSaid(stranger);
  await plant();
  const after = await Promise.all(guests.map(everythingSaid));
  expect(after).toEqual(before);
  // It is there for who may see it: the alliance of the stranger has its room.
  expect(await everythingSaid(stranger)).not.toEqual(insider);
}, 60_000);
