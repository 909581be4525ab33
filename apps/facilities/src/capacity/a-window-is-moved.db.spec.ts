import { idOf, uuidOf, type Id } from '#kernel/ids';
import { placedIn, startHouses, type Houses } from '../../../../test/builders/house';
import { faults, hours, houseActs } from '../../../../test/builders/house-acts';
import { overbookings } from '../../../../test/world/overbooking';

let houses: Houses;
beforeAll(async () => {
  houses = await startHouses();
});
afterAll(() => houses.close());

const { call, undo, offered, aSuite } = houseActs(() => houses);
const noon = '2031-03-04T12:00/14:00';

describe('moving a window', () => {
  /** The first one of a room. */
  async function window(room: Id<'resource'>): Promise<Id<'window'>> {
    const sql = 'select id from capacity_windows where resource_id = $1 order by during limit 1';
    return idOf('window', (await houses.admin.query<{ id: string }>(sql, [uuidOf(room)])).rows[0]?.id ?? '');
  }

  it('is one act: it leaves nothing behind, keeps its units, covers what was there, and is undone as one', async () => {
    const { house, room } = await aSuite(3, ['2031-03-04T09:00/12:00']);
    await houses.publish(house, room, '2031-03-04T14:00/18:00', 1);
    const windowId = await window(room);
    const there = { windowId, period: hours('04T11-15') };
    const done = await call(house, 'moveWindow', there);
    expect(done.change).toMatchObject({ summary: 'A window moved', canUndo: true });
    expect(await offered(room)).toEqual(['04T11-15×3', '04T15-18×1']);
    expect((await undo(house, done.change?.id)).userErrors).toEqual([]);
    expect(await offered(room)).toEqual(['04T09-12×3', '04T14-18×1']);
    const shorter = await call(house, 'moveWindow', {
      windowId: await window(room),
      period: hours('04T10-11'),
      units: 2,
    });
    expect(shorter.userErrors).toEqual([]);
    expect(await offered(room)).toEqual(['04T10-11×2', '04T14-18×1']);
    const still = await call(house, 'moveWindow', { windowId: await window(room), period: hours('04T10-11') });
    expect(still).toMatchObject({ change: null, userErrors: [] });
  });

  it('is refused where it would leave a promise behind, and names it; along with the promise it goes', async () => {
    const { house, room } = await aSuite();
    const [held] = placedIn(await houses.place(houses.aProducer(), [{ room, period: noon, units: 2 }]));
    const windowId = await window(room);
    const refused = await call(house, 'moveWindow', { windowId, period: hours('04T13-20') });
    expect([faults(refused), refused.promises]).toEqual([['UNITS_TAKEN input.period'], [{ id: held }]]);
    const fewer = await call(house, 'moveWindow', { windowId, period: hours('04T09-18'), units: 1 });
    expect([faults(fewer), fewer.promises]).toEqual([['UNITS_TAKEN input.period'], [{ id: held }]]);
    expect(await offered(room)).toEqual(['04T09-18×2']);
    expect((await call(house, 'moveWindow', { windowId, period: hours('04T12-14') })).userErrors).toEqual([]);
    expect(await offered(room)).toEqual(['04T12-14×2']);
    expect(await overbookings(houses.service.databaseUrl)).toEqual([]);
  });

  it('is for the house alone, names every fault at once, and knows no window that was split or joined since', async () => {
    const { house, room } = await aSuite();
    const windowId = await window(room);
    const good = { windowId, period: hours('05T09-18') };
    expect(faults(await call({ ...house, role: 'VIEWER' }, 'moveWindow', good))).toEqual(['NOT_ALLOWED undefined']);
    expect(faults(await call(houses.aProducer(), 'moveWindow', good))).toEqual(['NOT_ALLOWED undefined']);
    const closed = await houses.aRoom(houses.aHouse(), { rate: null, window: '2031-03-04T09:00/18:00' });
    const hidden = { windowId: await window(closed), period: { start: '2031-03-05T00:00:00Z', end: '2031-03-04T00:00:00Z' }, units: 0 }; // prettier-ignore
    expect(faults(await call(house, 'moveWindow', hidden))).toEqual([
      ...['NOT_FOUND input.windowId', 'PERIOD_REVERSED input.period', 'OUT_OF_RANGE input.units'],
    ]);
    expect(faults(await call(house, 'moveWindow', { ...good, units: 3 }))).toEqual(['UNITS_EXCEEDED input.units']);
    const past = { start: '2024-01-01T00:00:00Z', end: '2024-01-02T00:00:00Z' };
    expect(faults(await call(house, 'moveWindow', { ...good, period: past }))).toEqual(['IN_PAST input.period']);
    await call(house, 'moveWindow', good);
    expect(faults(await call(house, 'moveWindow', good))).toEqual(['NOT_FOUND input.windowId']);
    expect(await offered(room)).toEqual(['05T09-18×2']);
  });
});
