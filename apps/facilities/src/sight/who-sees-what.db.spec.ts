import { idOf, newId, uuidOf, type Id } from '#kernel/ids';
import { instant } from '#kernel/instant';
import { type Viewer, visitor } from '#service/viewer/viewer';
import { placedIn, startHouses, valueOf, type Houses } from '../../../../test/builders/house';
import { ask, contextOf } from '../../../../test/world/ask';

let houses: Houses;
beforeAll(async () => {
  houses = await startHouses();
});
afterAll(() => houses.close());

const day = '2031-03-04T09:00/18:00';
const period = { start: '2031-03-04T00:00:00Z', end: '2031-03-05T00:00:00Z' };
const admin: Viewer = { ...visitor, account: newId('account', instant(0)), isAdmin: true };
const hourly = { per: 'HOUR', amount: 1000, currency: 'EUR' } as const;

const everything = `query ($facility: ID!, $resource: ID!, $period: PeriodInput!) {
  facility(id: $facility) { id resources { totalCount edges { node { id } } } }
  resource(id: $resource) {
    id rates { audience } capacity(within: $period) { units } freeUnits(during: $period) commitments(within: $period) { state }
  }
  visibleNodes(ids: [$facility, $resource])
}`;

/** What a viewer gets of one house with one resource. */
async function seen(viewer: Viewer, facility: Id<'facility'>, resource: Id<'resource'>) {
  const answer = await ask(houses.service, everything, { facility, resource, period }, contextOf(viewer));
  return {
    facility: answer.facility !== null,
    listed: answer.facility?.resources.totalCount ?? 0,
    resource: answer.resource !== null,
    rates: answer.resource?.rates.length ?? 0,
    commitments: answer.resource?.commitments.map((one: { state: string }) => one.state) ?? [],
    nodes: answer.visibleNodes,
  };
}

const nothing = { facility: false, listed: 0, resource: false, rates: 0, commitments: [], nodes: [false, false] };

async function aHouseWith(rate: typeof hourly | null) {
  const house = houses.aHouse();
  const facility = await houses.aFacility(house);
  return { house, facility, room: await houses.aRoom(house, { facility, rate: rate && { ...rate } }) };
}

/** Members of a new alliance, as the facts of alliances would have told. */
async function anAlliance(
  members: readonly Viewer[],
  status = 'ACTIVE',
  membership = 'ACTIVE',
): Promise<Id<'alliance'>> {
  const id = newId('alliance', instant(Date.now()));
  await houses.admin.query('insert into alliances (id, name, status) values ($1, $2, $3)', [
    uuidOf(id),
    'Pool',
    status,
  ]);
  for (const { organisation } of members)
    await houses.admin.query(
      `insert into memberships (alliance_id, organisation_id, role, status) values ($1, $2, 'MEMBER', $3)`,
      [uuidOf(id), uuidOf(organisation ?? id), membership],
    );
  return id;
}

/** A rate for an audience, written as `setRate` would: here it is the sight that is tested. */
async function aRateFor(room: Id<'resource'>, audience: string, id: Id): Promise<void> {
  await houses.admin.query(
    `insert into rates (id, facility_id, resource_id, organisation_id, audience, audience_id, amount_minor, currency, per)
     select gen_random_uuid(), facility_id, id, organisation_id, $2, $3, 700, 'EUR', 'HOUR' from resources where id = $1`,
    [uuidOf(room), audience, uuidOf(id)],
  );
}

describe('a resource without a rate', () => {
  it('exists for its own house and for nobody else', async () => {
    const { house, facility, room } = await aHouseWith(null);
    const colleague = { ...house, account: newId('account', instant(0)), role: 'VIEWER' as const };
    const own = { facility: true, listed: 1, resource: true, rates: 0, commitments: [], nodes: [true, true] };
    expect(await seen(house, facility, room)).toEqual(own);
    expect(await seen(colleague, facility, room)).toEqual(own);
    for (const viewer of [visitor, houses.aProducer(), houses.aHouse()])
      expect(await seen(viewer, facility, room)).toEqual(nothing);
  });

  it('leaves its house visible to admins, but not itself', async () => {
    const { facility, room } = await aHouseWith(null);
    expect(await seen(admin, facility, room)).toEqual({ ...nothing, facility: true, nodes: [true, false] });
  });
});

describe('a rate', () => {
  it('for everyone opens the resource to visitors too', async () => {
    const { facility, room } = await aHouseWith(hourly);
    const open = { facility: true, listed: 1, resource: true, rates: 1, commitments: [], nodes: [true, true] };
    expect(await seen(visitor, facility, room)).toEqual(open);
    expect(await seen(houses.aProducer(), facility, room)).toEqual(open);
  });

  it('for one partner opens it to that one, who sees no other rate', async () => {
    const { house, facility, room } = await aHouseWith(null);
    const [partner, other] = [houses.aProducer(), houses.aProducer()];
    for (const who of [partner, other]) await aRateFor(room, 'ORGANISATION', who.organisation ?? room);
    const third = houses.aProducer();
    expect(await seen(partner, facility, room)).toMatchObject({ facility: true, listed: 1, resource: true, rates: 1 });
    expect(await seen(house, facility, room)).toMatchObject({ rates: 2 });
    expect(await seen(third, facility, room)).toEqual(nothing);
  });

  it('for an alliance opens it while viewer and house are both active in it, and it is active', async () => {
    const { house, facility, room } = await aHouseWith(null);
    const member = houses.aHouse();
    const alliance = await anAlliance([house, member]);
    await aRateFor(room, 'ALLIANCE', alliance);
    expect(await seen(member, facility, room)).toMatchObject({ listed: 1, resource: true, rates: 1 });
    expect(await seen(houses.aHouse(), facility, room)).toEqual(nothing);

    const suspend = (who: Viewer, status: string) =>
      houses.admin.query('update memberships set status = $2 where organisation_id = $1', [
        uuidOf(who.organisation ?? room),
        status,
      ]);
    for (const who of [member, house]) {
      await suspend(who, 'SUSPENDED');
      expect(await seen(member, facility, room)).toEqual(nothing);
      await suspend(who, 'ACTIVE');
    }
    await houses.admin.query(`update alliances set status = 'SUSPENDED' where id = $1`, [uuidOf(alliance)]);
    expect(await seen(member, facility, room)).toEqual(nothing);
  });
});

describe('fellows of an active alliance', () => {
  it('see the house, not what it has no rate for', async () => {
    const { house, facility, room } = await aHouseWith(null);
    const [fellow, invited] = [houses.aHouse(), houses.aHouse()];
    await anAlliance([house, fellow]);
    await anAlliance([house, invited], 'ACTIVE', 'INVITED');
    expect(await seen(fellow, facility, room)).toEqual({ ...nothing, facility: true, nodes: [true, false] });
    expect(await seen(invited, facility, room)).toEqual(nothing);
  });
});

describe('whoever has asked for a resource', () => {
  it('goes on seeing it, outside of lists and without its rates, when its rate is taken away', async () => {
    const { house, facility, room } = await aHouseWith(hourly);
    const who = houses.aProducer();
    placedIn(await houses.place(who, [{ room, period: day }]));
    await houses.admin.query('delete from rates where resource_id = $1', [uuidOf(room)]);
    const asked = { facility: true, listed: 0, resource: true, rates: 0, commitments: ['HELD'], nodes: [true, true] };
    expect(await seen(who, facility, room)).toEqual(asked);
    expect(await seen(houses.aProducer(), facility, room)).toEqual(nothing);
    expect(await seen(house, facility, room)).toMatchObject({ commitments: ['HELD'] });
    const again = await houses.place(who, [{ room, period: day }], { wait: true });
    expect(again).toMatchObject({ ok: false, refusals: [{ code: 'NO_RATE', field: ['lines', '0', 'resourceId'] }] });
  });

  it('sees its own pencils and nobody else’s', async () => {
    const { room } = await aHouseWith(hourly);
    const [mine, theirs] = [houses.aProducer(), houses.aProducer()];
    const [own] = placedIn(await houses.place(mine, [{ room, period: day }]));
    const [other] = placedIn(await houses.place(theirs, [{ room, period: day }], { wait: true }));
    const visible = async (viewer: Viewer) =>
      (
        await ask(
          houses.service,
          'query ($ids: [ID!]!) { visibleNodes(ids: $ids) }',
          { ids: [own, other] },
          contextOf(viewer),
        )
      ).visibleNodes;
    expect(await visible(mine)).toEqual([true, false]);
    expect(await visible(theirs)).toEqual([false, true]);
    expect(await visible(visitor)).toEqual([false, false]);
    expect(await visible(admin)).toEqual([false, false]);
  });
});

describe('an organisation', () => {
  it('is seen here by whoever sees a facility of it', async () => {
    const [open, closed] = [await aHouseWith(hourly), await aHouseWith(null)];
    const ids = [open.house.organisation, closed.house.organisation, houses.aHouse().organisation];
    const seenBy = async (viewer: Viewer) => {
      const query = 'query ($ids: [ID!]!) { visibleNodes(ids: $ids) }';
      return (await ask(houses.service, query, { ids }, contextOf(viewer))).visibleNodes;
    };
    expect(await seenBy(visitor)).toEqual([true, false, false]);
    expect(await seenBy(closed.house)).toEqual([true, true, false]);
    expect(await seenBy(admin)).toEqual([true, true, false]);
  });
});

describe('a reference from another service', () => {
  const entities = `query ($of: [_Any!]!, $period: PeriodInput!) { _entities(representations: $of) {
    ... on Resource { name units rates { id } capacity(within: $period) { id } freeUnits(during: $period) free(within: $period) { units }
      commitments(within: $period) { id } facility { name resources { totalCount } } }
    ... on Commitment { state rank period { start } }
    ... on Organisation { id facilities { totalCount } }
  } }`;
  const entity = async (viewer: Viewer, __typename: string, id: string) =>
    (await ask(houses.service, entities, { of: [{ __typename, id }], period }, contextOf(viewer)))._entities[0];

  it('shows name and place of a hidden resource, and none of what it offers', async () => {
    const { room } = await aHouseWith(null);
    expect(await entity(houses.aProducer(), 'Resource', room)).toEqual({
      ...{ name: 'Suite 1', units: 1, rates: [], capacity: [], freeUnits: 0, free: [], commitments: [] },
      facility: { name: 'Lumen Post', resources: { totalCount: 0 } },
    });
  });

  it('shows a commitment to both of its sides only', async () => {
    const { house, room } = await aHouseWith(hourly);
    const who = houses.aProducer();
    const [id = 'commitment_'] = placedIn(await houses.place(who, [{ room, period: day }]));
    for (const side of [who, house])
      expect(await entity(side, 'Commitment', id)).toMatchObject({ state: 'HELD', rank: 1 });
    expect(await entity(houses.aProducer(), 'Commitment', id)).toBeNull();
  });

  it('counts of an organisation only the facilities the viewer sees', async () => {
    const { house } = await aHouseWith(null);
    await houses.aRoom(house);
    const id = house.organisation ?? '';
    const count = async (viewer: Viewer) => (await entity(viewer, 'Organisation', id)).facilities.totalCount;
    expect([await count(house), await count(visitor), await count(admin)]).toEqual([2, 1, 2]);
  });

  it('answers null for what does not exist', async () => {
    const never = (type: 'resource' | 'commitment') => idOf(type, '00000000-0000-7000-8000-000000000000');
    expect(await entity(visitor, 'Resource', never('resource'))).toBeNull();
    expect(await entity(visitor, 'Resource', 'nonsense')).toBeNull();
    expect(await entity(visitor, 'Commitment', never('commitment'))).toBeNull();
  });
});

describe('a producer who asks for what it may not see', () => {
  it('is told that it does not exist, own resources and unknown ones alike', async () => {
    const { house, room } = await aHouseWith(null);
    const unknown = idOf('resource', crypto.randomUUID());
    const lines = [room, unknown].map((one) => ({ room: one, period: day }));
    const answer = await houses.place(houses.aProducer(), lines);
    expect(answer).toMatchObject({
      refusals: [
        { code: 'NOT_FOUND', field: ['lines', '0', 'resourceId'] },
        { code: 'NOT_FOUND', field: ['lines', '1', 'resourceId'] },
      ],
    });
    const own = await houses.place(house, [{ room, period: day }]);
    expect(own).toMatchObject({ refusals: [{ code: 'OWN_RESOURCE' }] });
    expect(() => valueOf(own)).toThrow('OWN_RESOURCE');
  });
});
