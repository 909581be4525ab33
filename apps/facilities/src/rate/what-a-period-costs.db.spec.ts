import { uuidOf, type Id } from '#kernel/ids';
import { type Viewer, visitor } from '#service/viewer/viewer';
import { type Houses, startHouses, valueOf } from '../../../../test/builders/house';
import { ask, contextOf } from '../../../../test/world/ask';

let houses: Houses;
beforeAll(async () => {
  houses = await startHouses();
});
afterAll(() => houses.close());

const scale = [
  { notice: 'P7D', percent: 0 },
  { notice: 'P2D', percent: 50 },
];
const mutation = `mutation ($input: SetRateInput!) { answer: setRate(input: $input) {
  resource { rates { per weekendUplift overtimeUplift cancellation { notice percent } } } userErrors { code field } } }`;
async function setRate(house: Viewer, resourceId: Id<'resource'>, terms: object) {
  const amount = { amountMinor: 10_000, currency: 'EUR' };
  const input = {
    resourceId,
    audience: 'EVERYONE',
    amount,
    per: 'HOUR',
    idempotencyKey: crypto.randomUUID(),
    ...terms,
  };
  return (await ask(houses.service, mutation, { input }, contextOf(house))).answer;
}
async function priceFor(viewer: Viewer, id: Id<'resource'>, start: string, end: string, units = 1) {
  const query = `query ($id: ID!, $during: PeriodInput!, $units: Int) { resource(id: $id) { price(during: $during, units: $units) {
    rate { per } units total { amountMinor currency } leadTimeMet
    lines { kind count percent each { amountMinor } amount { amountMinor } } cancellation { percent amount { amountMinor } until } } } }`;
  return (await ask(houses.service, query, { id, during: { start, end }, units }, contextOf(viewer))).resource?.price;
}

/** Somebody the house knows of, so that a rate can name it. */
async function aPartner() {
  const partner = houses.aProducer();
  const organisation = `insert into organisations (id, name, kind) values ($1, 'A partner', 'PRODUCER')`;
  await houses.admin.query(organisation, [partner.organisation && uuidOf(partner.organisation)]);
  return partner;
}

// 2031-03-07 is a Friday.
const [evening, night] = ['2031-03-07T21:00:00+01:00', '2031-03-08T02:00:00+01:00'] as const;

describe('a rate', () => {
  it('keeps its uplifts and its cancellation scale, and is put back to none without them', async () => {
    const house = houses.aHouse();
    const room = await houses.aRoom(house, { rate: null });
    const terms = { weekendUplift: 50, overtimeUplift: 25, cancellation: scale };
    expect((await setRate(house, room, terms)).resource.rates).toEqual([{ per: 'HOUR', ...terms }]);
    expect((await setRate(house, room, {})).resource.rates).toEqual([
      { per: 'HOUR', weekendUplift: 0, overtimeUplift: 0, cancellation: [] },
    ]);
  });

  it('is refused with every fault at its place', async () => {
    const house = houses.aHouse();
    const room = await houses.aRoom(house, { rate: null });
    const faults = async (terms: object) =>
      (await setRate(house, room, terms)).userErrors.map(
        ({ code, field }: { code: string; field: readonly string[] }) => `${code} ${field.slice(1).join('.')}`,
      );
    expect(await faults({ per: 'DAY', weekendUplift: 1001, overtimeUplift: 10 })).toEqual([
      ...['OUT_OF_RANGE weekendUplift', 'INVALID overtimeUplift'],
    ]);
    expect(await faults({ per: 'WEEK', weekendUplift: 10, overtimeUplift: -1 })).toEqual([
      ...['INVALID weekendUplift', 'OUT_OF_RANGE overtimeUplift'],
    ]);
    expect(await faults({ cancellation: [...scale, { notice: 'P3D', percent: 40 }] })).toEqual([
      ...['INVALID cancellation.2.notice', 'INVALID cancellation.2.percent'],
    ]);
    expect(await faults({ cancellation: Array.from({ length: 11 }, (_, n) => ({ notice: `P${11 - n}D`, percent: 0 })) })).toEqual(['TOO_LONG cancellation']); // prettier-ignore
  });
});

describe('what a period costs', () => {
  it('is explained line by line, with what cancelling it costs and until when', async () => {
    const house = houses.aHouse();
    const room = await houses.aRoom(house, { rate: null, units: 2 });
    await setRate(house, room, { weekendUplift: 50, cancellation: scale });
    const price = await priceFor(visitor, room, evening, night, 2);
    expect(price).toEqual({
      ...{ rate: { per: 'HOUR' }, units: 2, total: { amountMinor: '120000', currency: 'EUR' }, leadTimeMet: true },
      lines: [
        { kind: 'BASE', count: 5, percent: null, each: { amountMinor: '10000' }, amount: { amountMinor: '100000' } },
        { kind: 'WEEKEND', count: 2, percent: 50, each: { amountMinor: '5000' }, amount: { amountMinor: '20000' } },
      ],
      cancellation: [
        { percent: 0, amount: { amountMinor: '0' }, until: '2031-02-28T20:00:00Z' },
        { percent: 50, amount: { amountMinor: '60000' }, until: '2031-03-05T20:00:00Z' },
        { percent: 100, amount: { amountMinor: '120000' }, until: null },
      ],
    });
  });

  it('charges open hours alone, and those beyond a day of work as overtime', async () => {
    const house = houses.aHouse();
    const room = await houses.aRoom(house, { rate: null });
    await setRate(house, room, { overtimeUplift: 25 });
    const day = [{ from: '09:00', to: '20:00' }];
    const week = [...[day, day, day, day, day], [], []];
    const input = { resourceId: room, week, dayLength: 'PT9H', idempotencyKey: crypto.randomUUID() };
    const setHours = `mutation ($input: SetHoursInput!) { answer: setHours(input: $input) { userErrors { code } } }`;
    expect((await ask(houses.service, setHours, { input }, contextOf(house))).answer.userErrors).toEqual([]);
    const fromFridayToMonday = await priceFor(visitor, room, '2031-03-07T08:00:00+01:00', '2031-03-10T11:00:00+01:00');
    expect(fromFridayToMonday.lines).toMatchObject([
      { kind: 'BASE', count: 13, amount: { amountMinor: '130000' } },
      { kind: 'OVERTIME', count: 2, percent: 25, amount: { amountMinor: '5000' } },
    ]);
  });

  it('is the lowest that applies to the viewer, and what is placed at it takes its scale along', async () => {
    const [house, partner] = [houses.aHouse(), await aPartner()];
    const room = await houses.aRoom(house, { rate: null });
    await setRate(house, room, { weekendUplift: 100, cancellation: scale });
    await setRate(house, room, { audience: 'ORGANISATION', audienceId: partner.organisation, weekendUplift: 50 });
    expect((await priceFor(houses.aProducer(), room, evening, night)).total.amountMinor).toBe('70000');
    expect((await priceFor(partner, room, evening, night)).total.amountMinor).toBe('60000');
    const place = async (who: Viewer, period: string) => valueOf(await houses.place(who, [{ room, period }]))[0];
    expect(await place(houses.aProducer(), '2031-03-07T20:00/22:00')).toMatchObject({
      price: { amountMinor: '20000', currency: 'EUR' },
      cancellation: { zone: 'Europe/Paris', bands: scale },
    });
    expect(await place(partner, '2031-03-07T23:00/2031-03-08T01:00')).toMatchObject({
      price: { amountMinor: '30000' },
      cancellation: null,
    });
  });

  it('goes by the rate that is cheaper to cancel where two cost the same, wherever it is worked out', async () => {
    const [house, partner] = [houses.aHouse(), await aPartner()];
    const room = await houses.aRoom(house, { rate: null });
    await setRate(house, room, { cancellation: scale });
    await setRate(house, room, { audience: 'ORGANISATION', audienceId: partner.organisation });
    expect((await priceFor(partner, room, evening, night)).cancellation).toMatchObject([{ percent: 0, until: null }]);
    const [placed] = valueOf(await houses.place(partner, [{ room, period: '2031-03-07T20:00/22:00' }]));
    expect(placed?.cancellation).toBeNull();
  });

  it('is nothing to whom no rate includes, the house itself among them, and refuses what makes no sense', async () => {
    const [house, partner] = [houses.aHouse(), await aPartner()];
    const room = await houses.aRoom(house, { rate: null });
    await setRate(house, room, { audience: 'ORGANISATION', audienceId: partner.organisation });
    expect(await priceFor(houses.aProducer(), room, evening, night)).toBeUndefined();
    expect(await priceFor(house, room, evening, night)).toBeNull();
    await expect(priceFor(partner, room, night, evening)).rejects.toThrow('A period must begin before it ends.');
    await expect(priceFor(partner, room, evening, night, 0)).rejects.toThrow('Units are a whole number');
  });
});
