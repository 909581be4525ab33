import { SMTPServer } from 'smtp-server';
import { Logs } from '#service/start/logs';
import { type RunningInterlock, startInterlock } from '../../apps/interlock/src/interlock';
import { aSearchToSave } from '../builders/saved-searches';
import { freshKey } from '../world/client';
import { freshDatabase, secretOfTests, testSettings } from '../world/database';
import { StandingClock } from '../world/edge';
import { aRoom, gradingClaim, type Person, signIn, signUp } from '../world/people';
import { within } from './eventually';

type Taken = { readonly to: readonly string[]; readonly text: string };

/** A mail server that takes whatever comes and keeps it; the next letter it refuses for now, if told so. */
async function aMailServer() {
  const taken: Taken[] = [];
  const moods = { isBusy: false, refused: 0 };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => void parts.push(part));
      stream.on('end', () => {
        if (moods.isBusy) {
          moods.refused++;
          return done(Object.assign(new Error('busy'), { responseCode: 451 }));
        }
        const to = session.envelope.rcptTo.map(({ address }) => address);
        taken.push({ to, text: Buffer.concat(parts).toString() });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as { readonly port: number };
  return {
    taken,
    moods,
    url: `smtp://127.0.0.1:${port}`,
    close: () => new Promise<void>((done) => server.close(done)),
  };
}

const quarterMs = 16 * 60_000;
const hourMs = 3_600_000;
let mail: Awaited<ReturnType<typeof aMailServer>>;
let interlock: RunningInterlock;
let house: Person;
let producer: Person;
const clock = new StandingClock(Date.now());
beforeAll(async () => {
  mail = await aMailServer();
  const databaseUrl = await freshDatabase();
  const settings = testSettings({
    ...{ INTERLOCK_SMTP_URL: mail.url, INTERLOCK_PUBLIC_URL: 'https://interlock.example.org' },
    INTERLOCK_MAIL_FROM: 'Interlock <post@interlock.example.org>',
  });
  interlock = await startInterlock({
    settings,
    secret: secretOfTests,
    databaseUrl,
    logs: new Logs(false, 'error'),
    clock,
  });
  [house, producer] = [await signUp(interlock.url, 'FACILITY'), await signUp(interlock.url, 'PRODUCER')];
});
afterAll(async () => {
  await interlock.close();
  await mail.close();
});

const eventually = async (isSo: () => Promise<boolean>): Promise<void> =>
  expect(await within(20_000, isSo, Boolean)).toBe(true);

/** Access tokens are good for minutes: whoever comes back later signs in again. */
async function later(ms: number): Promise<void> {
  clock.goOn(ms);
  [house, producer] = [await signIn(interlock.url, house.email), await signIn(interlock.url, producer.email)];
}

const save = async (name: string, frequency = 'AT_ONCE', timeZone = 'UTC') => {
  const input = { ...aSearchToSave(name), frequency, timeZone, idempotencyKey: freshKey() };
  return (await producer.did('saveSearch', 'SaveSearchInput', input, 'savedSearch { id }')).savedSearch.id as string;
};
const publish = (name: string) =>
  aRoom(house, { name, claims: [gradingClaim], windows: [['2031-03-01T00:00:00Z', '2031-03-31T00:00:00Z']] });
const all = 'id name frequency newCount lastToldAt isOver';
const saved = async (id: string) =>
  (await producer.ask(`{ savedSearches { ${all} } }`)).savedSearches.find((one: { id: string }) => one.id === id);
/** A letter as it is read: quoted-printable undone, behind the headers. */
function read({ text }: Taken): string {
  const head = text.indexOf('\r\n\r\n');
  const body = text
    .slice(head)
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return text.slice(0, head) + Buffer.from(body, 'latin1').toString();
}
const about = (name: string): readonly string[] => mail.taken.map(read).filter((text) => text.includes(`“${name}”`));
const comes = (name: string, count = 1) => eventually(() => Promise.resolve(about(name).length === count));

describe('whoever saves a search', () => {
  it('gets a letter when a house publishes what it looks for, and none after one click in it', async () => {
    await publish('Suite that was there');
    const id = await save('Suites for the reel');
    await publish('Suite Aurora');
    await comes('Suites for the reel');
    const [letter = ''] = about('Suites for the reel');
    expect(mail.taken[0]?.to).toEqual([producer.email]);
    expect(letter).toMatch(/^Message-ID: <[0-9a-f-]{36}@interlock\.example\.org>/m);
    expect(letter).toContain('From: Interlock <post@interlock.example.org>');
    expect(letter).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m);
    expect(letter).toContain('1 new for “Suites for the reel”');
    expect(letter).toContain('Suite Aurora');
    expect(letter).not.toContain('Suite that was there');
    expect(letter).toContain('https://interlock.example.org/search?capability=colour');
    await eventually(async () => (await saved(id)).lastToldAt !== null);
    expect(await saved(id)).toMatchObject({ newCount: 1, isOver: false, frequency: 'AT_ONCE' });

    const stop = /List-Unsubscribe:\s+<https:\/\/interlock\.example\.org(\/stop\/[\w-]+)>/.exec(letter)?.[1];
    const other = await save('The same again');
    const clicked = await fetch(`${interlock.url}${stop}`, {
      method: 'POST',
      body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
    });
    expect(clicked.status).toBe(200);
    expect(await saved(id)).toMatchObject({ frequency: 'NEVER', newCount: null });
    await later(quarterMs);
    await publish('Suite Borealis');
    await comes('The same again');
    expect(about('The same again')[0]).toContain('1 new for');
    expect(about('Suites for the reel')).toHaveLength(1);
    await remove(other);
  });

  it('is written to in the morning where it asked for that, once, however busy the mail server was', async () => {
    const id = await save('Every morning', 'DAILY', 'Europe/Paris');
    await publish('Suite Cumulus');
    await eventually(async () => (await saved(id)).newCount === 1);
    expect(about('Every morning')).toEqual([]);
    mail.moods.isBusy = true;
    await later(25 * hourMs);
    await eventually(() => Promise.resolve(mail.moods.refused > 0));
    mail.moods.isBusy = false;
    await later(hourMs);
    await comes('Every morning');
    expect(about('Every morning')[0]).toContain('Suite Cumulus');
    await remove(id);
  });

  it('is told nothing of what is not to be seen any more when the letter goes out, and of it later when it is again', async () => {
    const id = await save('On Mondays', 'WEEKLY');
    const { id: room } = await publish('Suite Nimbus');
    await publish('Suite Stratus');
    await eventually(async () => (await saved(id)).newCount === 2);
    const rates = (await house.ask('query ($id: ID!) { resource(id: $id) { rates { id } } }', { id: room })).resource
      .rates;
    const hide = { resourceId: room, rateId: rates[0].id, idempotencyKey: freshKey() };
    await house.did('removeRate', 'RemoveRateInput', hide, 'resource { id }');
    expect(await saved(id)).toMatchObject({ newCount: 1 });
    await later(7 * 24 * hourMs);
    await comes('On Mondays');
    expect(about('On Mondays')[0]).toContain('Suite Stratus');
    expect(about('On Mondays')[0]).not.toContain('Suite Nimbus');
    const amount = { amountMinor: 70_000, currency: 'EUR' };
    const show = { resourceId: room, audience: 'EVERYONE', amount, per: 'DAY', idempotencyKey: freshKey() };
    await house.did('setRate', 'SetRateInput', show, 'resource { id }');
    await eventually(async () => (await saved(id)).newCount === 2);
    await later(7 * 24 * hourMs);
    await comes('On Mondays', 2);
    expect(about('On Mondays')[1]).toContain('Suite Nimbus');
    const change = { savedSearchId: id, seen: true, idempotencyKey: freshKey() };
    const { savedSearch } = await producer.did(
      'changeSavedSearch',
      'ChangeSavedSearchInput',
      change,
      `savedSearch { ${all} }`,
    );
    expect(savedSearch).toMatchObject({ newCount: 0 });
    await remove(id);
  });
});

async function remove(savedSearchId: string): Promise<void> {
  const input = { savedSearchId, idempotencyKey: freshKey() };
  await producer.did('removeSavedSearch', 'RemoveSavedSearchInput', input, 'savedSearchId');
}
