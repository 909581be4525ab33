import { uuidOf, type Id } from '#kernel/ids';
import type { Viewer } from '#service/viewer/viewer';
import { calendarServer, calendarText } from '../../../../test/builders/calendar-server';
import { session, startFollowers, type Followers } from '../../../../test/builders/followers';
import { codesOf, valueOf } from '../../../../test/builders/house';
import { within as untilWithin } from '../../../../test/flows/eventually';
import { until } from '../../../../test/world/waiting';
import { ReadFeeds } from './read-feeds';
import { RemoveCalendarFeed } from './remove-calendar-feed';
import { SyncCalendarFeed } from './sync-calendar-feed';
import { TakeCalendar } from './take-calendar';

let calendars: Followers;
beforeAll(async () => (calendars = await startFollowers()));
afterAll(() => calendars.close());

const key = (): string => crypto.randomUUID();

async function feedRow(id: Id<'feed'>) {
  const { rows } = await calendars.looking.query(
    `select fault, failures, etag, read_at is not null as was_read, next_at is null as is_paused,
       extract(epoch from next_at - clock_timestamp())::int as waits from calendar_feeds where id = $1`,
    [uuidOf(id)],
  );
  return rows[0];
}

/** Reads what is due until this calendar was, by this test or by the job of the service. */
async function readNow(house: Viewer, feedId: Id<'feed'>): Promise<void> {
  const state = async (): Promise<{ readonly tried: string; readonly isDone: boolean }> => {
    const { rows } = await calendars.looking.query(
      `select tried_at::text as tried, next_at is null or next_at > clock_timestamp() + interval '1 minute' as "isDone"
       from calendar_feeds where id = $1`,
      [uuidOf(feedId)],
    );
    return rows[0];
  };
  const { tried } = await state();
  valueOf(await calendars.app(SyncCalendarFeed).run(house, { feedId, idempotencyKey: key() }));
  await until(async () => {
    await calendars.app(ReadFeeds).run();
    const now = await state();
    return now.isDone && now.tried !== tried;
  }, 'the calendar is read');
}

describe('a calendar that is read from an address', () => {
  it('is asked for only if it has changed, and follows its changes', async () => {
    const house = calendars.houses.aHouse();
    const room = await calendars.aRoom(house);
    calendars.server.serve({ body: calendarText(...session('a', 10)), headers: { etag: '"one"' } });
    const { feed } = valueOf(await calendars.addFeed(house, room, { url: calendars.server.url }));
    await readNow(house, feed);
    expect(await calendars.blocked(room)).toMatchObject([{ note: 'a' }]);
    const before = await calendars.traces(room);
    calendars.server.serve({ status: 304 });
    await readNow(house, feed);
    expect(calendars.server.asked.at(-1)?.['if-none-match']).toBe('"one"');
    expect(await calendars.traces(room)).toEqual(before);
    calendars.server.serve({ body: calendarText(...session('b', 10)) });
    await readNow(house, feed);
    expect(await calendars.blocked(room)).toMatchObject([{ note: 'b' }]);
  });

  it('is looked through again each day while it stays as it is, for its series go on', async () => {
    const house = calendars.houses.aHouse();
    const room = await calendars.aRoom(house);
    const headers = { etag: '"same"' };
    calendars.server.serve({ body: calendarText(...session('a', 10)), headers });
    const { feed } = valueOf(await calendars.addFeed(house, room));
    await readNow(house, feed);
    calendars.server.serve({ body: calendarText(...session('a', 10), ...session('b', 11)), headers });
    const later = (hours: number): Promise<unknown> =>
      calendars.looking.query(
        `update calendar_feeds set read_at = read_at - $2::interval, read_until = read_until - $2::interval where id = $1`,
        [uuidOf(feed), `${hours} hours`],
      );
    await later(20);
    await readNow(house, feed);
    expect(calendars.server.asked.at(-1)).toHaveProperty('if-none-match', '"same"');
    expect(await calendars.blocked(room)).toMatchObject([{ note: 'a' }]);
    await later(20);
    await readNow(house, feed);
    expect(calendars.server.asked.at(-1)).not.toHaveProperty('if-none-match');
    expect(await calendars.blocked(room)).toMatchObject([{ note: 'a' }, { note: 'b' }]);
  });

  it('keeps what was read while its server fails, says why, and asks less and less often', async () => {
    const house = calendars.houses.aHouse();
    const room = await calendars.aRoom(house);
    calendars.server.serve({ body: calendarText(...session('a', 10)) });
    const { feed } = valueOf(await calendars.addFeed(house, room));
    await readNow(house, feed);
    calendars.server.serve({ status: 503 });
    await readNow(house, feed);
    expect(await feedRow(feed)).toMatchObject({ fault: 'The server answers with the status 503.', failures: 1 });
    await calendars.looking.query('update calendar_feeds set failures = 4, next_at = clock_timestamp() where id = $1', [
      uuidOf(feed),
    ]);
    const { waits } = await untilWithin(
      5000,
      () => feedRow(feed),
      ({ failures }) => failures === 5,
    );
    expect(waits).toBeGreaterThan(0.8 * 15 * 60 * 32 - 60);
    expect(await calendars.blocked(room)).toHaveLength(1);
    calendars.server.serve({ body: calendarText() });
    await readNow(house, feed);
    expect(await feedRow(feed)).toMatchObject({ fault: null, failures: 0, was_read: true });
    expect(await calendars.blocked(room)).toEqual([]);
  });

  it('is asked for less and less often where the fault is ours, and says so', async () => {
    const house = calendars.houses.aHouse();
    const room = await calendars.aRoom(house);
    calendars.server.serve({ body: calendarText(...session('a', 10)) });
    const { feed } = valueOf(await calendars.addFeed(house, room));
    const broken = jest.spyOn(calendars.app(TakeCalendar), 'run').mockRejectedValue(new Error('out of order'));
    try {
      await readNow(house, feed);
    } finally {
      broken.mockRestore();
    }
    const row = await feedRow(feed);
    expect(row).toMatchObject({ fault: expect.stringMatching(/fault of ours/), failures: 1, was_read: false });
    expect(row.waits).toBeGreaterThan(15 * 60);
  });

  it('waits for no server that another house has entered, however many of them hang', async () => {
    const [slow, quick] = [calendars.houses.aHouse(), calendars.houses.aHouse()];
    const [busy, free] = [await calendars.aRoom(slow), await calendars.aRoom(quick)];
    const hanging = await calendarServer();
    const { promise: wait, resolve: answer } = Promise.withResolvers<void>();
    hanging.serve({ status: 404, after: wait });
    try {
      for (let n = 0; n < 9; n++) valueOf(await calendars.addFeed(slow, busy, { name: `Slow ${n}`, url: hanging.url }));
      await untilWithin(
        5000,
        () => Promise.resolve(hanging.asked.length),
        (asked) => asked > 0,
      );
      calendars.server.serve({ body: calendarText(...session('a', 10)) });
      valueOf(await calendars.addFeed(quick, free));
      await untilWithin(
        5000,
        () => calendars.blocked(free),
        (taken) => taken.length > 0,
      );
      expect(hanging.asked).toHaveLength(1);
    } finally {
      answer();
      await hanging.close();
    }
  });

  it.each([
    [{ status: 302, headers: { location: 'http://127.0.0.1/other' } }, /leads on to another/],
    [{ status: 200, body: 'x'.repeat(1024 * 1024 + 1) }, /larger than 1024 KB/],
    [{ status: 200, body: '<html>' }, /not a calendar/],
    [{ status: 403 }, /does not let us/],
  ])('says what is wrong with it: %#', async (answer, words) => {
    const house = calendars.houses.aHouse();
    const room = await calendars.aRoom(house);
    calendars.server.serve(answer);
    const { feed } = valueOf(await calendars.addFeed(house, room));
    await readNow(house, feed);
    expect((await feedRow(feed)).fault).toMatch(words);
  });

  it('is not read any more once it is gone', async () => {
    const house = calendars.houses.aHouse();
    const room = await calendars.aRoom(house);
    calendars.server.serve({ status: 410 });
    const { feed } = valueOf(await calendars.addFeed(house, room));
    await readNow(house, feed);
    expect(await feedRow(feed)).toMatchObject({ is_paused: true });
  });

  it('leaves its time to the house, or gives it back', async () => {
    const house = calendars.houses.aHouse();
    const [kept, given] = [await calendars.aRoom(house), await calendars.aRoom(house)];
    calendars.server.serve({ body: calendarText(...session('a', 10)) });
    for (const [room, keepTime] of [
      [kept, true],
      [given, false],
    ] as const) {
      const { feed } = valueOf(await calendars.addFeed(house, room));
      await readNow(house, feed);
      valueOf(await calendars.app(RemoveCalendarFeed).run(house, { feedId: feed, keepTime, idempotencyKey: key() }));
    }
    expect(await calendars.blocked(kept)).toMatchObject([{ note: 'a' }]);
    const { rows } = await calendars.looking.query('select source, feed_id from blocks where resource_id = $1', [
      uuidOf(kept),
    ]);
    expect(rows).toEqual([{ source: 'HAND', feed_id: null }]);
    expect(await calendars.blocked(given)).toEqual([]);
  });

  it('is refused by an address that cannot be one', async () => {
    const house = calendars.houses.aHouse();
    const room = await calendars.aRoom(house);
    for (const url of [
      'ftp://example.org/a.ics',
      'https://me:secret@example.org/a.ics',
      'a.ics',
      `https://example.org/${'a'.repeat(2000)}`,
    ])
      expect(await calendars.addFeed(house, room, { url })).toMatchObject({
        ok: false,
        refusals: [{ field: ['url'] }],
      });
    valueOf(await calendars.addFeed(house, room, { url: 'webcal://example.org/a.ics' }));
    const { rows } = await calendars.looking.query('select url from calendar_feeds where resource_id = $1', [
      uuidOf(room),
    ]);
    expect(rows).toEqual([{ url: 'https://example.org/a.ics' }]);
    expect(codesOf(await calendars.addFeed(house, room))).toEqual(['INVALID']);
  });
});
