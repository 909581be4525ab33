import { uuidOf, type Id } from '#kernel/ids';
import { codesOf, placedIn, startHouses, valueOf, type Houses } from '../../../../test/builders/house';
import { ask } from '../../../../test/world/ask';

let houses: Houses;
beforeAll(async () => {
  houses = await startHouses();
});
afterAll(() => houses.close());

const hour = (from: number, to = from + 1) => ({
  start: `2031-03-04T${String(from).padStart(2, '0')}:00:00Z`,
  end: `2031-03-04T${String(to).padStart(2, '0')}:00:00Z`,
});

describe('asking for time', () => {
  const room = (options: Parameters<Houses['aRoom']>[1] = {}) => houses.aRoom(houses.aHouse(), options);
  const codes = async (
    id: Id<'resource'>,
    period: string,
    units = 1,
    price?: { amountMinor: string; currency: string },
  ) =>
    codesOf(
      await houses.place(houses.aProducer(), [{ room: id, period, units, ...(price ? { price } : {}) }], {
        wait: true,
      }),
    );

  it('is refused in the past, outside of windows, and for more units than there are', async () => {
    const suite = await room({ units: 2 });
    await houses.publish(houses.aHouse(), suite, '2031-04-01T00:00/2031-04-02T00:00').catch(() => undefined);
    expect(await codes(suite, '2024-01-01T00:00/10:00')).toEqual(['IN_PAST']);
    expect(await codes(suite, '2031-03-11T00:00/10:00')).toEqual(['OUTSIDE_CAPACITY']);
    expect(await codes(suite, '2031-03-04T00:00/10:00', 3)).toEqual(['UNITS_EXCEEDED']);
    expect(await codes(suite, '2031-03-04T10:00/09:00')).toEqual(['PERIOD_REVERSED']);
    expect(await codes(suite, '2031-03-04T00:00/10:00', 0)).toEqual(['OUT_OF_RANGE']);
  });

  it('is refused without enough notice, whatever is offered, and in another currency', async () => {
    const house = houses.aHouse();
    const suite = await houses.aRoom(house, { window: null });
    const soon = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
    await houses.publish(house, suite, `${soon}T00:00/12:00`);
    await houses.price(house, suite, { per: 'HOUR', amount: 1000, currency: 'EUR', leadTime: 'P7D' });
    expect(await codes(suite, `${soon}T02:00/04:00`)).toEqual(['LEAD_TIME_NOT_MET']);
    expect(await codes(suite, `${soon}T02:00/04:00`, 1, { amountMinor: '1', currency: 'EUR' })).toEqual([
      'LEAD_TIME_NOT_MET',
    ]);
    expect(await codes(suite, `${soon}T02:00/04:00`, 1, { amountMinor: '1', currency: 'USD' })).toEqual([
      ...['LEAD_TIME_NOT_MET', 'MIXED_CURRENCY'],
    ]);
  });

  it('is refused when the total could not be written down, whole and exact', async () => {
    const rate = { per: 'HOUR', amount: Number.MAX_SAFE_INTEGER, currency: 'EUR' } as const;
    const suite = await room({ rate, window: '2031-01-01T00:00/2031-03-31T00:00' });
    expect(await codes(suite, '2031-01-02T00:00/2031-01-03T00:00')).toEqual([]);
    expect(await codes(suite, '2031-01-10T00:00/2031-03-10T00:00')).toEqual(['OUT_OF_RANGE']);
  });

  it('costs the lowest total of the rates that include the requester', async () => {
    const house = houses.aHouse();
    const suite = await houses.aRoom(house, { units: 2, rate: { per: 'HOUR', amount: 1000, currency: 'EUR' } });
    await houses.price(house, suite, { per: 'DAY', amount: 5000, currency: 'EUR' });
    const price = async (period: string, units: number) =>
      valueOf(await houses.place(houses.aProducer(), [{ room: suite, period, units }]))[0]?.price.amountMinor;
    expect(await price('2031-03-04T09:00/12:30', 1)).toBe('4000');
    expect(await price('2031-03-05T09:00/18:00', 2)).toBe('10000');
  });

  it('of two houses in one request is refused', async () => {
    const lines = [await room(), await room()].map((one) => ({ room: one, period: '2031-03-04T09:00/12:00' }));
    const refused = await houses.place(houses.aProducer(), lines);
    expect(refused).toMatchObject({ refusals: [{ code: 'MIXED_FACILITIES', field: ['lines', '1', 'resourceId'] }] });
  });

  it('of rooms in two currencies is one request: each line has its own price', async () => {
    const house = houses.aHouse();
    const facility = await houses.aFacility(house);
    const rooms = [
      await houses.aRoom(house, { facility }),
      await houses.aRoom(house, { facility, rate: { per: 'UNIT', amount: 9, currency: 'JPY' } }),
    ];
    const placed = await houses.place(
      houses.aProducer(),
      rooms.map((one) => ({ room: one, period: '2031-03-04T09:00/12:00' })),
    );
    expect(valueOf(placed).map((line) => line.price.currency)).toEqual(['EUR', 'JPY']);
  });

  it('takes a lapsed hold as free', async () => {
    const suite = await room();
    placedIn(await houses.place(houses.aProducer(), [{ room: suite, period: '2031-03-04T09:00/12:00' }]));
    await houses.admin.query('update commitments set expires_at = clock_timestamp() where resource_id = $1', [
      uuidOf(suite),
    ]);
    const query = 'query ($id: ID!, $p: PeriodInput!) { resource(id: $id) { freeUnits(during: $p) } }';
    const { resource } = await ask(houses.service, query, { id: suite, p: hour(9, 12) });
    expect(resource.freeUnits).toBe(1);
    expect(await codes(suite, '2031-03-04T09:00/12:00')).toEqual([]);
  });

  it('tells what is left of the time, stretch by stretch', async () => {
    const farm = await houses.aRoom(houses.aHouse(), { units: 4, window: '2031-03-04T09:00/18:00' });
    placedIn(await houses.place(houses.aProducer(), [{ room: farm, period: '2031-03-04T10:00/12:00', units: 3 }]));
    placedIn(await houses.place(houses.aProducer(), [{ room: farm, period: '2031-03-04T11:00/13:00', units: 1 }]));
    const query =
      'query ($id: ID!, $p: PeriodInput!) { resource(id: $id) { free(within: $p) { period { start end } units } } }';
    const { resource } = await ask(houses.service, query, { id: farm, p: hour(8, 17) });
    expect(resource.free).toEqual([
      { period: hour(9, 10), units: 4 },
      { period: hour(10, 11), units: 1 },
      { period: hour(12, 13), units: 3 },
      { period: hour(13, 17), units: 4 },
    ]);
  });
});
