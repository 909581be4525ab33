import { codes, freshKey } from '../world/client';
import { aRoom, defaultWindow, type Person } from '../world/people';
import { World } from '../world/world';
import { within as untilWithin } from './eventually';

let world: World;
let house: Person;
let producer: Person;
beforeAll(async () => {
  world = await World.start();
  [house, producer] = await Promise.all([world.house(), world.producer()]);
});
afterAll(() => world.close());

const period = { start: '2031-03-10T08:00:00Z', end: '2031-03-12T17:00:00Z' };
const seen = `query ($id: ID!, $within: PeriodInput!) { resource(id: $id) {
  name kind units rates { audience per amount { amountMinor } } capacity(within: $within) { period { start end } units }
  claims { capability { code } standing attributes { attribute values } } facility { name city timeZone } } }`;
const within = { start: defaultWindow[0], end: defaultWindow[1] };
const read = (id: string) => ({ id, within });

describe('what a house lists', () => {
  it('is told to others piece by piece, and to nobody before it has a rate for them', async () => {
    const site = { name: 'Quay', city: 'Lyon', country: 'FR', timeZone: 'Europe/Paris', idempotencyKey: freshKey() };
    const { facility } = await house.did('createFacility', 'CreateFacilityInput', site, 'facility { id }');
    const key = freshKey();
    const listing = { facilityId: facility.id, name: 'Mix 1', kind: 'ROOM', units: 2, idempotencyKey: key };
    const { resource } = await house.did('addResource', 'AddResourceInput', listing, 'resource { id }');
    const again = await house.did('addResource', 'AddResourceInput', listing, 'resource { id }');
    expect(again.resource.id).toBe(resource.id);
    const other = await house.do('addResource', 'AddResourceInput', { ...listing, units: 3 }, 'resource { id }');
    expect([other.resource, codes(other)]).toEqual([null, ['KEY_REUSED']]);
    expect(await producer.ask(seen, read(resource.id))).toEqual({ resource: null });

    const rate = { resourceId: resource.id, audience: 'EVERYONE', per: 'DAY', idempotencyKey: freshKey() };
    const amount = { amountMinor: 80_000, currency: 'EUR' };
    await house.did('setRate', 'SetRateInput', { ...rate, amount }, 'resource { id }');
    const claims = [{ capability: 'mix.atmos.home', attributes: [{ attribute: 'channels', values: ['7.1.4'] }] }];
    const claimed = { resourceId: resource.id, claims, idempotencyKey: freshKey() };
    await house.did('claimCapabilities', 'ClaimCapabilitiesInput', claimed, 'resource { id }');
    const capacity = { resourceId: resource.id, periods: [period], units: 2, idempotencyKey: freshKey() };
    const published = await house.did('publishCapacity', 'PublishCapacityInput', capacity, 'windows { id units }');
    expect(published.windows).toMatchObject([{ units: 2 }]);

    expect(await producer.ask(seen, read(resource.id))).toEqual({
      resource: {
        ...{ name: 'Mix 1', kind: 'ROOM', units: 2, capacity: [{ period, units: 2 }] },
        rates: [{ audience: 'EVERYONE', per: 'DAY', amount: { amountMinor: '80000' } }],
        claims: [
          { capability: { code: 'mix.atmos.home' }, standing: 'SELF_DECLARED', attributes: claims[0]?.attributes },
        ],
        facility: { name: 'Quay', city: 'Lyon', timeZone: 'Europe/Paris' },
      },
    });
  });

  it('is gone for who had only the rate that is removed, and still there for the house', async () => {
    const room = await aRoom(house);
    const { resource } = await house.ask('query ($id: ID!) { resource(id: $id) { rates { id } } }', { id: room.id });
    expect((await producer.ask(seen, read(room.id))).resource).not.toBeNull();
    const removal = { resourceId: room.id, rateId: resource.rates[0].id, idempotencyKey: freshKey() };
    const { resource: left } = await house.did('removeRate', 'RemoveRateInput', removal, 'resource { rates { id } }');
    expect(left.rates).toEqual([]);
    expect(await producer.ask(seen, read(room.id))).toEqual({ resource: null });
    expect((await house.ask(seen, read(room.id))).resource).not.toBeNull();
  });

  it('is changed by nobody else', async () => {
    const room = await aRoom(house);
    const stranger = await world.house();
    const capacity = { resourceId: room.id, periods: [{ ...period, start: period.end, end: '2031-04-20T00:00:00Z' }] };
    const published = { ...capacity, units: 1, idempotencyKey: freshKey() };
    const refused = await stranger.do('publishCapacity', 'PublishCapacityInput', published, 'resource { id }');
    expect(codes(refused)).toHaveLength(1);
    expect(
      (await house.ask(seen, { id: room.id, within: { start: period.end, end: '2031-05-01T00:00:00Z' } })).resource
        .capacity,
    ).toMatchObject([{ period: within }]);
  });
});

describe('what a house changes of its time', () => {
  it('reaches the search of others, and is undone as one act', async () => {
    const room = await aRoom(house, { name: 'Foley stage Quarry' });
    const filter = { capability: 'colour', text: 'quarry', period };
    const found = async () => {
      const query = 'query ($filter: CapacityFilter!) { searchCapacity(filter: $filter) { totalCount } }';
      return (await producer.ask(query, { filter })).searchCapacity.totalCount as number;
    };
    const eventually = async (count: number) =>
      expect(await untilWithin(2000, found, (read) => read === count)).toBe(count);
    const act = async (name: string, type: string, input: object) =>
      house.did(name, type, { ...input, idempotencyKey: freshKey() }, 'change { id }');
    const undo = (id: string) =>
      house.ask(
        'mutation ($id: ID!, $key: String!) { undoChange(changeId: $id, idempotencyKey: $key) { change { undoneAt } } }',
        {
          ...{ id, key: freshKey() },
        },
      );
    await eventually(1);
    const { change } = await act('reshapeCapacity', 'ReshapeCapacityInput', {
      resourceIds: [room.id],
      periods: [period],
      units: 0,
    });
    await eventually(0);
    expect((await undo(change.id)).undoChange.change.undoneAt).not.toBeNull();
    await eventually(1);
    const kept = await house.did(
      'blockTime',
      'BlockTimeInput',
      { resourceIds: [room.id], periods: [period], note: 'Ours.', idempotencyKey: freshKey() },
      'blocks { id }',
    );
    await eventually(0);
    const [{ id: blockId }] = kept.blocks;
    const later = { start: '2031-03-20T08:00:00Z', end: '2031-03-20T09:00:00Z' };
    await act('moveBlock', 'MoveBlockInput', { blockId, period: later });
    await eventually(1);
    await act('releaseBlocks', 'ReleaseBlocksInput', { blockIds: [blockId] });
  });
});
