import { newId } from '#kernel/ids';
import { instant } from '#kernel/instant';
import { serviceHeader } from '#service/questions/ask-service';
import { Logs } from '#service/start/logs';
import { signViewer, viewerHeader } from '#service/viewer/signature';
import { type Viewer, visitor } from '#service/viewer/viewer';
import { freshDatabase, secretOfTests, testSettings } from '../../../test/world/database';
import { type RunningInterlock, startInterlock } from './interlock';

let services: RunningInterlock;
beforeAll(async () => {
  const databaseUrl = await freshDatabase();
  const settings = testSettings({
    ...{ INTERLOCK_SERVICES: 'facilities,partnerships', INTERLOCK_SECRET: secretOfTests },
    ...{ INTERLOCK_DATABASE_URL: databaseUrl, INTERLOCK_CAPABILITIES_URL: 'http://127.0.0.1:1' },
  });
  services = await startInterlock({ settings, secret: secretOfTests, databaseUrl, logs: new Logs(true, 'silent') });
});
afterAll(() => services.close());

const someone: Viewer = {
  ...{ account: newId('account', instant(Date.now())), organisation: newId('organisation', instant(Date.now())) },
  ...{ organisationKind: 'FACILITY', role: 'OWNER', isAdmin: true, session: null, onBehalfOf: null },
};

async function post(path: string, headers: Readonly<Record<string, string>>, body: object) {
  const response = await fetch(`${services.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.text() };
}
const create = `mutation { createFacility(input: { name: "A", timeZone: "Europe/Paris", idempotencyKey: "k" }) {
  facility { id } userErrors { code } } }`;
const ask = (headers: Readonly<Record<string, string>>, query = create) =>
  post('/graphql', { [serviceHeader]: 'facilities', ...headers }, { query });

const now = (): number => Date.now();
const signed = signViewer(someone, secretOfTests, now());
const [body = '', signature = ''] = signed.split('.');
const grander = Buffer.from(JSON.stringify({ at: now(), viewer: { ...someone, role: 'SCHEDULER' } })).toString(
  'base64url',
);

const unsigned: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['nothing at all', {}],
  ['a viewer without a signature', { [viewerHeader]: body }],
  ['a viewer as plain JSON', { [viewerHeader]: JSON.stringify(someone) }],
  ['an empty signature', { [viewerHeader]: `${body}.` }],
  ['a signature of another viewer', { [viewerHeader]: `${grander}.${signature}` }],
  [
    'a signature under another secret',
    { [viewerHeader]: signViewer(someone, 'another secret of 32 bytes or so', now()) },
  ],
  ['a signature of ten minutes ago', { [viewerHeader]: signViewer(someone, secretOfTests, now() - 600_000) }],
  ['an access token', { authorization: `Bearer ${signed}` }],
];

describe('a process without the gateway', () => {
  it('answers who signs with the secret that all processes share', async () => {
    const answer = await ask({ [viewerHeader]: signViewer(someone, secretOfTests, now()) });
    expect(answer).toMatchObject({ status: 200, body: expect.stringMatching(/"facility":\{"id":"facility_/) });
    const seen = await ask({ [viewerHeader]: signViewer(visitor, secretOfTests, now()) }, '{ visibleNodes(ids: []) }');
    expect(seen).toMatchObject({ status: 200, body: expect.stringContaining('"visibleNodes":[]') });
  });

  it.each(unsigned)('refuses everybody else: %s', async (_, headers) => {
    const refused = { status: 401, body: expect.stringContaining('Only the gateway may ask this service.') };
    expect(await ask(headers)).toEqual(refused);
    expect(await ask(headers, '{ visibleNodes(ids: []) }')).toEqual(refused);
    expect(await ask(headers, '{ _service { sdl } }')).toEqual(refused);
    for (const question of ['place', 'confirm', 'release', 'nothing'])
      expect(await post(`/questions/${question}`, { [serviceHeader]: 'facilities', ...headers }, {})).toEqual(refused);
  });

  it('says nothing of a service that does not run in it', async () => {
    const elsewhere = { [serviceHeader]: 'accounts', [viewerHeader]: signViewer(someone, secretOfTests, now()) };
    expect((await post('/graphql', elsewhere, { query: '{ me { id } }' })).status).toBe(404);
    expect((await post('/graphql', { [serviceHeader]: '__proto__' }, { query: '{ me { id } }' })).status).toBe(404);
    expect((await post('/graphql', {}, { query: '{ me { id } }' })).status).toBe(404);
  });

  it('lets anyone see that it lives, and no more', async () => {
    const open = async (path: string) => (await fetch(`${services.url}${path}`)).status;
    expect([await open('/health/live'), await open('/health/ready')]).toEqual([200, 200]);
    expect(await open('/graphql?query={__typename}')).toBe(404);
  });
});
