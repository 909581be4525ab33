import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { calendarServer, calendarText, eventLines, stampIn } from '../builders/calendar-server';
import { aLink, anUploadedCalendar } from '../builders/feeds';
import { codes, freshKey } from '../world/client';
import { aFacility, aRoom, type Person } from '../world/people';
import { leaveNothing, on, runCommand } from '../world/server';
import { World } from '../world/world';
import { within as untilWithin } from './eventually';

const folder = mkdtempSync(join(tmpdir(), 'interlock-calendar-'));
let world: World;
let house: Person;
let server: Awaited<ReturnType<typeof calendarServer>>;
beforeAll(async () => {
  world = await World.start({ INTERLOCK_FEEDS_ALLOW_PRIVATE: '1' });
  house = await world.house();
  server = await calendarServer();
});
afterAll(async () => {
  await server.close();
  await leaveNothing();
  await world.close();
  rmSync(folder, { recursive: true });
});

const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const around = { start: `${day(8)}T00:00:00Z`, end: `${day(14)}T00:00:00Z` };
const session = (uid: string, title: string): readonly string[] =>
  eventLines(uid, `DTSTART:${stampIn(10, '09:00')}`, `DTEND:${stampIn(10, '12:00')}`, `SUMMARY:${title}`);

async function aSuite() {
  const facility = await aFacility(house, 'Lyon');
  const room = await aRoom(house, { facility, name: 'Suite 9' });
  const input = { resourceId: room.id, periods: [around], units: 1, idempotencyKey: freshKey() };
  await house.did('publishCapacity', 'PublishCapacityInput', input, 'windows { id }');
  return { facility, room: room.id };
}

const feedFields = 'id name url fault isPaused eventCount leftOutCount readAt nextAt collisions { note }';
const ofRoom = `query ($id: ID!, $within: PeriodInput!) { resource(id: $id) { calendarFeeds { ${feedFields} }
  blocks(within: $within) { note source } freeUnits(during: $within) free(within: $within) { period { start end } } } }`;
const look = async (who: Person, id: string) => (await who.ask(ofRoom, { id, within: around })).resource;

describe('a calendar that a house keeps elsewhere', () => {
  it('is read at once, keeps time under titles only the house sees, and is followed', async () => {
    const { room } = await aSuite();
    server.serve({ body: calendarText(...session('one', 'Secret film')), headers: { etag: '"1"' } });
    const asked = { resourceId: room, name: 'Google', url: server.url, idempotencyKey: freshKey() };
    const { feed } = await house.did('addCalendarFeed', 'AddCalendarFeedInput', asked, 'feed { id }');
    const seen = await untilWithin(
      10_000,
      () => look(house, room),
      ({ blocks }) => blocks.length > 0,
    );
    expect(seen.blocks).toEqual([{ note: 'Secret film', source: 'FEED' }]);
    expect(seen.calendarFeeds).toMatchObject([{ name: 'Google', fault: null, isPaused: false, eventCount: 1 }]);
    const producer = await world.producer();
    const foreign = await look(producer, room);
    expect(foreign).toMatchObject({ calendarFeeds: [], blocks: [] });
    expect(foreign.free).toHaveLength(2);

    server.serve({ body: 'no calendar' });
    const again = { feedId: feed.id, idempotencyKey: freshKey() };
    await house.did('syncCalendarFeed', 'SyncCalendarFeedInput', again, 'feed { id }');
    const failed = await untilWithin(
      10_000,
      () => look(house, room),
      ({ calendarFeeds }) => calendarFeeds[0].fault !== null,
    );
    expect(failed.calendarFeeds[0].fault).toMatch(/not a calendar/);
    expect(failed.blocks).toHaveLength(1);
    const removal = { feedId: feed.id, keepTime: false, idempotencyKey: freshKey() };
    await house.did('removeCalendarFeed', 'RemoveCalendarFeedInput', removal, 'resource { id }');
    expect(await look(house, room)).toMatchObject({ calendarFeeds: [], blocks: [] });
  });

  it('comes as a file as well; an event in the way of a promise is shown with both sides', async () => {
    const { room } = await aSuite();
    const producer = await world.producer();
    const lines = [{ resourceId: room, period: { start: `${day(10)}T10:00:00Z`, end: `${day(10)}T11:00:00Z` } }];
    await producer.did('sendRequest', 'SendRequestInput', { lines, idempotencyKey: freshKey() }, 'request { id }');
    const uploadId = await anUploadedCalendar(house, calendarText(...session('one', 'Painters')));
    const input = { resourceId: room, name: 'Wall', uploadId, idempotencyKey: freshKey() };
    const { feed } = await house.did('importCalendar', 'ImportCalendarInput', input, `feed { ${feedFields} }`);
    expect(feed).toMatchObject({ url: null, eventCount: 1, collisions: [{ note: 'Painters' }] });
    const broken = await anUploadedCalendar(house, 'BEGIN:VCALENDAR');
    const refused = await house.do(
      'importCalendar',
      'ImportCalendarInput',
      { ...input, uploadId: broken, idempotencyKey: freshKey() },
      'feed { id }',
    );
    expect(codes(refused)).toEqual(['INVALID']);
  });
});

describe('npx interlock import calendar', () => {
  const run = (file: string, ...words: readonly string[]) =>
    runCommand(on(world.databaseUrl), 'import', 'calendar', join(folder, file), ...words);

  it('takes a file in for the house, tells each event it leaves out, and leaves a trace', async () => {
    const { room } = await aSuite();
    const broken = eventLines('two', 'DTSTART:20310231T090000Z', 'DURATION:PT1H');
    writeFileSync(join(folder, 'wall.ics'), calendarText(...session('one', 'Painters'), ...broken));
    const { code, lines } = await run('wall.ics', '--resource', room, '--units', '1');
    expect(lines).toEqual(['line 11: DTSTART is no date that exists', 'wall.ics: 1 events taken, 1 left out']);
    expect(code).toBe(1);
    const seen = await look(house, room);
    expect(seen).toMatchObject({ calendarFeeds: [{ name: 'wall', url: null, eventCount: 1, leftOutCount: 1 }] });
    expect(seen.blocks).toEqual([{ note: 'Painters', source: 'FILE' }]);
    const trail = `query ($id: ID!) { audit(subjectId: $id, first: 10) { edges { node { act actor { id } } } } }`;
    const admin = await world.admin();
    const traces = async () => (await admin.ask(trail, { id: seen.calendarFeeds[0].id })).audit.edges;
    const trace = { act: 'importCalendar', actor: null };
    expect(await untilWithin(5000, traces, (edges) => edges.length > 0)).toEqual([{ node: trace }]);
  }, 30_000);

  it('exits 2 where nothing can be done, and says why', async () => {
    writeFileSync(join(folder, 'page.ics'), '<html>');
    const { room } = await aSuite();
    expect(await run('nothing.ics', '--resource', room)).toEqual({
      ...{ code: 2, lines: [expect.stringMatching(/cannot be read/)] },
    });
    expect(await run('page.ics', '--resource', room)).toEqual({
      ...{ code: 2, lines: [expect.stringMatching(/^INVALID Line 1: .*not a calendar/)] },
    });
  }, 30_000);
});

describe('a calendar that a house shows elsewhere', () => {
  it('tells of pencils and kept time without a title, until its link is revoked', async () => {
    const { facility, room } = await aSuite();
    const producer = await world.producer('Zugvogel Films');
    const lines = [{ resourceId: room, period: { start: `${day(9)}T10:00:00Z`, end: `${day(9)}T11:00:00Z` } }];
    await producer.did('sendRequest', 'SendRequestInput', { lines, idempotencyKey: freshKey() }, 'request { id }');
    const uploadId = await anUploadedCalendar(house, calendarText(...session('one', 'Zugvogel')));
    const input = { resourceId: room, name: 'Wall', uploadId, idempotencyKey: freshKey() };
    await house.did('importCalendar', 'ImportCalendarInput', input, 'feed { id }');

    const { path: foreign } = await aLink(house, await aFacility(house, 'Nice'));
    expect(await (await fetch(`${world.url}${foreign}`)).text()).not.toContain('Suite 9');
    const asked = { facilityId: facility, resourceId: room, name: 'Front desk', idempotencyKey: freshKey() };
    const { link, path } = await house.did('createCalendarLink', 'CreateCalendarLinkInput', asked, 'link { id } path');
    const again = await house.did('createCalendarLink', 'CreateCalendarLinkInput', asked, 'link { id } path');
    expect(again).toMatchObject({ link, path: null });
    const answer = await fetch(`${world.url}${path}`);
    const text = await answer.text();
    expect(text).toContain('SUMMARY:Suite 9: first pencil');
    expect(text).toContain('STATUS:TENTATIVE');
    expect(text).toContain('SUMMARY:Suite 9: blocked');
    expect(text).not.toMatch(/Zugvogel/);
    const etag = answer.headers.get('etag') ?? '';
    expect((await fetch(`${world.url}${path}`, { headers: { 'if-none-match': etag } })).status).toBe(304);

    const revoked = { linkId: link.id, idempotencyKey: freshKey() };
    const left = await house.did(
      'revokeCalendarLink',
      'RevokeCalendarLinkInput',
      revoked,
      'facility { calendarLinks { id } }',
    );
    expect(left.facility.calendarLinks).toEqual([]);
    expect((await fetch(`${world.url}${path}`)).status).toBe(404);
  });
});
