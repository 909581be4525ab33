import { newId, uuidOf, type Id } from '#kernel/ids';
import { instant } from '#kernel/instant';
import { type Viewer, visitor } from '#service/viewer/viewer';
import { startHouses, type Houses } from '../../../../test/builders/house';
import { statementsOf } from '../../../../test/builders/statements';
import { anAdmin } from '../../../../test/builders/viewers';
import { ask, contextOf } from '../../../../test/world/ask';

let houses: Houses;
beforeAll(async () => {
  houses = await startHouses();
});
afterAll(() => houses.close());

/** An alliance and its members, as the facts of alliances would have told. */
async function anAlliance(...members: readonly Viewer[]): Promise<Id<'alliance'>> {
  const id = newId('alliance', instant(Date.now()));
  await houses.admin.query(`insert into alliances (id, name, status) values ($1, 'Pool', 'ACTIVE')`, [uuidOf(id)]);
  for (const { organisation } of members)
    await houses.admin.query(
      `insert into memberships (alliance_id, organisation_id, role, status) values ($1, $2, 'MEMBER', 'ACTIVE')`,
      [uuidOf(id), organisation && uuidOf(organisation)],
    );
  return id;
}

const become = ({ organisation }: Viewer, alliance: Id<'alliance'>, status: string) =>
  houses.admin.query('update memberships set status = $3 where alliance_id = $1 and organisation_id = $2', [
    ...[uuidOf(alliance), organisation && uuidOf(organisation), status],
  ]);
const turn = (alliance: Id<'alliance'>, status: string) =>
  houses.admin.query('update alliances set status = $2 where id = $1', [uuidOf(alliance), status]);

/** A room with a rate for an audience: everyone, one organisation, one alliance, or nobody. */
async function aRoom(house: Viewer, audience: Id | 'EVERYONE' | null): Promise<Id<'resource'>> {
  const room = await houses.aRoom(house, { rate: null, window: '2031-03-04T00:00/2031-03-05T00:00' });
  if (audience !== null)
    await houses.admin.query(
      `insert into rates (id, facility_id, resource_id, organisation_id, audience, audience_id, amount_minor, currency, per)
       select gen_random_uuid(), facility_id, id, organisation_id, $2, $3, 700, 'EUR', 'DAY' from resources where id = $1`,
      [
        uuidOf(room),
        audience === 'EVERYONE' ? audience : (audience.split('_')[0] ?? '').toUpperCase(),
        audience === 'EVERYONE' ? null : uuidOf(audience),
      ],
    );
  return room;
}

const query = `query ($of: [_Any!]!, $first: Int, $after: String, $day: PeriodInput!) {
  _entities(representations: $of) { ... on Alliance { resources(first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node {
      id name facility { name } rates { audience } capacity(within: $day) { units } free(within: $day) { units } freeUnits(during: $day) } } } } } }`;
const day = { start: '2031-03-04T00:00:00Z', end: '2031-03-05T00:00:00Z' };

type Pool = {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly { readonly node: { readonly id: string; readonly freeUnits: number } & object }[];
};
async function pools(viewer: Viewer, ids: readonly Id<'alliance'>[], more: object = {}): Promise<readonly Pool[]> {
  const of = ids.map((id) => ({ __typename: 'Alliance', id }));
  const { _entities } = await ask(houses.service, query, { of, day, ...more }, contextOf(viewer));
  return _entities.map(({ resources }: { resources: Pool }) => resources);
}
/** The ids of what is pooled, sorted; the count agrees with them. */
async function pooled(viewer: Viewer, alliance: Id<'alliance'>): Promise<readonly string[]> {
  const [pool] = await pools(viewer, [alliance]);
  expect(pool?.totalCount).toBe(pool?.edges.length);
  return (pool?.edges ?? []).map(({ node }) => node.id).sort();
}

describe('what an alliance pools', () => {
  it('is what its houses offer to a member: to everyone, to the alliance, to that member alone', async () => {
    const [house, friend, outsider] = [houses.aHouse(), houses.aHouse(), houses.aHouse()];
    const alliance = await anAlliance(house, friend);
    const elsewhere = await anAlliance(house, outsider);
    const rooms = [
      await aRoom(house, 'EVERYONE'),
      await aRoom(house, alliance),
      await aRoom(house, friend.organisation),
      await aRoom(house, null),
      await aRoom(house, elsewhere),
    ] as const;
    await aRoom(outsider, 'EVERYONE');
    expect(await pooled(friend, alliance)).toEqual([rooms[0], rooms[1], rooms[2]].sort());
    // One's own too, as far as one shares them.
    expect(await pooled(house, alliance)).toEqual([rooms[0], rooms[1], rooms[4]].sort());
  });

  it('tells what is free and at which rate', async () => {
    const [house, friend] = [houses.aHouse(), houses.aHouse()];
    const alliance = await anAlliance(house, friend);
    const id = await aRoom(house, alliance);
    const [pool] = await pools(friend, [alliance]);
    expect(pool?.edges).toEqual([
      {
        node: {
          ...{ id, name: 'Suite 1', facility: { name: 'Lumen Post' }, rates: [{ audience: 'ALLIANCE' }] },
          ...{ capacity: [{ units: 1 }], free: [{ units: 1 }], freeUnits: 1 },
        },
      },
    ]);
  });

  it('is empty to whoever is not ACTIVE in it; an admin finds what is offered to everyone', async () => {
    const [house, friend] = [houses.aHouse(), houses.aHouse()];
    const alliance = await anAlliance(house, friend);
    const open = await aRoom(house, 'EVERYONE');
    const kept = await aRoom(house, alliance);
    const others = [houses.aHouse(), houses.aProducer(), visitor];
    expect(await Promise.all(others.map((viewer) => pooled(viewer, alliance)))).toEqual([[], [], []]);
    expect([await pooled(anAdmin(), alliance), await pooled(friend, alliance)]).toEqual([[open], [open, kept].sort()]);
    for (const status of ['INVITED', 'SUSPENDED', 'LEFT']) {
      await become(friend, alliance, status);
      // Neither side has a thing in common with the other any more.
      expect([await pooled(friend, alliance), await pooled(house, alliance)]).toEqual([[], [open, kept].sort()]);
      await become(friend, alliance, 'ACTIVE');
      await become(house, alliance, status);
      expect([await pooled(friend, alliance), await pooled(house, alliance)]).toEqual([[], []]);
      await become(house, alliance, 'ACTIVE');
    }
  });

  it('is nothing while the alliance is not ACTIVE, to admins either', async () => {
    const [house, friend] = [houses.aHouse(), houses.aHouse()];
    const alliance = await anAlliance(house, friend);
    await aRoom(house, alliance);
    await aRoom(house, 'EVERYONE');
    for (const status of ['PROPOSED', 'SUSPENDED', 'DISSOLVED']) {
      await turn(alliance, status);
      expect([
        await pooled(house, alliance),
        await pooled(friend, alliance),
        await pooled(anAdmin(), alliance),
      ]).toEqual([...[[], [], []]]);
    }
  });

  it('is read page by page, each room once', async () => {
    const house = houses.aHouse();
    const alliance = await anAlliance(house);
    const rooms: string[] = [];
    for (let made = 0; made < 5; made++) rooms.push(await aRoom(house, alliance));
    const read: string[] = [];
    let after: string | null = null;
    for (let more = true; more;) {
      const [page]: readonly (Pool | undefined)[] = await pools(house, [alliance], { first: 2, after });
      read.push(...(page?.edges ?? []).map(({ node }) => node.id));
      [more, after] = [page?.pageInfo.hasNextPage ?? false, page?.pageInfo.endCursor ?? null];
      expect(page?.totalCount).toBe(5);
    }
    expect(read).toEqual(rooms.sort());
    await expect(pools(house, [alliance], { after: 'stray' })).rejects.toMatchObject({
      extensions: { field: ['after'] },
    });
  });

  it('costs as many statements for many rooms of many alliances as for one', async () => {
    const [house, friend] = [houses.aHouse(), houses.aHouse()];
    const [north, south] = [await anAlliance(house, friend), await anAlliance(house, friend)];
    for (let made = 0; made < 3; made++) await aRoom(house, 'EVERYONE');
    const cost = async (ids: readonly Id<'alliance'>[], first: number) => {
      const sent = await statementsOf(async () => {
        await pools(friend, ids, { first });
      });
      // What readers of facts and the clock ask meanwhile is no part of it.
      return sent.flat().filter((one) => /with viewer|from facilities f|from unnest/.test(one)).length;
    };
    const one = await cost([north], 1);
    expect(one).toBeGreaterThan(4);
    expect(await cost([north, south], 3)).toBe(one);
  });
});
