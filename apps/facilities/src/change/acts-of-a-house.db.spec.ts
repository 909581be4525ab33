import { uuidOf, type Id } from '#kernel/ids';
import type { Viewer } from '#service/viewer/viewer';
import { codesOf, placedIn, startHouses, valueOf, type Houses } from '../../../../test/builders/house';
import { faults, hours, houseActs } from '../../../../test/builders/house-acts';
import { ask, contextOf } from '../../../../test/world/ask';
import { overbookings } from '../../../../test/world/overbooking';

let houses: Houses;
beforeAll(async () => {
  houses = await startHouses();
});
afterAll(() => houses.close());

const { call, undo, offered, aSuite } = houseActs(() => houses);
const free = async (room: Id<'resource'>, text: string): Promise<number> => {
  const query = 'query ($id: ID!, $p: PeriodInput!) { resource(id: $id) { freeUnits(during: $p) } }';
  return (await ask(houses.service, query, { id: room, p: hours(text) })).resource.freeUnits;
};
const blockedUnits = async (room: Id<'resource'>): Promise<number> => {
  const sql = `select coalesce(sum(units), 0)::int as units from commitments where resource_id = $1 and state = 'BLOCKED'`;
  return (await houses.admin.query<{ units: number }>(sql, [uuidOf(room)])).rows[0]?.units ?? -1;
};
const noon = '2031-03-04T12:00/14:00';

describe('reshaping what is offered', () => {
  it('lays a pattern on several resources in one act, and takes it back as one', async () => {
    const house = houses.aHouse('SCHEDULER');
    const facility = await houses.aFacility(house);
    const rooms = [
      await houses.aRoom(house, { facility, window: null }),
      await houses.aRoom(house, { facility, window: null }),
    ];
    const weekdays = {
      rule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE',
      from: '09:00',
      to: '18:00',
      firstOn: '2031-03-03',
      lastOn: '2031-03-09',
    };
    const laid = await call(house, 'reshapeCapacity', { resourceIds: rooms, pattern: weekdays, units: 1 });
    expect(laid).toMatchObject({
      change: { summary: '1 unit offered in 3 stretches of time on 2 resources', canUndo: true },
    });
    for (const room of rooms) expect(await offered(room)).toEqual(['03T08-17×1', '04T08-17×1', '05T08-17×1']);
    expect(await undo(house, laid.change?.id)).toMatchObject({ change: { canUndo: false }, userErrors: [] });
    for (const room of rooms) expect(await offered(room)).toEqual([]);
    expect(faults(await undo(house, laid.change?.id))).toEqual(['WRONG_STATUS changeId']);
  });

  it('splits, joins and withdraws, and does all of it once for each key', async () => {
    const { house, room, resourceIds } = await aSuite();
    await call(house, 'reshapeCapacity', { resourceIds, periods: [hours('04T11-12'), hours('04T18-20')], units: 1 });
    expect(await offered(room)).toEqual(['04T09-11×2', '04T11-12×1', '04T12-18×2', '04T18-20×1']);
    const idempotencyKey = crypto.randomUUID();
    const again = { resourceIds, periods: [hours('04T09-20')], units: 2, idempotencyKey };
    const first = await call(house, 'reshapeCapacity', again);
    expect(await offered(room)).toEqual(['04T09-20×2']);
    await call(house, 'reshapeCapacity', { resourceIds, periods: [hours('04T09-10')], units: 0 });
    expect((await call(house, 'reshapeCapacity', again)).change?.id).toBe(first.change?.id);
    expect(await offered(room)).toEqual(['04T10-20×2']);
    // Nothing would be different: that is no change.
    expect(await call(house, 'reshapeCapacity', { resourceIds, periods: [hours('04T10-20')], units: 2 })).toMatchObject(
      {
        ...{ change: null, userErrors: [] },
      },
    );
  });

  it('below what is promised is refused, on all resources, naming the promises', async () => {
    const { house, room } = await aSuite();
    const other = await houses.aRoom(house, { facility: await facilityOf(room), window: '2031-03-04T09:00/18:00' });
    const [held] = placedIn(await houses.place(houses.aProducer(), [{ room, period: noon, units: 2 }]));
    const shrink = { resourceIds: [other, room], periods: [hours('04T13-18')], units: 1 };
    const preview = `query ($input: ReshapePreviewInput!) { reshapePreview(input: $input) {
      periods { start end } resources { resource { id } promises { id } removed { units period { start end } } } } }`;
    const shown = (await ask(houses.service, preview, { input: shrink }, contextOf(house))).reshapePreview;
    expect(shown.resources).toMatchObject([
      { resource: { id: other }, promises: [], removed: [] },
      { resource: { id: room }, promises: [{ id: held }], removed: [{ units: 1, period: hours('04T13-18') }] },
    ]);
    const refused = await call(house, 'reshapeCapacity', { ...shrink, units: 0 });
    expect([faults(refused), refused.promises]).toEqual([['UNITS_TAKEN input.units'], [{ id: held }]]);
    expect([await offered(room), await offered(other)]).toEqual([['04T09-18×2'], ['04T09-18×1']]);
    expect(
      (await call(house, 'reshapeCapacity', { ...shrink, periods: [hours('04T14-18')], units: 0 })).userErrors,
    ).toEqual([]);
    expect(await offered(room)).toEqual(['04T09-14×2']);
  });

  it('is for owners and schedulers of the house, and names every fault at once', async () => {
    const { house, room, resourceIds } = await aSuite();
    const good = { resourceIds, periods: [hours('04T09-10')], units: 1 };
    const foreign = await houses.aRoom(houses.aHouse(), { rate: null });
    expect(
      faults(await call(house, 'reshapeCapacity', { ...good, resourceIds: [room, foreign], units: -1, periods: [] })),
    ).toEqual([...['NOT_FOUND input.resourceIds.1', 'INVALID input.periods', 'OUT_OF_RANGE input.units']]);
    expect(faults(await call(house, 'reshapeCapacity', { ...good, units: 3 }))).toEqual(['UNITS_EXCEEDED input.units']);
    expect(faults(await call({ ...house, role: 'VIEWER' }, 'reshapeCapacity', good))).toEqual([
      'NOT_ALLOWED input.resourceIds.0',
    ]);
    expect(faults(await call(houses.aProducer(), 'reshapeCapacity', good))).toEqual([
      'NOT_ALLOWED input.resourceIds.0',
    ]);
    const elsewhere = await houses.aRoom(house);
    expect(faults(await call(house, 'reshapeCapacity', { ...good, resourceIds: [room, elsewhere] }))).toEqual([
      'MIXED_FACILITIES input.resourceIds.1',
    ]);
    const past = { start: '2024-01-01T00:00:00Z', end: '2024-01-02T00:00:00Z' };
    expect(faults(await call(house, 'reshapeCapacity', { ...good, periods: [past] }))).toEqual([
      'IN_PAST input.periods.0',
    ]);
  });

  it('and booking race for the same hours: one of them wins, whole', async () => {
    for (let turn = 0; turn < 8; turn++) {
      const { house, room, resourceIds } = await aSuite(1);
      const [placed, shrunk] = await Promise.all([
        houses.place(houses.aProducer(), [{ room, period: noon }]),
        call(house, 'reshapeCapacity', { resourceIds, periods: [hours('04T13-15')], units: 0 }),
      ]);
      expect([codesOf(placed), shrunk.userErrors.map(({ code }) => code)]).toEqual(
        placed.ok ? [[], ['UNITS_TAKEN']] : [['OUTSIDE_CAPACITY'], []],
      );
    }
    expect(await overbookings(houses.service.databaseUrl)).toEqual([]);
  });
});

describe('undoing', () => {
  it('is refused while something was changed again since, or is promised by now', async () => {
    const { house, room, resourceIds } = await aSuite();
    const wider = await call(house, 'reshapeCapacity', { resourceIds, periods: [hours('05T09-18')], units: 2 });
    const later = await call(house, 'reshapeCapacity', { resourceIds, periods: [hours('05T10-11')], units: 1 });
    expect(faults(await undo(house, wider.change?.id))).toEqual(['WRONG_STATUS changeId']);
    expect((await undo(house, later.change?.id)).userErrors).toEqual([]);
    const [held] = placedIn(await houses.place(houses.aProducer(), [{ room, period: '2031-03-05T09:00/10:00' }]));
    const key = crypto.randomUUID();
    const refused = await undo(house, wider.change?.id, key);
    expect([faults(refused), refused.promises]).toEqual([['UNITS_TAKEN changeId'], [{ id: held }]]);
    expect(faults(await undo(house, wider.change?.id, key))).toEqual(['UNITS_TAKEN changeId']);
    expect(await offered(room)).toEqual(['04T09-18×2', '05T09-18×2']);
  });

  it('is for the house alone: to others there is no such change', async () => {
    const { house, resourceIds } = await aSuite();
    const made = await call(house, 'reshapeCapacity', { resourceIds, periods: [hours('05T09-18')], units: 2 });
    expect(faults(await undo(houses.aHouse(), made.change?.id))).toEqual(['NOT_FOUND changeId']);
    expect(faults(await undo({ ...house, role: 'VIEWER' }, made.change?.id))).toEqual(['NOT_ALLOWED undefined']);
    const list =
      'query ($id: ID!) { resource(id: $id) { facility { changes(first: 1) { totalCount edges { node { id act } } } } } }';
    const of = async (who: Viewer) =>
      (await ask(houses.service, list, { id: resourceIds[0] }, contextOf(who))).resource.facility.changes;
    expect(await of(house)).toEqual({
      totalCount: 1,
      edges: [{ node: { id: made.change?.id, act: 'reshapeCapacity' } }],
    });
    expect(await of(houses.aProducer())).toEqual({ totalCount: 0, edges: [] });
  });
});

async function facilityOf(room: Id<'resource'>): Promise<Id<'facility'>> {
  const { resource } = await ask(houses.service, 'query ($id: ID!) { resource(id: $id) { facility { id } } }', {
    id: room,
  });
  return resource.facility.id;
}

describe('keeping time', () => {
  it('takes what is free, flags what is promised, and follows when the promise ends', async () => {
    const { house, room, resourceIds } = await aSuite();
    const producer = houses.aProducer();
    const [held] = placedIn(await houses.place(producer, [{ room, period: noon }]));
    const kept = await call(house, 'blockTime', { resourceIds, periods: [hours('04T10-20')], note: 'Painters' });
    expect(kept.blocks).toMatchObject([{ units: null, note: 'Painters', source: 'HAND', collisions: [{ id: held }] }]);
    expect([await free(room, '04T10-11'), await free(room, '04T12-13'), await free(room, '04T09-10')]).toEqual([
      0, 0, 2,
    ]);
    expect(await houses.stateOf(held as Id<'commitment'>)).toBe('HELD');
    // Somebody waits; the block was there before.
    placedIn(await houses.place(houses.aProducer(), [{ room, period: noon }], { wait: true }));
    valueOf(await houses.release(producer, [held as Id<'commitment'>]));
    expect(await free(room, '04T12-13')).toBe(0);
    expect(await blockedUnits(room)).toBe(2);
    await call(house, 'releaseBlocks', { blockIds: kept.blocks?.map(({ id }) => id) });
    expect(await houses.states(room)).toContain('HELD');
    expect(await free(room, '04T10-11')).toBe(2);
    expect(await overbookings(houses.service.databaseUrl)).toEqual([]);
  });

  it('follows the windows, whoever lays them', async () => {
    const { house, room, resourceIds } = await aSuite();
    await call(house, 'blockTime', { resourceIds, periods: [hours('04T16-22')], units: 1 });
    await houses.publish(house, room, '2031-03-04T20:00/22:00', 2);
    expect([await free(room, '04T16-18'), await free(room, '04T20-22')]).toEqual([1, 1]);
    expect(
      (await call(house, 'reshapeCapacity', { resourceIds, periods: [hours('04T09-22')], units: 0 })).userErrors,
    ).toEqual([]);
    expect([await offered(room), await blockedUnits(room)]).toEqual([[], 0]);
    await call(house, 'reshapeCapacity', { resourceIds, periods: [hours('04T17-19')], units: 2 });
    expect([await free(room, '04T17-19'), await blockedUnits(room)]).toEqual([1, 1]);
  });

  it('of a whole facility is one act, undone as one; a moved block is put back', async () => {
    const { house, room } = await aSuite();
    const facilityId = await facilityOf(room);
    const other = await houses.aRoom(house, { facility: facilityId, window: '2031-03-04T09:00/18:00' });
    const dark = await call(house, 'blockTime', { facilityId, periods: [hours('04T09-18')] });
    expect(dark).toMatchObject({
      change: { summary: '2 blocks on 2 resources' },
      blocks: [{ source: 'BLACKOUT' }, { source: 'BLACKOUT' }],
    });
    expect([await free(room, '04T09-10'), await free(other, '04T09-10')]).toEqual([0, 0]);
    const blockId = dark.blocks?.[0]?.id;
    const moved = await call(house, 'moveBlock', { blockId, period: hours('04T12-13'), units: 1 });
    expect(moved.blocks).toMatchObject([{ id: blockId, units: 1, note: null, period: hours('04T12-13') }]);
    expect(faults(await undo(house, dark.change?.id))).toEqual(['WRONG_STATUS changeId']);
    expect((await undo(house, moved.change?.id)).userErrors).toEqual([]);
    expect((await undo(house, dark.change?.id)).userErrors).toEqual([]);
    expect([await free(room, '04T09-18'), await free(other, '04T09-18')]).toEqual([2, 1]);
  });

  it('is the secret of the house', async () => {
    const { house, room, resourceIds } = await aSuite();
    const kept = await call(house, 'blockTime', { resourceIds, periods: [hours('04T10-20')], note: 'CANARY' });
    const query = `query ($id: ID!, $p: PeriodInput!, $block: ID!) {
      visibleNodes(ids: [$block]) resource(id: $id) { blocks(within: $p) { note collisions { id } } } }`;
    const seen = (who: Viewer) =>
      ask(houses.service, query, { id: room, p: hours('04T00-23'), block: kept.blocks?.[0]?.id }, contextOf(who));
    expect(await seen(house)).toMatchObject({ visibleNodes: [true], resource: { blocks: [{ note: 'CANARY' }] } });
    expect(await seen(houses.aProducer())).toEqual({ visibleNodes: [false], resource: { blocks: [] } });
    const release = { blockIds: kept.blocks?.map(({ id }) => id) };
    expect(faults(await call(houses.aHouse(), 'releaseBlocks', release))).toEqual(['NOT_FOUND input.blockIds.0']);
    expect(faults(await call({ ...house, role: 'VIEWER' }, 'releaseBlocks', release))).toEqual([
      'NOT_ALLOWED input.blockIds.0',
    ]);
    const trail = await houses.admin.query('select 1 from audit_entries where after::text like $1', ['%CANARY%']);
    expect(trail.rows).toEqual([]);
  });
});
