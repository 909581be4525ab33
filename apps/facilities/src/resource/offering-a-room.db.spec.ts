import { newId } from '#kernel/ids';
import { instant } from '#kernel/instant';
import { type Viewer, visitor } from '#service/viewer/viewer';
import { startHouses, type Houses } from '../../../../test/builders/house';
import { ask, contextOf } from '../../../../test/world/ask';

let houses: Houses;
beforeAll(async () => {
  houses = await startHouses();
});
afterAll(() => houses.close());

const resourceFields =
  'resource { id name rates { id audience audienceId per amount { amountMinor currency } minimum leadTime } }';
const mutations = {
  createFacility: ['CreateFacilityInput', 'facility { id name timeZone latitude organisation { id } }'],
  addResource: ['AddResourceInput', 'resource { id name kind units facility { id } }'],
  publishCapacity: ['PublishCapacityInput', 'resource { id } windows { id units period { start end } }'],
  setRate: ['SetRateInput', resourceFields],
  removeRate: ['RemoveRateInput', resourceFields],
} as const;

async function call(viewer: Viewer, name: keyof typeof mutations, fields: object) {
  const [type, shape] = mutations[name];
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${shape} userErrors { code field } } }`;
  const input = { idempotencyKey: crypto.randomUUID(), ...fields };
  return (await ask(houses.service, query, { input }, contextOf(viewer)))[name];
}
const faults = (payload: { userErrors: { code: string; field: string[] | null }[] }) =>
  payload.userErrors.map(({ code, field }) => `${code} ${field?.slice(1).join('.') ?? ''}`.trim());

const site = { name: 'Lumen', timeZone: 'Europe/Paris' };
const hour = (from: number, to = from + 1) => ({
  start: `2031-03-04T${String(from).padStart(2, '0')}:00:00Z`,
  end: `2031-03-04T${String(to).padStart(2, '0')}:00:00Z`,
});
const euros = (amountMinor: number, currency = 'EUR') => ({ amountMinor, currency });

describe('opening a site', () => {
  it('keeps what was said, and shows it to its house', async () => {
    const house = houses.aHouse('SCHEDULER');
    const payload = await call(house, 'createFacility', { ...site, name: ' Lumen ', latitude: 45.76, longitude: 4.83 });
    expect(payload).toMatchObject({
      facility: { name: 'Lumen', timeZone: 'Europe/Paris', latitude: 45.76, organisation: { id: house.organisation } },
      userErrors: [],
    });
  });

  it('is for owners and schedulers of post houses', async () => {
    const admin: Viewer = { ...visitor, account: newId('account', instant(0)), isAdmin: true };
    for (const who of [houses.aHouse('VIEWER'), houses.aProducer(), admin])
      expect(faults(await call(who, 'createFacility', site))).toEqual(['NOT_ALLOWED']);
  });

  it('names every fault of the form', async () => {
    const bad = { name: '', city: 'x'.repeat(201), timeZone: 'europe/paris', latitude: 91 };
    expect(faults(await call(houses.aHouse(), 'createFacility', bad))).toEqual([
      ...['INVALID name', 'TOO_LONG city', 'INVALID timeZone', 'OUT_OF_RANGE latitude', 'INVALID longitude'],
    ]);
  });

  it('happens once for a key, and is refused for another site under it', async () => {
    const house = houses.aHouse();
    const same = { ...site, idempotencyKey: 'one' };
    const [first, second] = [await call(house, 'createFacility', same), await call(house, 'createFacility', same)];
    expect(second.facility.id).toBe(first.facility.id);
    expect(faults(await call(house, 'createFacility', { ...same, name: 'Other' }))).toEqual([
      'KEY_REUSED idempotencyKey',
    ]);
    expect(faults(await call(house, 'createFacility', { ...same, idempotencyKey: '' }))).toEqual([
      'INVALID idempotencyKey',
    ]);
  });

  it('remembers a refusal with its key', async () => {
    const house = houses.aHouse();
    const bad = { ...site, name: '', idempotencyKey: 'two' };
    expect(faults(await call(house, 'createFacility', bad))).toEqual(['INVALID name']);
    expect(faults(await call(house, 'createFacility', bad))).toEqual(['INVALID name']);
    expect(faults(await call(house, 'createFacility', { ...bad, name: 'Lumen' }))).toEqual([
      'KEY_REUSED idempotencyKey',
    ]);
  });
});

describe('listing a resource', () => {
  it('is told apart: hidden sites do not exist, visible ones of others are not one’s own', async () => {
    const house = houses.aHouse();
    const [hidden, open] = [await houses.aFacility(house), await houses.aFacility(house)];
    await houses.aRoom(house, { facility: open });
    const listing = { name: 'Suite', kind: 'ROOM', units: 1 };
    const other = houses.aHouse();
    expect(faults(await call(other, 'addResource', { ...listing, facilityId: hidden }))).toEqual([
      'NOT_FOUND facilityId',
    ]);
    expect(faults(await call(other, 'addResource', { ...listing, facilityId: 'x' }))).toEqual(['NOT_FOUND facilityId']);
    expect(faults(await call(other, 'addResource', { ...listing, facilityId: open }))).toEqual(['NOT_ALLOWED']);
    const viewer = { ...house, role: 'VIEWER' as const };
    expect(faults(await call(viewer, 'addResource', { ...listing, facilityId: hidden }))).toEqual(['NOT_ALLOWED']);
    const bad = { ...listing, name: ' ', units: 1_000_001, facilityId: open };
    expect(faults(await call(house, 'addResource', bad))).toEqual(['INVALID name', 'OUT_OF_RANGE units']);
    expect(await call(house, 'addResource', { ...listing, facilityId: open })).toMatchObject({
      resource: { name: 'Suite', kind: 'ROOM', units: 1, facility: { id: open } },
    });
  });
});

describe('publishing capacity', () => {
  it('adds all windows or none', async () => {
    const house = houses.aHouse();
    const resourceId = await houses.aRoom(house, { units: 2, window: null });
    const published = await call(house, 'publishCapacity', { resourceId, units: 2, periods: [hour(12), hour(9)] });
    expect(published.windows.map((one: { period: object }) => one.period)).toEqual([hour(9), hour(12)]);
    const overlapping = { resourceId, units: 1, periods: [hour(14), hour(8, 10), hour(15, 17), hour(16, 18)] };
    expect(faults(await call(house, 'publishCapacity', overlapping))).toEqual([
      ...['WINDOWS_OVERLAP periods.1', 'WINDOWS_OVERLAP periods.3'],
    ]);
    const beside = { resourceId, units: 1, periods: [hour(10, 12)] };
    expect(faults(await call(house, 'publishCapacity', beside))).toEqual([]);
    const query =
      'query ($id: ID!, $p: PeriodInput!) { resource(id: $id) { capacity(within: $p) { units } freeUnits(during: $p) } }';
    const { resource } = await ask(houses.service, query, { id: resourceId, p: hour(9, 13) }, contextOf(house));
    expect(resource).toEqual({ capacity: [{ units: 2 }, { units: 1 }, { units: 2 }], freeUnits: 1 });
  });

  it('refuses what makes no sense, all of it at once', async () => {
    const house = houses.aHouse();
    const resourceId = await houses.aRoom(house, { window: null });
    const publish = (units: number, periods: object[]) =>
      call(house, 'publishCapacity', { resourceId, units, periods });
    expect(faults(await publish(1, []))).toEqual(['INVALID periods']);
    expect(faults(await publish(1, Array(501).fill(hour(9))))).toEqual(['TOO_LONG periods']);
    expect(faults(await publish(0, [hour(9), { start: hour(9).end, end: hour(9).start }]))).toEqual([
      ...['PERIOD_REVERSED periods.1', 'OUT_OF_RANGE units'],
    ]);
    const past = { start: '2020-01-01T00:00:00Z', end: '2020-01-02T00:00:00Z' };
    expect(faults(await publish(2, [past, hour(9)]))).toEqual(['UNITS_EXCEEDED units', 'IN_PAST periods.0']);
  });

  it('takes overlapping windows of two hands at once from one of them', async () => {
    const house = houses.aHouse();
    const resourceId = await houses.aRoom(house, { window: null });
    const hands = Array.from({ length: 8 }, () =>
      call(house, 'publishCapacity', { resourceId, units: 1, periods: [hour(9)] }),
    );
    const answers = await Promise.all(hands);
    expect(answers.flatMap(faults)).toEqual(Array(7).fill('WINDOWS_OVERLAP periods.0'));
  });
});

describe('setting a rate', () => {
  it('replaces the one of the same audience and unit, and keeps to one currency', async () => {
    const house = houses.aHouse();
    const resourceId = await houses.aRoom(house, { rate: null });
    const rate = {
      resourceId,
      audience: 'EVERYONE',
      per: 'DAY',
      amount: euros(95_000),
      minimum: 'P2D',
      leadTime: 'PT48H',
    };
    const first = await call(house, 'setRate', rate);
    expect(first.resource.rates).toMatchObject(
      [{ ...rate.amount, amount: { amountMinor: '95000' }, minimum: 'P2D', leadTime: 'PT48H' }].map(
        ({ amount, minimum, leadTime }) => ({ amount, minimum, leadTime }),
      ),
    );
    const dollars = await call(house, 'setRate', { ...rate, amount: euros(90_000, 'USD') });
    expect(dollars.resource.rates).toMatchObject([{ id: first.resource.rates[0].id, amount: { currency: 'USD' } }]);
    const hourly = { ...rate, per: 'HOUR', minimum: null };
    expect(faults(await call(house, 'setRate', hourly))).toEqual(['MIXED_CURRENCY amount.currency']);
  });

  it('shows what it did, also where one call does several things', async () => {
    const house = houses.aHouse();
    const resourceId = await houses.aRoom(house, { rate: null });
    const query = `mutation ($one: SetRateInput!, $two: SetRateInput!) {
      one: setRate(input: $one) { resource { rates { per } } } two: setRate(input: $two) { resource { rates { per } } } }`;
    const rate = (per: string) => ({ resourceId, audience: 'EVERYONE', per, amount: euros(1), idempotencyKey: per });
    const answer = await ask(houses.service, query, { one: rate('DAY'), two: rate('HOUR') }, contextOf(house));
    expect(answer.one.resource.rates).toEqual([{ per: 'DAY' }]);
    expect(answer.two.resource.rates).toEqual([{ per: 'DAY' }, { per: 'HOUR' }]);
  });

  it('refuses audiences that make no sense', async () => {
    const house = houses.aHouse();
    const resourceId = await houses.aRoom(house, { rate: null });
    const rate = { resourceId, per: 'DAY', amount: euros(1) };
    const audience = async (audience: string, audienceId?: string) =>
      faults(await call(house, 'setRate', { ...rate, audience, audienceId }));
    const organisation = newId('organisation', instant(0));
    expect(await audience('EVERYONE', organisation)).toEqual(['INVALID audienceId']);
    expect(await audience('ALLIANCE')).toEqual(['INVALID audienceId']);
    expect(await audience('ALLIANCE', organisation)).toEqual(['NOT_FOUND audienceId']);
    expect(await audience('ORGANISATION', organisation)).toEqual(['NOT_FOUND audienceId']);
    expect(await audience('ALLIANCE', newId('alliance', instant(0)))).toEqual(['NOT_FOUND audienceId']);
    const bad = { ...rate, audience: 'EVERYONE', amount: euros(-1), minimum: 'P1Y', leadTime: 'PT0S' };
    expect(faults(await call(house, 'setRate', bad))).toEqual([
      ...['OUT_OF_RANGE amount.amountMinor', 'INVALID minimum', 'INVALID leadTime'],
    ]);
  });

  it('is undone by removing it, once', async () => {
    const house = houses.aHouse();
    const resourceId = await houses.aRoom(house);
    const [other, stranger] = [houses.aHouse(), await houses.aRoom(houses.aHouse())];
    const query = 'query ($id: ID!) { resource(id: $id) { rates { id } } }';
    const { resource } = await ask(houses.service, query, { id: resourceId }, contextOf(house));
    const rateId = resource.rates[0].id as string;
    expect(faults(await call(other, 'removeRate', { resourceId, rateId }))).toEqual(['NOT_ALLOWED']);
    expect(faults(await call(house, 'removeRate', { resourceId: stranger, rateId }))).toEqual(['NOT_ALLOWED']);
    expect((await call(house, 'removeRate', { resourceId, rateId })).resource.rates).toEqual([]);
    expect(faults(await call(house, 'removeRate', { resourceId, rateId }))).toEqual(['NOT_FOUND rateId']);
    expect(faults(await call(other, 'removeRate', { resourceId, rateId }))).toEqual(['NOT_FOUND resourceId']);
  });
});
