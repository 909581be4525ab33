import type { Id } from '#kernel/ids';
import type { Viewer } from '#service/viewer/viewer';
import { startHouses, type Houses } from '../../../../test/builders/house';
import { ask, contextOf } from '../../../../test/world/ask';

let houses: Houses;
beforeAll(async () => {
  houses = await startHouses();
});
afterAll(() => houses.close());

type Call = {
  readonly change: { readonly id: string; readonly summary: string; readonly canUndo: boolean } | null;
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null }[];
};
const faults = ({ userErrors }: Call) => userErrors.map(({ code, field }) => `${code} ${field?.join('.')}`);

async function setRates(who: Viewer, fields: object): Promise<Call> {
  const query = `mutation ($input: SetRatesInput!) { setRates(input: $input) {
    change { id summary canUndo } resources { id } userErrors { code field } } }`;
  const input = { audience: 'EVERYONE', per: 'DAY', idempotencyKey: crypto.randomUUID(), ...fields };
  return (await ask(houses.service, query, { input }, contextOf(who))).setRates;
}
async function setRate(who: Viewer, resourceId: Id<'resource'>, fields: object): Promise<void> {
  const query = `mutation ($input: SetRateInput!) { setRate(input: $input) { userErrors { code } } }`;
  const input = { resourceId, audience: 'EVERYONE', per: 'DAY', idempotencyKey: crypto.randomUUID(), ...fields };
  const { userErrors } = (await ask(houses.service, query, { input }, contextOf(who))).setRate;
  expect(userErrors).toEqual([]);
}
async function undo(who: Viewer, changeId: string | undefined): Promise<Call> {
  const query = `mutation ($id: ID!, $key: String!) {
    undoChange(changeId: $id, idempotencyKey: $key) { change { id summary canUndo } userErrors { code field } } }`;
  return (await ask(houses.service, query, { id: changeId, key: crypto.randomUUID() }, contextOf(who))).undoChange;
}
const of = (amountMinor: number, currency = 'EUR') => ({ amount: { amountMinor, currency } });

/** What a room costs, `EVERYONE DAY 900 EUR`, as its house sees it. */
async function rates(house: Viewer, room: Id<'resource'>): Promise<string[]> {
  const query =
    'query ($id: ID!) { resource(id: $id) { rates { audience per weekendUplift amount { amountMinor currency } } } }';
  const { resource } = await ask(houses.service, query, { id: room }, contextOf(house));
  return (
    resource.rates as readonly {
      audience: string;
      per: string;
      weekendUplift: number;
      amount: { amountMinor: string; currency: string };
    }[]
  ).map(
    ({ audience, per, weekendUplift, amount: { amountMinor, currency } }) =>
      `${audience} ${per} ${amountMinor} ${currency}${weekendUplift ? ` +${weekendUplift}` : ''}`,
  );
}
const isSeen = async (who: Viewer, room: Id<'resource'>) =>
  (await ask(houses.service, 'query ($id: ID!) { resource(id: $id) { id } }', { id: room }, contextOf(who)))
    .resource !== null;

/** Three rooms of one site: two that nobody sees, and one that costs everyone 900 a day. */
async function threeRooms() {
  const house = houses.aHouse('SCHEDULER');
  const facility = await houses.aFacility(house);
  const closed = [
    await houses.aRoom(house, { facility, rate: null }),
    await houses.aRoom(house, { facility, rate: null }),
  ];
  const open = await houses.aRoom(house, { facility, rate: null });
  await setRate(house, open, { ...of(900), weekendUplift: 25 });
  const [first, second] = closed as [Id<'resource'>, Id<'resource'>];
  return { house, facility, first, second, open, resourceIds: [first, open, second] };
}

describe('a rate for many resources', () => {
  it('opens and reprices them in one act, which is taken back as one', async () => {
    const { house, first, second, open, resourceIds } = await threeRooms();
    const producer = houses.aProducer();
    const set = await setRates(house, { resourceIds, ...of(1200) });
    expect(set.change).toMatchObject({ summary: 'A rate per day set on 3 resources', canUndo: true });
    for (const room of resourceIds) expect(await rates(house, room)).toEqual(['EVERYONE DAY 1200 EUR']);
    expect(await isSeen(producer, second)).toBe(true);
    expect(await undo(house, set.change?.id)).toMatchObject({ change: { canUndo: false }, userErrors: [] });
    expect(await Promise.all([first, open, second].map((room) => rates(house, room)))).toEqual([
      ...[[], ['EVERYONE DAY 900 EUR +25'], []],
    ]);
    expect([await isSeen(producer, second), await isSeen(producer, open)]).toEqual([false, true]);
    expect(faults(await undo(house, set.change?.id))).toEqual(['WRONG_STATUS changeId']);
  });

  it('changes only where something else was asked, and does so once for each key', async () => {
    const { house, first, open, resourceIds } = await threeRooms();
    const again = { resourceIds: [first, open], ...of(900), weekendUplift: 25, idempotencyKey: crypto.randomUUID() };
    const set = await setRates(house, again);
    expect(set.change?.summary).toBe('A rate per day set on 1 resource');
    await setRates(house, { resourceIds, ...of(700) });
    expect((await setRates(house, again)).change?.id).toBe(set.change?.id);
    expect(await rates(house, first)).toEqual(['EVERYONE DAY 700 EUR']);
    expect(await setRates(house, { resourceIds, ...of(700) })).toMatchObject({ change: null, userErrors: [] });
  });

  it('stays as it is on all of them where one has rates in another currency', async () => {
    const { house, first, second, open } = await threeRooms();
    await setRate(house, second, { ...of(500, 'GBP'), per: 'HOUR' });
    const resourceIds = [first, open, second];
    expect(faults(await setRates(house, { resourceIds, ...of(1200) }))).toEqual(['MIXED_CURRENCY input.resourceIds.2']);
    expect([await rates(house, first), await rates(house, open)]).toEqual([[], ['EVERYONE DAY 900 EUR +25']]);
  });

  it('is the business of owners and schedulers of the house, and every fault is named at once', async () => {
    const { house, first, open } = await threeRooms();
    const foreign = await houses.aRoom(houses.aHouse(), { rate: null });
    const wrong = { resourceIds: [first, foreign], ...of(-1), per: 'UNIT', weekendUplift: 5 };
    expect(faults(await setRates(house, wrong))).toEqual([
      ...['NOT_FOUND input.resourceIds.1', 'OUT_OF_RANGE input.amount.amountMinor', 'INVALID input.weekendUplift'],
    ]);
    expect(faults(await setRates({ ...house, role: 'VIEWER' }, { resourceIds: [open], ...of(1) }))).toEqual([
      'NOT_ALLOWED input.resourceIds.0',
    ]);
    const elsewhere = await houses.aRoom(house);
    expect(faults(await setRates(house, { resourceIds: [open, elsewhere], ...of(1) }))).toEqual([
      'MIXED_FACILITIES input.resourceIds.1',
    ]);
  });

  it('is not taken back while one of them was changed or removed since, or would not go with its others', async () => {
    const { house, first, open, resourceIds } = await threeRooms();
    const set = await setRates(house, { resourceIds, ...of(1200) });
    await setRate(house, first, of(1300));
    expect(faults(await undo(house, set.change?.id))).toEqual(['WRONG_STATUS changeId']);
    await setRate(house, first, of(1200));
    const dollars = await setRates(house, { resourceIds: [open], ...of(1500, 'USD') });
    await setRate(house, open, { ...of(200, 'USD'), per: 'HOUR' });
    expect(faults(await undo(house, dollars.change?.id))).toEqual(['MIXED_CURRENCY changeId']);
    expect(await rates(house, open)).toEqual(['EVERYONE DAY 1500 USD', 'EVERYONE HOUR 200 USD']);
  });
});
