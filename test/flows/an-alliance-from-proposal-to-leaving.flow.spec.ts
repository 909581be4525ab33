import { codes, type Caller, freshKey } from '../world/client';
import { aRoom, type Person } from '../world/people';
import { World } from '../world/world';
import { setRate } from '../builders/cast';
import { act, invite, proposeAlliance } from '../builders/alliances';
import { within } from './eventually';

let world: World;
let steward: Person;
let guest: Person;
let outsider: Person;
let producer: Person;
let admin: Person;
beforeAll(async () => {
  world = await World.start();
  [steward, guest, outsider] = [
    await world.house('Lumen Post'),
    await world.house('Kestrel'),
    await world.house('Far'),
  ];
  [producer, admin] = [await world.producer(), await world.admin()];
});
afterAll(() => world.close());

const period = { start: '2031-03-10T08:00:00Z', end: '2031-03-10T17:00:00Z' };
const looked = `query ($room: ID!, $alliance: ID!, $filter: CapacityFilter!) {
  resource(id: $room) { rates { audience } }
  room: node(id: $room) { id }
  searchCapacity(filter: $filter) { edges { node { resource { id } price { amountMinor } } } facets { values { count } } }
  pool: node(id: $alliance) { ... on Alliance { resources { totalCount edges { node { id freeUnits(during: { start: "2031-03-10T08:00:00Z", end: "2031-03-10T17:00:00Z" }) } } } } } }`;

type Found = {
  readonly node: { readonly resource: { readonly id: string }; readonly price: { readonly amountMinor: string } };
};

/** What somebody sees of a room: by its id, as a node, in search and at which price, in the pool. */
async function seen(caller: Caller, room: string, alliance: string) {
  const filter = { capability: 'colour', period };
  const { resource, room: node, searchCapacity, pool } = await caller.ask(looked, { room, alliance, filter });
  const found = (searchCapacity.edges as readonly Found[]).find((edge) => edge.node.resource.id === room);
  const pooled: readonly { readonly node: { readonly id: string } }[] = pool?.resources?.edges ?? [];
  return {
    ...{ byId: resource !== null, node: node !== null, price: found?.node.price.amountMinor ?? null },
    pooled: pooled.some((edge) => edge.node.id === room),
  };
}
const all = { byId: true, node: true, price: '60000', pooled: true };
const nothing = { byId: false, node: false, price: null, pooled: false };

/** What somebody sees within a second: what happens in one service is known in the others by then. */
const soon = (caller: Caller, room: string, alliance: string, wanted: object) =>
  within(
    1000,
    () => seen(caller, room, alliance),
    (found) => JSON.stringify(found) === JSON.stringify(wanted),
  );

/** A room kept for an alliance by a house that is in it. */
async function kept(house: Person, alliance: string): Promise<string> {
  const { id } = await aRoom(house, { pricePerDay: null });
  const amount = { amountMinor: 60_000, currency: 'EUR' };
  const input = { resourceId: id, audience: 'ALLIANCE', audienceId: alliance, amount, per: 'DAY' };
  await house.did('setRate', 'SetRateInput', { ...input, idempotencyKey: freshKey() }, 'resource { id }');
  return id;
}

describe('an alliance', () => {
  it('is proposed, approved, joined and left; what its houses keep for each other opens and closes with that, both ways', async () => {
    // Proposed: its founder and admins know of it, and it opens nothing.
    const alliance = await proposeAlliance(steward, 'North');
    const known = (caller: Caller) => caller.ask('query ($id: ID!) { node(id: $id) { id } }', { id: alliance });
    const knows = async () =>
      (await Promise.all([steward, admin, guest, producer, world.visitor].map(known))).map(({ node }) => node !== null);
    expect(await knows()).toEqual([true, true, false, false, false]);
    const { alliances } = await admin.ask(`{ alliances(status: [PROPOSED]) { totalCount edges { node {
      id name charter status viewerMoves memberships { edges { node { role status organisation { name } } } } } } } }`);
    expect(alliances.edges).toEqual([
      {
        node: {
          ...{
            id: alliance,
            name: 'North',
            charter: 'Rooms at cost.',
            status: 'PROPOSED',
            viewerMoves: ['APPROVE', 'REFUSE'],
          },
          memberships: {
            edges: [{ node: { role: 'STEWARD', status: 'ACTIVE', organisation: { name: 'Lumen Post' } } }],
          },
        },
      },
    ]);
    expect(codes(await invite(steward, alliance, guest))).toEqual(['WRONG_STATUS']);

    // Approved: whoever is signed in knows of it; its steward keeps a room for members to come.
    expect((await act(admin, 'approveAlliance', { id: alliance, reason: 'Fair terms.' })).alliance.status).toBe(
      'ACTIVE',
    );
    expect(await knows()).toEqual([true, true, true, true, false]);
    const stewards = await kept(steward, alliance);
    expect(await soon(steward, stewards, alliance, all)).toEqual(all);
    expect(await seen(guest, stewards, alliance)).toEqual(nothing);

    // Invited: the guest knows, and sees nothing yet.
    const { membership } = await invite(steward, alliance, guest);
    expect(membership).toMatchObject({ role: 'MEMBER', status: 'INVITED', organisation: { name: 'Kestrel' } });
    const { memberships } = await guest.ask('{ memberships { id status viewerMoves alliance { name charter } } }');
    expect(memberships).toEqual([
      {
        id: membership.id,
        status: 'INVITED',
        viewerMoves: ['ACCEPT', 'DECLINE'],
        alliance: { name: 'North', charter: 'Rooms at cost.' },
      },
    ]);
    expect(await seen(guest, stewards, alliance)).toEqual(nothing);

    // A member: sees what is kept for members, at their rate, and keeps something for them; nobody else sees either.
    await act(guest, 'respondToInvitation', { membershipId: membership.id, accept: true });
    const guests = await kept(guest, alliance);
    expect(await soon(guest, stewards, alliance, all)).toEqual(all);
    expect(await soon(steward, guests, alliance, all)).toEqual(all);
    for (const other of [outsider, producer, world.visitor, admin])
      expect([await seen(other, stewards, alliance), await seen(other, guests, alliance)]).toEqual([nothing, nothing]);
    const later = { start: '2031-03-17T08:00:00Z', end: '2031-03-17T17:00:00Z' };
    const lines = [{ resourceId: stewards, period: later }];
    const asked = await guest.did(
      'sendRequest',
      'SendRequestInput',
      { lines, idempotencyKey: freshKey() },
      'request { id lines { price { amountMinor } } }',
    );
    expect(asked.request.lines).toEqual([{ price: { amountMinor: '60000' } }]);

    // Suspended and reinstated, the member and then the alliance: closed and opened again, both ways.
    const unpaid = { membershipId: membership.id, reason: 'Unpaid bills.' };
    const paid = { ...unpaid, reason: 'Paid.' };
    const complaints = { id: alliance, reason: 'Complaints.' };
    const closings = [
      [() => act(steward, 'suspendMember', unpaid), () => act(steward, 'reinstateMember', paid)],
      [() => act(admin, 'suspendAlliance', complaints), () => act(admin, 'reinstateAlliance', complaints)],
    ] as const;
    // Who has asked for a room keeps sight of it by its id.
    const askedFor = { byId: true, node: true, price: null, pooled: false };
    for (const [close, open] of closings) {
      await close();
      expect(await soon(guest, stewards, alliance, askedFor)).toEqual(askedFor);
      expect(await soon(steward, guests, alliance, nothing)).toEqual(nothing);
      await open();
      expect(await soon(guest, stewards, alliance, all)).toEqual(all);
      expect(await soon(steward, guests, alliance, all)).toEqual(all);
    }

    // The last steward stays until there is another; then it leaves, and both sides are closed to each other.
    expect(codes(await act(steward, 'leaveAlliance', { allianceId: alliance }))).toEqual(['WRONG_STATUS']);
    await act(steward, 'appointSteward', { membershipId: membership.id, reason: 'Next in line.' });
    expect((await act(steward, 'leaveAlliance', { allianceId: alliance })).membership).toMatchObject({
      status: 'LEFT',
    });
    expect(await soon(steward, guests, alliance, nothing)).toEqual(nothing);
    expect(await soon(guest, stewards, alliance, askedFor)).toEqual(askedFor);
    expect((await steward.ask('{ memberships { id } }')).memberships).toEqual([]);
    await expect(setRate(steward, stewards, { audience: 'ALLIANCE', audienceId: alliance })).rejects.toThrow(
      'NOT_ALLOWED',
    );

    // The trail has it all, in order, with who, why and what was there before.
    const { audit } = await admin.ask(
      'query ($of: ID!) { audit(subjectId: $of, first: 50) { edges { node { act reason before actor { id } } } } }',
      { of: alliance },
    );
    type Entry = {
      readonly node: {
        readonly act: string;
        readonly reason: string | null;
        readonly actor: { readonly id: string };
        readonly before: string | null;
      };
    };
    const trail = (audit.edges as readonly Entry[]).map(({ node }) => node).reverse();
    const status = (before: string | null) => (before ? (JSON.parse(before) as { status: string }).status : null);
    expect(trail.map(({ act: name, reason, before, actor }) => [name, reason, status(before), actor.id])).toEqual([
      ['proposeAlliance', null, null, steward.account],
      ['approveAlliance', 'Fair terms.', 'PROPOSED', admin.account],
      ['inviteMember', null, null, steward.account],
      ['respondToInvitation', null, 'INVITED', guest.account],
      ['suspendMember', 'Unpaid bills.', 'ACTIVE', steward.account],
      ['reinstateMember', 'Paid.', 'SUSPENDED', steward.account],
      ['suspendAlliance', 'Complaints.', 'ACTIVE', admin.account],
      ['reinstateAlliance', 'Complaints.', 'SUSPENDED', admin.account],
      ['appointSteward', 'Next in line.', 'ACTIVE', steward.account],
      ['leaveAlliance', null, 'ACTIVE', steward.account],
    ]);
  });

  it('that is refused opens nothing, and its founder reads why', async () => {
    const alliance = await proposeAlliance(outsider, 'South');
    const { alliance: refused } = await act(admin, 'refuseAlliance', {
      id: alliance,
      reason: 'The charter names no terms.',
    });
    expect(refused.status).toBe('DISSOLVED');
    const { node } = await outsider.ask('query ($id: ID!) { node(id: $id) { ... on Alliance { status reason } } }', {
      id: alliance,
    });
    expect(node).toEqual({ status: 'DISSOLVED', reason: 'The charter names no terms.' });
    const room = await aRoom(outsider, { pricePerDay: null });
    // It has a place in it still, so the alliance exists for it; but nothing can be kept for its members.
    expect((await seen(outsider, room.id, alliance)).pooled).toBe(false);
    expect(codes(await act(admin, 'approveAlliance', { id: alliance, reason: 'After all.' }))).toEqual([
      'WRONG_STATUS',
    ]);
  });

  it('that a house declines is as if it had never been asked', async () => {
    const terms = { name: 'West', charter: 'Rooms at cost.', idempotencyKey: freshKey() };
    const proposed = await outsider.did('proposeAlliance', 'ProposeAllianceInput', terms, 'alliance { id }');
    const alliance: string = proposed.alliance.id;
    await act(admin, 'approveAlliance', { id: alliance, reason: 'Fair terms.' });
    const { membership } = await invite(outsider, alliance, steward);
    await act(steward, 'respondToInvitation', { membershipId: membership.id, accept: false });
    const { memberships } = await steward.ask('{ memberships { alliance { id } } }');
    expect(memberships).toEqual([]);
    const producers = { allianceId: alliance, organisationId: producer.organisation, idempotencyKey: freshKey() };
    const refused = await outsider.do('inviteMember', 'InviteMemberInput', producers, 'membership { id }');
    expect(codes(refused)).toEqual(['INVALID']);
  });
});
