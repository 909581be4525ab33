import { uuidOf, type Id } from '#kernel/ids';
import { calendarText, eventLines, stampIn } from '../../../../test/builders/calendar-server';
import { session, startFollowers, type Followers } from '../../../../test/builders/followers';
import { codesOf, placedIn, valueOf } from '../../../../test/builders/house';

let calendars: Followers;
beforeAll(async () => (calendars = await startFollowers()));
afterAll(() => calendars.close());

/** Ten days from now. */
const day = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);

describe('a calendar file', () => {
  it('keeps the time of its events, under titles that are the note of the house', async () => {
    const house = calendars.houses.aHouse();
    const room = await calendars.aRoom(house);
    valueOf(
      await calendars.bring(
        house,
        room,
        calendarText(...session('a', 10), ...session('b', 11, '14:00', '16:00', 'Night, take 2')),
      ),
    );
    expect(await calendars.blocked(room)).toMatchObject([
      { note: 'a', starts: '09:00' },
      { note: 'Night, take 2', starts: '14:00' },
    ]);
  });

  it('changes nothing at all when it comes again', async () => {
    const house = calendars.houses.aHouse();
    const room = await calendars.aRoom(house);
    const text = calendarText(
      ...session('a', 10),
      ...eventLines('w', `DTSTART:${stampIn(3, '18:00')}`, 'DURATION:PT2H', 'RRULE:FREQ=WEEKLY'),
    );
    valueOf(await calendars.bring(house, room, text));
    const before = await calendars.traces(room);
    valueOf(await calendars.bring(house, room, text));
    expect(await calendars.traces(room)).toEqual(before);
  });

  it('changes only what changed, and gives back the time of what is gone', async () => {
    const house = calendars.houses.aHouse();
    const room = await calendars.aRoom(house);
    valueOf(
      await calendars.bring(house, room, calendarText(...session('a', 10), ...session('b', 11), ...session('c', 12))),
    );
    const [a] = await calendars.blocked(room);
    valueOf(
      await calendars.bring(house, room, calendarText(...session('a', 10), ...session('b', 11, '13:00', '15:00'))),
    );
    expect(await calendars.blocked(room)).toMatchObject([a, { note: 'b', starts: '13:00' }]);
  });

  it('never breaks a promise: the event keeps the time around it', async () => {
    const house = calendars.houses.aHouse();
    const room = await calendars.aRoom(house);
    const held = placedIn(
      await calendars.houses.place(calendars.houses.aProducer(), [{ room, period: `${day}T10:00/11:00` }]),
    );
    valueOf(await calendars.bring(house, room, calendarText(...session('a', 10))));
    expect(await calendars.houses.states(room)).toEqual(['HELD', 'BLOCKED']);
    const { rows } = await calendars.looking.query(
      `select to_char(lower(span) at time zone 'UTC', 'HH24:MI') as starts from commitments, unnest(during) as span
       where resource_id = $1 and state = 'BLOCKED'`,
      [uuidOf(room)],
    );
    expect(rows).toEqual([{ starts: '09:00' }, { starts: '11:00' }]);
    expect(held).toHaveLength(1);
  });

  it.each([
    ['another UID', session('b', 10)],
    [
      'a place in a series',
      eventLines('a', `DTSTART:${stampIn(10, '09:00')}`, 'DURATION:PT3H', 'RRULE:FREQ=WEEKLY;COUNT=2'),
    ],
  ])('has its time before whoever waits for it, also where an event comes again under %s', async (_, next) => {
    const house = calendars.houses.aHouse();
    const room = await calendars.aRoom(house);
    valueOf(await calendars.bring(house, room, calendarText(...session('a', 10))));
    placedIn(
      await calendars.houses.place(calendars.houses.aProducer(), [{ room, period: `${day}T09:00/12:00` }], {
        wait: true,
      }),
    );
    valueOf(await calendars.bring(house, room, calendarText(...next)));
    expect((await calendars.blocked(room))[0]).toMatchObject({ starts: '09:00' });
    expect(await calendars.houses.states(room)).not.toContain('HELD');
  });

  it('is not taken under the name of a calendar that is read from an address, nor by another house', async () => {
    const house = calendars.houses.aHouse();
    const room = await calendars.aRoom(house);
    valueOf(await calendars.addFeed(house, room, { name: 'Google' }));
    expect(codesOf(await calendars.bring(house, room, calendarText(), 'Google'))).toEqual(['INVALID']);
    expect(codesOf(await calendars.bring(calendars.houses.aHouse(), room, calendarText()))).toEqual(['NOT_ALLOWED']);
    expect(codesOf(await calendars.bring(calendars.houses.aHouse('VIEWER'), room, calendarText()))).toEqual([
      'NOT_ALLOWED',
    ]);
  });

  it('says in which line it cannot be read, and then changes nothing', async () => {
    const house = calendars.houses.aHouse();
    const room = await calendars.aRoom(house);
    const read = await calendars.bring(
      house,
      room,
      calendarText(...session('a', 10)).replace('END:VEVENT', 'END:VTODO'),
    );
    expect(read).toMatchObject({
      ok: false,
      refusals: [{ code: 'INVALID', message: expect.stringMatching(/^Line 10/) }],
    });
    expect(await calendars.blocked(room)).toEqual([]);
  });

  it('is left alone where it is what the house sends out itself', async () => {
    const house = calendars.houses.aHouse();
    const room = await calendars.aRoom(house);
    const [held] = placedIn(
      await calendars.houses.place(calendars.houses.aProducer(), [{ room, period: `${day}T10:00/11:00` }]),
    );
    const own = `${uuidOf(held as Id)}@calendar.interlock`;
    const foreign = `${crypto.randomUUID()}@calendar.interlock`;
    valueOf(await calendars.bring(house, room, calendarText(...session(own, 10), ...session(foreign, 11))));
    expect(await calendars.blocked(room)).toMatchObject([{ note: foreign }]);
  });
});

describe('a file that is slow to read', () => {
  it('is read aside: pencils are placed meanwhile', async () => {
    const house = calendars.houses.aHouse();
    const [busy, free] = [await calendars.aRoom(house), await calendars.aRoom(house)];
    const never = ['DTSTART:20010101T090000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30'];
    const file = calendarText(...Array.from({ length: 150 }, (_, n) => eventLines(`${n}`, ...never)).flat());
    const state = { isRead: false };
    const reading = calendars.bring(house, busy, file).finally(() => (state.isRead = true));
    placedIn(
      await calendars.houses.place(calendars.houses.aProducer(), [{ room: free, period: `${day}T10:00/11:00` }]),
    );
    expect(state.isRead).toBe(false);
    expect(valueOf(await reading).content.occurrences).toEqual([]);
  });
});
