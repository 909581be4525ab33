import { toIso } from '#kernel/instant';
import { codesOf, period, startHouses, valueOf, type Houses } from '../../../../test/builders/house';
import { overbookings } from '../../../../test/world/overbooking';
import { RecordCapacity, RecordCommitments } from '../facilities.module';

let houses: Houses;
beforeAll(async () => {
  houses = await startHouses();
});
afterAll(() => houses.close());

const entry = (text: string, state: 'BOOKED' | 'BLOCKED' = 'BOOKED', units = 1) => ({
  during: period(text),
  state,
  units,
});

describe('a calendar brought along from elsewhere', () => {
  it('may have begun already, with units of its own in every window', async () => {
    const house = houses.aHouse();
    const resourceId = await houses.aRoom(house, { units: 3, window: null });
    const windows = [
      { during: period('2024-03-04T09:00/18:00'), units: 3 },
      { during: period('2031-03-04T09:00/18:00'), units: 2 },
    ];
    const capacity = { resourceId, windows, idempotencyKey: 'windows' };
    const { app } = houses.service;
    valueOf(await app.get(RecordCapacity).run(house, capacity));
    const commitments = [entry('2024-03-04T09:00/12:00', 'BOOKED', 3), entry('2031-03-04T09:00/12:00', 'BLOCKED', 2)];
    const entries = { resourceId, commitments, idempotencyKey: 'entries' };
    const first = valueOf(await app.get(RecordCommitments).run(house, entries));
    expect(valueOf(await app.get(RecordCommitments).run(house, entries))).toEqual(first);
    expect(await houses.states(resourceId)).toEqual(['BOOKED', 'BLOCKED']);
    expect(
      codesOf(await houses.place(houses.aProducer(), [{ room: resourceId, period: '2031-03-04T09:00/10:00' }])),
    ).toEqual(['UNITS_TAKEN']);
    expect(await overbookings(houses.service.databaseUrl)).toEqual([]);
  });

  it('is entered whole or not at all, by the house alone', async () => {
    const house = houses.aHouse();
    const resourceId = await houses.aRoom(house);
    const record = (who: typeof house, ...commitments: ReturnType<typeof entry>[]) =>
      houses.service.app
        .get(RecordCommitments)
        .run(who, { resourceId, commitments, idempotencyKey: crypto.randomUUID() });
    const [good, bad] = [entry('2031-03-04T09:00/12:00'), entry('2031-03-04T11:00/13:00')];
    expect(codesOf(await record(house, good, bad))).toEqual(['UNITS_TAKEN']);
    expect(codesOf(await record(house, good, entry('2031-04-04T11:00/13:00')))).toEqual(['OUTSIDE_CAPACITY']);
    expect(codesOf(await record(houses.aHouse(), good))).toEqual(['NOT_ALLOWED']);
    expect(codesOf(await record({ ...house, role: 'VIEWER' }, good))).toEqual(['NOT_ALLOWED']);
    expect(await houses.states(resourceId)).toEqual([]);
    expect(toIso(good.during.start)).toBe('2031-03-04T09:00:00Z');
  });
});
