import { idOf, uuidOf } from '#kernel/ids';
import { toIso } from '#kernel/instant';
import { visitor } from '#service/viewer/viewer';
import { codesOf, period, placedIn, startHouses, valueOf, type Houses } from '../../../../test/builders/house';
import { soundLines } from '../../../../test/builders/world-lines';
import { overbookings } from '../../../../test/world/overbooking';
import { taxonomy } from '../../../capabilities/src/taxonomy/taxonomy-file';
import type { WorldLine } from '../domain/world/world-line';
import { RecordCapacity, RecordCommitments } from '../facilities.module';
import { TakeLines, type TakenLines } from '../import/take-lines';
import { SetParts } from '../part/set-parts';

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

describe('a world that comes in beside pencils', () => {
  it('leaves a challenge as it is, and whoever waits for a whole moves up with all its parts', async () => {
    const [stage, booth] = ['stage', 'booth'].map((ref) => ({ ...room, ref }));
    const thingOf = await bring(organisation, { ...facility, assessments: [] }, stage!, booth!);
    const [whole, part] = [thingOf('resource', 'stage'), thingOf('resource', 'booth')].map((id) =>
      idOf('resource', id),
    );
    const house = { ...houses.aHouse(), organisation: idOf('organisation', thingOf('organisation', organisation.ref)) };
    const parts = { resourceId: whole!, parts: [{ resourceId: part! }], idempotencyKey: 'parts' };
    valueOf(await houses.service.app.get(SetParts).run(house, parts));
    const [first, second] = [houses.aProducer(), houses.aProducer()];
    const morning = '2031-03-04T09:00/12:00';
    const [held] = placedIn(await houses.place(first, [{ room: part!, period: morning }]));
    const [waiting] = placedIn(await houses.place(second, [{ room: whole!, period: morning }], { wait: true }));
    const asker = { requester: second.organisation, actor: second.account, onBehalfOf: null };
    valueOf(await houses.ask<null>('challenge', { ...asker, key: 'challenge', commitments: [waiting] }));

    await bring({ ...booking, ref: 'noon', start: '2031-03-04T12:00:00Z', end: '2031-03-04T13:00:00Z' });
    const challenged = 'select challenged_by from commitments where id = $1';
    const { rows } = await houses.admin.query(challenged, [uuidOf(held!)]);
    expect(rows).toEqual([{ challenged_by: uuidOf(waiting!) }]);

    // Whoever sees first that the pencil has lapsed, the sweep or the next line of the world: the whole moves up on both calendars.
    await houses.admin.query('update commitments set expires_at = clock_timestamp() where id = $1', [uuidOf(held!)]);
    await bring({ ...booking, ref: 'one', start: '2031-03-04T13:00:00Z', end: '2031-03-04T14:00:00Z' });
    expect(await houses.states(whole!)).toEqual(['HELD']);
    expect(await houses.states(part!)).toEqual(['EXPIRED', 'HELD', 'BOOKED', 'BOOKED']);
    expect(await overbookings(houses.service.databaseUrl)).toEqual([]);
  });
});

const { organisation, facility, resource, commitment } = soundLines;
const room = {
  ...resource,
  ...{ units: 1, claims: [], rates: resource.rates.slice(0, 1).map((rate) => ({ ...rate, leadTime: 'PT1H' })) },
  windows: [{ start: '2031-03-04T00:00:00Z', end: '2031-03-05T00:00:00Z', units: 1 }],
};
const booking = { ...commitment, resource: 'booth', units: 1 };

/** Takes lines as an admin, all of them; answers what their names stand for. */
async function bring(...lines: readonly object[]): Promise<TakenLines['thingOf']> {
  const run = { id: crypto.randomUUID(), source: 'spec', viewer: visitor, actsFor: null, isDry: false, taxonomy };
  const taken = await houses.service.app.get(TakeLines).run(run, lines as readonly WorldLine[]);
  expect(taken.verdicts.filter(({ state }) => state !== 'accepted')).toEqual([]);
  return taken.thingOf;
}
