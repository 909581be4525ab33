import { Pool } from 'pg';
import { uuidOf, type Id } from '#kernel/ids';
import type { Viewer } from '#service/viewer/viewer';
import { calendarServer, calendarText, eventLines, stampIn } from '../../../../test/builders/calendar-server';
import { codesOf, placedIn, startHouses, valueOf, type Houses } from '../../../../test/builders/house';
import { AddCalendarFeed } from './add-calendar-feed';
import { ImportCalendar } from './import-calendar';
import { ReadFeeds } from './read-feeds';
import { RemoveCalendarFeed } from './remove-calendar-feed';
import { SyncCalendarFeed } from './sync-calendar-feed';

let houses: Houses;
let looking: Pool;
let server: Awaited<ReturnType<typeof calendarServer>>;
beforeAll(async () => {
  houses = await startHouses({ settings: { INTERLOCK_FEEDS_ALLOW_PRIVATE: '1' } });
  looking = new Pool({
    connectionString: houses.service.databaseUrl,
    max: 2,
    options: '-c search_path=facilities,public',
  });
  server = await calendarServer();
});
afterAll(async () => {
  await server.close();
  await looking.end();
  await houses.close();
});

const key = (): string => crypto.randomUUID();
/** Ten days from now. */
const day = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
const app = <T>(operation: abstract new (...parts: never[]) => T): T => houses.service.app.get<T>(operation);

/** A room that is offered from yesterday on for a year. */
async function aRoom(house: Viewer): Promise<Id<'resource'>> {
  const dayAt = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
  return houses.aRoom(house, { window: `${dayAt(-1)}T00:00/${dayAt(365)}T00:00` });
}

const bring = (house: Viewer, resourceId: Id<'resource'>, text: string, name = 'Wall calendar') =>
  app(ImportCalendar).bring(house, { resourceId, name }, Buffer.from(text));

const session = (uid: string, days: number, from = '09:00', to = '12:00', title = uid): readonly string[] =>
  eventLines(uid, `DTSTART:${stampIn(days, from)}`, `DTEND:${stampIn(days, to)}`, `SUMMARY:${title}`);

type Taken = { readonly id: string; readonly note: string; readonly starts: string };

/** What blocks take of a room: by start. */
async function blocked(room: Id<'resource'>): Promise<readonly Taken[]> {
  const { rows } = await looking.query<Taken>(
    `select c.id, b.note, to_char(lower(c.during) at time zone 'UTC', 'HH24:MI') as starts
     from commitments c join blocks b on b.id = c.block_id
     where c.resource_id = $1 and c.state = 'BLOCKED' order by lower(c.during)`,
    [uuidOf(room)],
  );
  return rows;
}

/** All that an act leaves behind: revisions, commitments, entries of the trail, facts. */
async function traces(room: Id<'resource'>): Promise<unknown> {
  const { rows } = await looking.query(
    `select (select rev from resources where id = $1) as rev, (select count(*) from audit_entries) as entries,
       (select count(*) from outbox) as facts, (select count(*) from commitments) as commitments,
       (select json_agg(b order by b.id) from blocks b where b.resource_id = $1) as blocks`,
    [uuidOf(room)],
  );
  return rows[0];
}

describe('a calendar file', () => {
  it('keeps the time of its events, under titles that are the note of the house', async () => {
    const house = houses.aHouse();
    const room = await aRoom(house);
    valueOf(
      await bring(
        house,
        room,
        calendarText(...session('a', 10), ...session('b', 11, '14:00', '16:00', 'Night, take 2')),
      ),
    );
    expect(await blocked(room)).toMatchObject([
      { note: 'a', starts: '09:00' },
      { note: 'Night, take 2', starts: '14:00' },
    ]);
  });

  it('changes nothing at all when it comes again', async () => {
    const house = houses.aHouse();
    const room = await aRoom(house);
    const text = calendarText(
      ...session('a', 10),
      ...eventLines('w', `DTSTART:${stampIn(3, '18:00')}`, 'DURATION:PT2H', 'RRULE:FREQ=WEEKLY'),
    );
    valueOf(await bring(house, room, text));
    const before = await traces(room);
    valueOf(await bring(house, room, text));
    expect(await traces(room)).toEqual(before);
  });

  it('changes only what changed, and gives back the time of what is gone', async () => {
    const house = houses.aHouse();
    const room = await aRoom(house);
    valueOf(await bring(house, room, calendarText(...session('a', 10), ...session('b', 11), ...session('c', 12))));
    const [a] = await blocked(room);
    valueOf(await bring(house, room, calendarText(...session('a', 10), ...session('b', 11, '13:00', '15:00'))));
    expect(await blocked(room)).toMatchObject([a, { note: 'b', starts: '13:00' }]);
  });

  it('never breaks a promise: the event keeps the time around it', async () => {
    const house = houses.aHouse();
    const room = await aRoom(house);
    const held = placedIn(await houses.place(houses.aProducer(), [{ room, period: `${day}T10:00/11:00` }]));
    valueOf(await bring(house, room, calendarText(...session('a', 10))));
    expect(await houses.states(room)).toEqual(['HELD', 'BLOCKED']);
    const { rows } = await looking.query(
      `select to_char(lower(span) at time zone 'UTC', 'HH24:MI') as starts from commitments, unnest(during) as span
       where resource_id = $1 and state = 'BLOCKED'`,
      [uuidOf(room)],
    );
    expect(rows).toEqual([{ starts: '09:00' }, { starts: '11:00' }]);
    expect(held).toHaveLength(1);
  });

  it('is not taken under the name of a calendar that is read from an address, nor by another house', async () => {
    const house = houses.aHouse();
    const room = await aRoom(house);
    valueOf(await addFeed(house, room, { name: 'Google' }));
    expect(codesOf(await bring(house, room, calendarText(), 'Google'))).toEqual(['INVALID']);
    expect(codesOf(await bring(houses.aHouse(), room, calendarText()))).toEqual(['NOT_ALLOWED']);
    expect(codesOf(await bring(houses.aHouse('VIEWER'), room, calendarText()))).toEqual(['NOT_ALLOWED']);
  });

  it('says in which line it cannot be read, and then changes nothing', async () => {
    const house = houses.aHouse();
    const room = await aRoom(house);
    const read = await bring(house, room, calendarText(...session('a', 10)).replace('END:VEVENT', 'END:VTODO'));
    expect(read).toMatchObject({
      ok: false,
      refusals: [{ code: 'INVALID', message: expect.stringMatching(/^Line 10/) }],
    });
    expect(await blocked(room)).toEqual([]);
  });

  it('is left alone where it is what the house sends out itself', async () => {
    const house = houses.aHouse();
    const room = await aRoom(house);
    const [held] = placedIn(await houses.place(houses.aProducer(), [{ room, period: `${day}T10:00/11:00` }]));
    const own = `${uuidOf(held as Id)}@calendar.interlock`;
    const foreign = `${crypto.randomUUID()}@calendar.interlock`;
    valueOf(await bring(house, room, calendarText(...session(own, 10), ...session(foreign, 11))));
    expect(await blocked(room)).toMatchObject([{ note: foreign }]);
  });
});

describe('a file that is slow to read', () => {
  it('is read aside: pencils are placed meanwhile', async () => {
    const house = houses.aHouse();
    const [busy, free] = [await aRoom(house), await aRoom(house)];
    const never = ['DTSTART:20010101T090000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30'];
    const file = calendarText(...Array.from({ length: 150 }, (_, n) => eventLines(`${n}`, ...never)).flat());
    const state = { isRead: false };
    const reading = bring(house, busy, file).finally(() => (state.isRead = true));
    placedIn(await houses.place(houses.aProducer(), [{ room: free, period: `${day}T10:00/11:00` }]));
    expect(state.isRead).toBe(false);
    expect(valueOf(await reading).content.occurrences).toEqual([]);
  });
});

const addFeed = (house: Viewer, resourceId: Id<'resource'>, { name = 'Google', url = server.url } = {}) =>
  app(AddCalendarFeed).run(house, { resourceId, name, url, idempotencyKey: key() });

async function feedRow(id: Id<'feed'>) {
  const { rows } = await looking.query(
    `select fault, failures, etag, read_at is not null as was_read, next_at is null as is_paused,
       extract(epoch from next_at - clock_timestamp())::int as waits from calendar_feeds where id = $1`,
    [uuidOf(id)],
  );
  return rows[0];
}

/** Reads what is due until this calendar was, by this test or by the job of the service. */
async function readNow(house: Viewer, feedId: Id<'feed'>): Promise<void> {
  const state = async (): Promise<{ readonly tried: string; readonly isDone: boolean }> => {
    const { rows } = await looking.query(
      `select tried_at::text as tried, next_at is null or next_at > clock_timestamp() + interval '1 minute' as "isDone"
       from calendar_feeds where id = $1`,
      [uuidOf(feedId)],
    );
    return rows[0];
  };
  const { tried } = await state();
  valueOf(await app(SyncCalendarFeed).run(house, { feedId, idempotencyKey: key() }));
  for (let tries = 0; tries < 100; tries++) {
    await app(ReadFeeds).run();
    const now = await state();
    if (now.isDone && now.tried !== tried) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the calendar was not read');
}

describe('a calendar that is read from an address', () => {
  it('is asked for only if it has changed, and follows its changes', async () => {
    const house = houses.aHouse();
    const room = await aRoom(house);
    server.serve({ body: calendarText(...session('a', 10)), headers: { etag: '"one"' } });
    const { feed } = valueOf(await addFeed(house, room, { url: server.url }));
    await readNow(house, feed);
    expect(await blocked(room)).toMatchObject([{ note: 'a' }]);
    const before = await traces(room);
    server.serve({ status: 304 });
    await readNow(house, feed);
    expect(server.asked.at(-1)?.['if-none-match']).toBe('"one"');
    expect(await traces(room)).toEqual(before);
    server.serve({ body: calendarText(...session('b', 10)) });
    await readNow(house, feed);
    expect(await blocked(room)).toMatchObject([{ note: 'b' }]);
  });

  it('keeps what was read while its server fails, says why, and asks less and less often', async () => {
    const house = houses.aHouse();
    const room = await aRoom(house);
    server.serve({ body: calendarText(...session('a', 10)) });
    const { feed } = valueOf(await addFeed(house, room));
    await readNow(house, feed);
    server.serve({ status: 503 });
    await readNow(house, feed);
    expect(await feedRow(feed)).toMatchObject({ fault: 'The server answers with the status 503.', failures: 1 });
    await looking.query('update calendar_feeds set failures = 4, next_at = clock_timestamp() where id = $1', [
      uuidOf(feed),
    ]);
    await app(ReadFeeds).run();
    const { waits, failures } = await feedRow(feed);
    expect(failures).toBe(5);
    expect(waits).toBeGreaterThan(0.8 * 15 * 60 * 32 - 60);
    expect(await blocked(room)).toHaveLength(1);
    server.serve({ body: calendarText() });
    await readNow(house, feed);
    expect(await feedRow(feed)).toMatchObject({ fault: null, failures: 0, was_read: true });
    expect(await blocked(room)).toEqual([]);
  });

  it.each([
    [{ status: 302, headers: { location: 'http://127.0.0.1/other' } }, /leads on to another/],
    [{ status: 200, body: 'x'.repeat(1024 * 1024 + 1) }, /larger than 1024 KB/],
    [{ status: 200, body: '<html>' }, /not a calendar/],
    [{ status: 403 }, /does not let us/],
  ])('says what is wrong with it: %#', async (answer, words) => {
    const house = houses.aHouse();
    const room = await aRoom(house);
    server.serve(answer);
    const { feed } = valueOf(await addFeed(house, room));
    await readNow(house, feed);
    expect((await feedRow(feed)).fault).toMatch(words);
  });

  it('is not read any more once it is gone', async () => {
    const house = houses.aHouse();
    const room = await aRoom(house);
    server.serve({ status: 410 });
    const { feed } = valueOf(await addFeed(house, room));
    await readNow(house, feed);
    expect(await feedRow(feed)).toMatchObject({ is_paused: true });
  });

  it('leaves its time to the house, or gives it back', async () => {
    const house = houses.aHouse();
    const [kept, given] = [await aRoom(house), await aRoom(house)];
    server.serve({ body: calendarText(...session('a', 10)) });
    for (const [room, keepTime] of [
      [kept, true],
      [given, false],
    ] as const) {
      const { feed } = valueOf(await addFeed(house, room));
      await readNow(house, feed);
      valueOf(await app(RemoveCalendarFeed).run(house, { feedId: feed, keepTime, idempotencyKey: key() }));
    }
    expect(await blocked(kept)).toMatchObject([{ note: 'a' }]);
    const { rows } = await looking.query('select source, feed_id from blocks where resource_id = $1', [uuidOf(kept)]);
    expect(rows).toEqual([{ source: 'HAND', feed_id: null }]);
    expect(await blocked(given)).toEqual([]);
  });

  it('is refused by an address that cannot be one', async () => {
    const house = houses.aHouse();
    const room = await aRoom(house);
    for (const url of [
      'ftp://example.org/a.ics',
      'https://me:secret@example.org/a.ics',
      'a.ics',
      `https://example.org/${'a'.repeat(2000)}`,
    ])
      expect(await addFeed(house, room, { url })).toMatchObject({ ok: false, refusals: [{ field: ['url'] }] });
    valueOf(await addFeed(house, room, { url: 'webcal://example.org/a.ics' }));
    const { rows } = await looking.query('select url from calendar_feeds where resource_id = $1', [uuidOf(room)]);
    expect(rows).toEqual([{ url: 'https://example.org/a.ics' }]);
    expect(codesOf(await addFeed(house, room))).toEqual(['INVALID']);
  });
});
