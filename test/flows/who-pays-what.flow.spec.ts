import { act, invite } from '../builders/alliances';
import { type Caller, freshKey } from '../world/client';
import { aRoom, type Person } from '../world/people';
import { World } from '../world/world';
import { within } from './eventually';

let world: World;
let house: Person;
let producer: Person;
beforeAll(async () => {
  world = await World.start();
  [house, producer] = await Promise.all([world.house(), world.producer()]);
});
afterAll(() => world.close());

const period = { start: '2031-03-10T08:00:00Z', end: '2031-03-10T17:00:00Z' };
const found = `query ($filter: CapacityFilter!) { searchCapacity(filter: $filter) {
  edges { node { resource { id } price { amountMinor } } } } }`;
const seen =
  'query ($id: ID!) { resource(id: $id) { rates { audience amount { amountMinor } } } node(id: $id) { id } }';

/** What somebody pays for the room, as search says it; null where it is not offered to them. */
async function priceOf(room: string, caller: Caller): Promise<string | null> {
  const { searchCapacity } = await caller.ask(found, { filter: { capability: 'colour', period } });
  const edge = searchCapacity.edges.find(({ node }: any) => node.resource.id === room); // eslint-disable-line @typescript-eslint/no-explicit-any -- an answer of the API
  return edge?.node.price.amountMinor ?? null;
}

const setRate = (resourceId: string, audience: string, audienceId: string | null, amountMinor: number) =>
  house.did(
    'setRate',
    'SetRateInput',
    {
      ...{ resourceId, audience, audienceId, amount: { amountMinor, currency: 'EUR' }, per: 'DAY' },
      idempotencyKey: freshKey(),
    },
    'resource { rates { id audience } }',
  );

/** The house invites, the member accepts. */
async function admit(allianceId: string, member: Person): Promise<void> {
  const { membership } = await invite(house, allianceId, member);
  await act(member, 'respondToInvitation', { membershipId: membership.id, accept: true });
}

describe('a rate for an alliance', () => {
  it('opens a room to a member within a second of joining, and closes it within a second of leaving', async () => {
    const room = await aRoom(house, { pricePerDay: null });
    const alliance = await world.alliance(house);
    await setRate(room.id, 'ALLIANCE', alliance, 60_000);
    const friend = await world.house();
    expect([await priceOf(room.id, friend), await friend.ask(seen, { id: room.id })]).toEqual([
      null,
      { resource: null, node: null },
    ]);

    await admit(alliance, friend);
    const opened = await within(
      1000,
      () => priceOf(room.id, friend),
      (price) => price !== null,
    );
    expect(opened).toBe('60000');
    const rates = [{ audience: 'ALLIANCE', amount: { amountMinor: '60000' } }];
    const known = await within(
      1000,
      () => friend.ask(seen, { id: room.id }),
      ({ resource, node }) => resource !== null && node !== null,
    );
    expect(known).toEqual({ resource: { rates }, node: { id: room.id } });
    for (const caller of [producer, world.visitor, await world.house()]) {
      expect(await priceOf(room.id, caller)).toBeNull();
      expect(await caller.ask(seen, { id: room.id })).toEqual({ resource: null, node: null });
    }

    await act(friend, 'leaveAlliance', { allianceId: alliance });
    const closed = await within(
      1000,
      () => priceOf(room.id, friend),
      (price) => price === null,
    );
    expect(closed).toBeNull();
    const gone = await within(
      1000,
      () => friend.ask(seen, { id: room.id }),
      // Two parts of one question, each asked at a moment of its own.
      ({ resource, node }) => resource === null && node === null,
    );
    expect(gone).toEqual({ resource: null, node: null });
  });

  it('is paid where it is lower than the rate for everyone, in a search and in a request', async () => {
    const room = await aRoom(house, { pricePerDay: 95_000 });
    const friend = await world.house();
    const alliance = await world.alliance(house, friend);
    await setRate(room.id, 'ALLIANCE', alliance, 60_000);
    expect(await priceOf(room.id, friend)).toBe('60000');
    expect(await priceOf(room.id, producer)).toBe('95000');
    const lines = [{ resourceId: room.id, period }];
    const fields = 'request { lines { price { amountMinor } } }';
    const sent = await friend.did('sendRequest', 'SendRequestInput', { lines, idempotencyKey: freshKey() }, fields);
    expect(sent.request.lines).toEqual([{ price: { amountMinor: '60000' } }]);
  });

  it('is not set for an alliance the house is not in', async () => {
    const room = await aRoom(house);
    const others = await world.alliance(await world.house());
    await expect(setRate(room.id, 'ALLIANCE', others, 60_000)).rejects.toThrow('NOT_ALLOWED');
  });
});

describe('a rate for a partner', () => {
  it('opens a room to that organisation alone, until it is removed', async () => {
    const room = await aRoom(house, { pricePerDay: null });
    const { resource } = await setRate(room.id, 'ORGANISATION', producer.organisation, 70_000);
    expect(await priceOf(room.id, producer)).toBe('70000');
    const other = await world.producer();
    expect([await priceOf(room.id, other), await priceOf(room.id, world.visitor)]).toEqual([null, null]);
    expect(await other.ask(seen, { id: room.id })).toEqual({ resource: null, node: null });

    const removal = { resourceId: room.id, rateId: resource.rates[0].id, idempotencyKey: freshKey() };
    await house.did('removeRate', 'RemoveRateInput', removal, 'resource { id }');
    expect(await priceOf(room.id, producer)).toBeNull();
    expect(await producer.ask(seen, { id: room.id })).toEqual({ resource: null, node: null });
  });
});

describe('a price with uplifts', () => {
  it('is one price: where it is explained, where it is found, and where it is asked for and cancelled', async () => {
    const room = await aRoom(house, { pricePerDay: null });
    const rate = {
      resourceId: room.id,
      audience: 'EVERYONE',
      amount: { amountMinor: 10_000, currency: 'EUR' },
      per: 'HOUR',
    };
    const terms = { weekendUplift: 50, cancellation: [{ notice: 'P30D', percent: 20 }] };
    await house.did('setRate', 'SetRateInput', { ...rate, ...terms, idempotencyKey: freshKey() }, 'resource { id }');
    // 2031-03-08 is a Saturday.
    const during = { start: '2031-03-08T08:00:00Z', end: '2031-03-08T10:00:00Z' };
    const costs =
      'query ($id: ID!, $during: PeriodInput!) { resource(id: $id) { price(during: $during) { total { amountMinor } } } }';
    expect((await producer.ask(costs, { id: room.id, during })).resource.price.total.amountMinor).toBe('30000');
    const filter = { capability: 'colour', period: during };
    const { searchCapacity } = await producer.ask(found, { filter });
    expect(searchCapacity.edges).toContainEqual({
      node: { resource: { id: room.id }, price: { amountMinor: '30000' } },
    });

    const fields =
      'request { id lines { price { amountMinor } } cancellationFee { totals { amountMinor currency } isDue } }';
    const ask = { lines: [{ resourceId: room.id, period: during }], idempotencyKey: freshKey() };
    const { request } = await producer.did('sendRequest', 'SendRequestInput', ask, fields);
    const fee = { totals: [{ amountMinor: '6000', currency: 'EUR' }], isDue: false };
    expect(request).toMatchObject({ lines: [{ price: { amountMinor: '30000' } }], cancellationFee: fee });
    const move = (by: Person, name: string) =>
      by.did(name, 'AnswerRequestInput', { requestId: request.id, idempotencyKey: freshKey() }, fields);
    await move(house, 'acceptRequest');
    await move(producer, 'confirmRequest');
    expect((await move(producer, 'cancelRequest')).request.cancellationFee).toEqual({ ...fee, isDue: true });
  });
});

describe('exchange rates', () => {
  it('are brought in by an admin and read by anyone, and change no price', async () => {
    const input = { csv: 'date,base,quote,rate\n2026-11-12,EUR,SEK,12.5', idempotencyKey: freshKey() };
    const admin = await world.admin();
    const brought = await admin.did('importExchangeRates', 'ImportExchangeRatesInput', input, 'imported unchanged');
    expect(brought).toMatchObject({ imported: 1, unchanged: 0 });
    const rates = '{ exchangeRates(to: "EUR", on: "2026-11-20") { from to rate on } }';
    expect((await world.visitor.ask(rates)).exchangeRates).toEqual([
      { from: 'SEK', to: 'EUR', rate: '0.08', on: '2026-11-12' },
    ]);
    const filter = { capability: 'colour', period, maxPrice: { amountMinor: 1, currency: 'SEK' } };
    expect((await producer.ask(found, { filter })).searchCapacity.edges).toEqual([]);
  });
});
