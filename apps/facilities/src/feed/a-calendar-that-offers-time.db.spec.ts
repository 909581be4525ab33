import { uuidOf, type Id } from '#kernel/ids';
import type { Viewer } from '#service/viewer/viewer';
import { calendarText, stampIn } from '../../../../test/builders/calendar-server';
import { session, startFollowers, type Followers } from '../../../../test/builders/followers';
import { placedIn, valueOf } from '../../../../test/builders/house';
import { OffersStore } from './offers.store';
import { RemoveCalendarFeed } from './remove-calendar-feed';

let calendars: Followers;
beforeAll(async () => (calendars = await startFollowers()));
afterAll(() => calendars.close());

const dayIn = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** A statement that a resource can be had from one hour to another, in so many days. */
const available = (...times: readonly (readonly [days: number, from: string, to: string])[]): readonly string[] => [
  'BEGIN:VAVAILABILITY',
  'UID:hours',
  'DTSTAMP:20270101T000000Z',
  ...times.flatMap(([days, from, to], at) => [
    ...['BEGIN:AVAILABLE', `UID:hours-${at}`, 'DTSTAMP:20270101T000000Z'],
    ...[`DTSTART:${stampIn(days, from)}`, `DTEND:${stampIn(days, to)}`, 'END:AVAILABLE'],
  ]),
  'END:VAVAILABILITY',
];

async function aRoom(house: Viewer, units = 1): Promise<Id<'resource'>> {
  return calendars.houses.aRoom(house, { units, window: null });
}

/** Windows of a room as day, hours, units: by start. */
async function offered(room: Id<'resource'>): Promise<readonly string[]> {
  const { rows } = await calendars.looking.query<{ text: string }>(
    `select to_char(lower(during) at time zone 'UTC', 'YYYY-MM-DD HH24:MI') || '-'
       || to_char(upper(during) at time zone 'UTC', 'HH24:MI') || ' ' || units as text
     from capacity_windows where resource_id = $1 order by lower(during)`,
    [uuidOf(room)],
  );
  return rows.map(({ text }) => text);
}

describe('a calendar that says when a resource can be had', () => {
  it('lays windows there, nothing the second time, and changes only what changed', async () => {
    const house = calendars.houses.aHouse();
    const room = await aRoom(house, 3);
    const first = calendarText(...available([10, '09:00', '18:00'], [11, '09:00', '18:00']));
    valueOf(await calendars.bring(house, room, first));
    expect(await offered(room)).toEqual([`${dayIn(10)} 09:00-18:00 3`, `${dayIn(11)} 09:00-18:00 3`]);
    const before = await calendars.traces(room);
    valueOf(await calendars.bring(house, room, first));
    expect(await calendars.traces(room)).toEqual(before);
    const { rows } = await calendars.looking.query('select id from capacity_windows where resource_id = $1 order by during', [uuidOf(room)]); // prettier-ignore
    valueOf(await calendars.bring(house, room, calendarText(...available([10, '09:00', '18:00'], [11, '10:00', '17:00'])))); // prettier-ignore
    expect(await offered(room)).toEqual([`${dayIn(10)} 09:00-18:00 3`, `${dayIn(11)} 10:00-17:00 3`]);
    const after = await calendars.looking.query('select id from capacity_windows where resource_id = $1 order by during', [uuidOf(room)]); // prettier-ignore
    expect(after.rows[0]).toEqual(rows[0]);
    valueOf(await calendars.bring(house, room, calendarText(...session('a', 10))));
    expect(await offered(room)).toEqual([]);
  });

  it('leaves what the house offers by hand as it is, in it and around it', async () => {
    const house = calendars.houses.aHouse();
    const room = await aRoom(house, 2);
    await calendars.houses.publish(house, room, `${dayIn(10)}T12:00/${dayIn(10)}T20:00`);
    const byHand = await offered(room);
    valueOf(await calendars.bring(house, room, calendarText(...available([10, '09:00', '18:00']))));
    expect(await offered(room)).toHaveLength(2);
    valueOf(await calendars.bring(house, room, calendarText()));
    expect(await offered(room)).toEqual(byHand);
  });

  it('keeps the time of its events before anybody gets it', async () => {
    const house = calendars.houses.aHouse();
    const room = await aRoom(house);
    valueOf(
      await calendars.bring(house, room, calendarText(...available([10, '09:00', '18:00']), ...session('a', 10))),
    );
    expect(await offered(room)).toEqual([`${dayIn(10)} 09:00-18:00 1`]);
    expect(await calendars.blocked(room)).toMatchObject([{ note: 'a', starts: '09:00' }]);
  });

  it('never takes back what is promised: it is told, and goes when the promise is gone', async () => {
    const house = calendars.houses.aHouse();
    const room = await aRoom(house, 2);
    valueOf(await calendars.bring(house, room, calendarText(...available([10, '09:00', '18:00']))));
    const producer = calendars.houses.aProducer();
    const [held] = placedIn(await calendars.houses.place(producer, [{ room, period: `${dayIn(10)}T10:00/11:00` }]));
    const { feed } = valueOf(await calendars.bring(house, room, calendarText()));
    expect(await offered(room)).toEqual([`${dayIn(10)} 10:00-11:00 1`]);
    const inTheWay = async () => (await calendars.app(OffersStore).promises([feed], 10)).get(feed);
    expect(await inTheWay()).toEqual([held]);
    const before = await calendars.traces(room);
    valueOf(await calendars.bring(house, room, calendarText()));
    expect(await calendars.traces(room)).toEqual(before);
    await calendars.houses.release(producer, [held!]);
    expect(await inTheWay()).toBeUndefined();
    valueOf(await calendars.bring(house, room, calendarText()));
    expect(await offered(room)).toEqual([]);
  });

  it.each([
    [true, 1],
    [false, 0],
  ])('that is removed leaves its windows if its time is kept (%s)', async (keepTime, left) => {
    const house = calendars.houses.aHouse();
    const room = await aRoom(house);
    const { feed } = valueOf(await calendars.bring(house, room, calendarText(...available([10, '09:00', '18:00']))));
    const ask = { feedId: feed, keepTime, idempotencyKey: crypto.randomUUID() };
    valueOf(await calendars.app(RemoveCalendarFeed).run(house, ask));
    expect(await offered(room)).toHaveLength(left);
  });
});
