import { isDeepStrictEqual } from 'node:util';
import { Client } from 'pg';
import { facilityChanged } from '#events/facilities';
import type { Viewer } from '#service/viewer/viewer';
import { actor, startSearch } from '../../../../test/builders/search';
import { within } from '../../../../test/flows/eventually';
import { ask, contextOf } from '../../../../test/world/ask';

let world: Awaited<ReturnType<typeof startSearch>>;
beforeAll(async () => void (world = await startSearch()));
afterAll(() => world.close());

const query = `query ($text: String!) { suggest(text: $text) {
  items { kind label context facility { id } resource { id } entry { id } place { name } } } }`;

const visitor = actor(null);

/** What is suggested to somebody, of everything but the taxonomy and the list of places. */
async function told(text: string, viewer: Viewer = visitor): Promise<readonly string[]> {
  const { suggest } = await ask(world.service, query, { text }, contextOf(viewer));
  return suggest.items
    .filter(({ kind }: { kind: string }) => /FACILITY|RESOURCE|ENTRY/.test(kind))
    .map(({ kind, label, context }: Record<string, string>) => `${kind} ${label}, ${context}`);
}

/** What comes by facts comes a moment later. */
async function soon(read: () => Promise<readonly string[]>, expected: readonly string[]): Promise<void> {
  expect(await within(5000, read, (is) => isDeepStrictEqual(is, expected))).toEqual(expected);
}

describe('the box', () => {
  it('knows what was there before it was first asked, and hears of what comes, moves and is renamed', async () => {
    const house = await world.house({ name: 'Quondam Sound', city: 'Lyon', country: 'FR' });
    await world.room(house, { name: 'Zephyr Stage' });
    expect(await told('quondm')).toEqual(['FACILITY Quondam Sound, Lyon, France']);
    expect(await told('zephyr')).toEqual(['RESOURCE Zephyr Stage, Quondam Sound']);

    await world.room(await world.house({ name: 'Xanthic Post', city: null, country: null }), { name: 'Zephyr Booth' });
    await soon(async () => (await told('zephyr booth')).slice(0, 1), ['RESOURCE Zephyr Booth, Xanthic Post']);
    await world.admin.query(`update facilities.facilities set name = 'Verdigris Sound' where id = $1`, [
      house.facility,
    ]);
    await world.tell(facilityChanged, house.facility);
    await soon(() => told('verdigris'), ['FACILITY Verdigris Sound, Lyon, France']);
    expect(await told('quondam')).toEqual(['FACILITY Verdigris Sound, Lyon, France']); // by its organisation
    expect(await told('zephyr s')).toContain('RESOURCE Zephyr Stage, Verdigris Sound');
  });

  it('tells of a house and its rooms to whom a rate opens them, and to allies of the house for as long as they are', async () => {
    const house = await world.house({ name: 'Obsidian Mix', city: null, country: null });
    const guest = await world.house();
    const ally = await world.house();
    const alliance = await world.alliance([house.organisation, ally.organisation]);
    await world.room(house, {
      name: 'Marmalade One',
      rates: [{ audience: 'ORGANISATION', audienceId: guest.organisation }],
    });
    await world.room(house, { name: 'Marmalade Two', rates: [{ audience: 'ALLIANCE', audienceId: alliance }] });
    const seen = async (organisation: string | null) => [
      ...(await told('obsidian', actor(organisation))),
      ...(await told('marmalade', actor(organisation))),
    ];
    const ofHouse = 'FACILITY Obsidian Mix, null';
    const [one, two] = ['RESOURCE Marmalade One, Obsidian Mix', 'RESOURCE Marmalade Two, Obsidian Mix'];
    await soon(() => seen(guest.organisation), [ofHouse, one]);
    await soon(() => seen(ally.organisation), [ofHouse, two]);
    expect(await seen(house.organisation)).toEqual([ofHouse, two]);
    expect(await seen(null)).toEqual([]);

    await world.setMembership(alliance, 'LEFT', ally.organisation);
    await soon(() => seen(ally.organisation), []);
    expect(await seen(guest.organisation)).toEqual([ofHouse, one]);
    await world.setAlliance(alliance, 'DISSOLVED');
    await soon(() => seen(house.organisation), [ofHouse]);
  });

  it('lists houses of the directory that have not joined, and those that have as what they are to who may see them', async () => {
    const house = await world.house({ name: 'Peregrine Pictures', city: null, country: null });
    const id = crypto.randomUUID();
    // Facilities tells of its entries by itself, which the builder's connection would keep it from.
    const registry = new Client({ connectionString: world.service.databaseUrl });
    await registry.connect();
    await registry.query(
      `insert into facilities.directory_entries (id, registry_code, name, name_folded, words, city, country, closed, credit)
       values ($1, 'PP1', 'Peregrine Film', 'peregrine film', ' peregrine film', 'Lyon', 'FR', false, 'a registry')`,
      [id],
    );
    const entry = 'DIRECTORY_ENTRY Peregrine Film, Lyon, France';
    await soon(() => told('peregrine'), [entry]);
    await registry.query('update facilities.directory_entries set claimed_by = $2 where id = $1', [
      id,
      house.organisation,
    ]);
    const own = actor(house.organisation);
    await soon(() => told('peregrine', own), ['FACILITY Peregrine Pictures, null']);
    expect(await told('peregrine')).toEqual([entry]);
    await registry.end();
  });
});
