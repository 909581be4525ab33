import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Edge, startEdge } from '../../../../test/world/edge';

let edge: Edge;
let open: Edge;
const folder = mkdtempSync(join(tmpdir(), 'interlock-operations-'));

beforeAll(async () => {
  const webRoot = join(folder, 'web');
  mkdirSync(webRoot);
  writeFileSync(join(webRoot, 'index.html'), '');
  writeFileSync(
    join(folder, 'known-operations.json'),
    JSON.stringify(['query Me { me { ...Who } }\n\nfragment Who on Account { id }']),
  );
  const services = { accounts: { Query: { me: () => null } } };
  edge = await startEdge({ settings: { INTERLOCK_PRODUCTION: '1' }, services, start: { webRoot } });
  open = await startEdge({ services });
});
afterAll(async () => {
  await Promise.all([edge.close(), open.close()]);
  rmSync(folder, { recursive: true });
});

describe('in production', () => {
  it('the schema cannot be asked for', async () => {
    const { body } = await edge.ask('{ __schema { queryType { name } } }');
    expect(body.errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT' });
    expect(body.data).toBeUndefined();
  });

  it('nothing is suggested', async () => {
    const typo = '{ mee { id } }';
    expect((await open.ask(typo)).body.errors?.[0]?.message).toMatch(/Did you mean "me"/);
    expect((await edge.ask(typo)).body.errors?.[0]?.message).toBe('Cannot query field "mee" on type "Query".');
  });

  it.each([{ origin: 'x' }, { 'sec-fetch-site': 'same-origin' }])(
    'browsers (%p) send known operations only',
    async (given) => {
      const headers = 'origin' in given ? { origin: edge.url } : given;
      const free = await edge.ask('query Me { me { id isAdmin } }', { headers });
      expect(free).toMatchObject({ status: 403, body: { errors: [{ extensions: { code: 'FORBIDDEN' } }] } });
      const known = 'fragment Who on Account {\n id __typename }  query Me { me { ...Who __typename } }';
      expect((await edge.ask(known, { headers })).body).toEqual({ data: { me: null } });
    },
  );

  it('programs send free queries', async () => {
    expect((await edge.ask('query Mine { me { id isAdmin } }')).body).toEqual({ data: { me: null } });
  });
});
