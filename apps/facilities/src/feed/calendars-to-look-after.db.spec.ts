import { uuidOf } from '#kernel/ids';
import type { Viewer } from '#service/viewer/viewer';
import { calendarText } from '../../../../test/builders/calendar-server';
import { session, startFollowers, type Followers } from '../../../../test/builders/followers';
import { placedIn, valueOf } from '../../../../test/builders/house';
import { ask, contextOf } from '../../../../test/world/ask';
import { ImportCalendar } from './import-calendar';
import { ReadFeeds } from './read-feeds';

let calendars: Followers;
beforeAll(async () => {
  calendars = await startFollowers();
  jest.spyOn(calendars.app(ReadFeeds), 'run').mockResolvedValue(); // how calendars are doing is said here by hand
});
afterAll(() => calendars.close());

const secret = 'https://calendar.example.org/private-1234/basic.ics';
const query = `query ($id: ID!) { facility(id: $id) {
  troubledFeeds { name host url fault isPaused resource { id } } eventCollisions { note resource { id } collisions { state } } } }`;

/** Two rooms of a facility: events of a file collide with a pencil in one, and not in the other, whose feed fails. */
async function twoRooms(house: Viewer) {
  const facility = await calendars.houses.aFacility(house);
  const [met, free] = [await calendars.aRoom(house, facility), await calendars.aRoom(house, facility)];
  const day = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
  for (const room of [met, free]) {
    const period = room === met ? `${day}T10:00/11:00` : `${day}T20:00/21:00`;
    placedIn(await calendars.houses.place(calendars.houses.aProducer(), [{ room, period }]));
    const painters = session('painters', 10, '09:00', '12:00');
    valueOf(await calendars.bring(house, room, calendarText(...painters, ...session('long ago', -10))));
  }
  for (const [name, fault] of [
    ['Good', null],
    ['Outlook', 'The server could not be reached.'],
  ] as const) {
    const { feed } = valueOf(await calendars.addFeed(house, free, { name, url: secret }));
    const sql = `update calendar_feeds set fault = $2, next_at = now() + interval '1 day' where id = $1`;
    await calendars.looking.query(sql, [uuidOf(feed), fault]);
  }
  const look = async (viewer: Viewer) =>
    (await ask(calendars.houses.service, query, { id: facility }, contextOf(viewer))).facility;
  return { met, free, look };
}

describe('the calendars of a house', () => {
  it('show over all its resources which of them are in trouble, and which events collide with promises', async () => {
    const house = calendars.houses.aHouse();
    const { met, free, look } = await twoRooms(house);
    expect(await look(house)).toEqual({
      troubledFeeds: [
        {
          ...{ name: 'Outlook', host: 'calendar.example.org', url: secret, isPaused: false, resource: { id: free } },
          fault: 'The server could not be reached.',
        },
      ],
      eventCollisions: [{ note: 'painters', resource: { id: met }, collisions: [{ state: 'HELD' }] }],
    });
    expect(await look(calendars.houses.aProducer())).toEqual({ troubledFeeds: [], eventCollisions: [] });
  });

  it('show a collision behind a hundred events that meet a promise and have their units', async () => {
    const { houses, app } = calendars;
    const house = houses.aHouse();
    const facility = await houses.aFacility(house);
    const dayAt = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
    const room = await houses.aRoom(house, { facility, units: 2, window: `${dayAt(1)}T00:00/${dayAt(200)}T00:00` });
    const lines = [
      { room, period: `${dayAt(1)}T00:00/${dayAt(140)}T00:00`, units: 1 },
      { room, period: `${dayAt(150)}T10:00/11:00`, units: 2 },
    ];
    for (const line of lines) placedIn(await houses.place(houses.aProducer(), [line]));
    const many = Array.from({ length: 101 }, (_, at) => session(`lesson ${at}`, at + 2)).flat();
    const text = Buffer.from(calendarText(...many, ...session('painters', 150)));
    valueOf(await app(ImportCalendar).bring(house, { resourceId: room, name: 'Wall', units: 1 }, text));
    const asked = `query ($id: ID!) { resource(id: $id) { calendarFeeds { collisions { note } } facility { eventCollisions { note } } } }`;
    const { resource } = await ask(houses.service, asked, { id: room }, contextOf(house));
    expect(resource.facility.eventCollisions).toEqual([{ note: 'painters' }]);
    expect(resource.calendarFeeds).toEqual([{ collisions: [{ note: 'painters' }] }]);
  });

  it('are read at addresses that only those see who may change them', async () => {
    const house = calendars.houses.aHouse();
    const { look } = await twoRooms(house);
    const addressFor = async (role: Viewer['role']) => (await look({ ...house, role })).troubledFeeds[0];
    expect(await addressFor('SCHEDULER')).toMatchObject({ host: 'calendar.example.org', url: secret });
    expect(await addressFor('VIEWER')).toMatchObject({ host: 'calendar.example.org', url: null });
  });
});
