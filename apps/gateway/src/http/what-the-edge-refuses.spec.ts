import { gzipSync } from 'node:zlib';
import { type Edge, startEdge } from '../../../../test/world/edge';

let edge: Edge;
const asked: unknown[] = [];

beforeAll(async () => {
  const organisations = (_: never, args: never) => {
    asked.push(args);
    return { edges: [], pageInfo: { hasNextPage: false, hasPreviousPage: false }, totalCount: 0 };
  };
  edge = await startEdge({ services: { accounts: { Query: { organisations, me: () => null } } } });
});
afterAll(() => edge.close());
beforeEach(() => void asked.splice(0));

const search = 'query Q($text: String) { organisations(text: $text) { totalCount } }';
const faultOf = ({ body }: Awaited<ReturnType<Edge['ask']>>) => body.errors?.[0];

describe('the edge', () => {
  it('answers a good query with no-store', async () => {
    const answer = await edge.ask(search, { variables: { text: 'Zoë' } });
    expect(answer).toMatchObject({ status: 200, body: { data: { organisations: { totalCount: 0 } } } });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(asked).toEqual([expect.objectContaining({ text: 'Zoë' })]);
  });

  it('takes compressed bodies, and refuses those that are too large before or after', async () => {
    const headers = { 'content-encoding': 'gzip' };
    const small = gzipSync(JSON.stringify({ query: '{ me { id } }' }));
    expect((await edge.ask('', { headers, body: small })).body).toEqual({ data: { me: null } });
    const bomb = gzipSync(JSON.stringify({ query: '{ me { id } }', pad: 'x'.repeat(300_000) }));
    expect(bomb.length).toBeLessThan(2000);
    expect(await edge.ask('', { headers, body: bomb })).toMatchObject({ status: 413, body: { errors: [{}] } });
    expect(await edge.ask('', { body: `{"query":"${'x'.repeat(300_000)}"}` })).toMatchObject({ status: 413 });
    expect(await edge.ask('', { headers, body: 'no gzip' })).toMatchObject({ status: 400 });
    expect(await edge.ask('', { headers: { 'content-encoding': 'zstd' }, body: 'x' })).toMatchObject({ status: 415 });
  });

  it.each([
    [
      'bytes that are not UTF-8',
      Buffer.concat([Buffer.from('{"query":"{ me { id } } #'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')]),
    ],
    ['no JSON', '{"query":'],
    ['a batch', '[{"query":"{ me { id } }"}]'],
    ['no query', '{}'],
    ['variables that are a list', '{"query":"{ me { id } }","variables":[1]}'],
    ['nothing', ''],
  ])('refuses %s with 400', async (_, body) => {
    expect(await edge.ask('', { body })).toMatchObject({
      status: 400,
      body: { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] },
    });
  });

  it('refuses what is not sent as JSON, which a page elsewhere could do unasked', async () => {
    const answer = await edge.ask('{ me { id } }', { headers: { 'content-type': 'text/plain' } });
    expect(answer.status).toBe(415);
  });

  it.each([
    ['NUL', 'a\0b'],
    ['half a surrogate pair', 'a\ud800b'],
  ])('refuses %s in a variable, by its path', async (_, text) => {
    const answer = await edge.ask(search, { variables: { text } });
    expect(faultOf(answer)?.extensions).toEqual({ code: 'BAD_USER_INPUT', reason: 'INVALID', field: ['text'] });
    const deep = await edge.ask('query Q($f: [String!]) { me { id } }', { variables: { f: ['a', { b: text }] } });
    expect(faultOf(deep)?.extensions['field']).toEqual(['f', '1', 'b']);
    expect(asked).toEqual([]);
  });

  it('refuses NUL written into the query, by its argument', async () => {
    const answer = await edge.ask('mutation { signIn(input: { email: "a\\u0000", password: "b" }) { accessToken } }');
    expect(faultOf(answer)?.extensions['field']).toEqual(['input', 'email']);
    expect(faultOf(await edge.ask('{ organisations(text: "\ud800") { totalCount } }'))?.extensions['code']).toBe(
      'BAD_USER_INPUT',
    );
  });

  it('refuses variables nested without end, at once', async () => {
    const body = `{"query":"{ me { id } }","variables":{"f":${'['.repeat(60_000)}${']'.repeat(60_000)}}}`;
    expect(faultOf(await edge.ask('', { body }))?.message).toMatch(/nested too deep/);
  });

  it('names the path of every fault in the variables, and does not repeat the rest of the input', async () => {
    const query = 'mutation M($input: SignInInput!) { signIn(input: $input) { accessToken } }';
    const { body } = await edge.ask(query, { variables: { input: { email: 7, secret: 'hunter2' } } });
    expect(body.errors?.map(({ extensions }) => extensions['field'])).toEqual([
      ['input', 'email'],
      ['input'],
      ['input'],
    ]);
    expect(body.errors?.some(({ message }) => message.includes('"input.email"'))).toBe(true);
    expect(JSON.stringify(body)).not.toContain('hunter2');
    expect(faultOf(await edge.ask(query))).toMatchObject({ extensions: { code: 'BAD_USER_INPUT', field: ['input'] } });
  });

  it('judges scalars here: a period that is none never reaches a service', async () => {
    const filter = { capability: 'mix', period: { start: 'yesterday', end: '2031-03-01T09:00:00Z' } };
    const query = 'query Q($filter: CapacityFilter!) { searchCapacity(filter: $filter) { totalCount } }';
    expect(faultOf(await edge.ask(query, { variables: { filter } }))?.extensions['field']).toEqual([
      'filter',
      'period',
      'start',
    ]);
    const literal =
      '{ searchCapacity(filter: { capability: "mix", period: { start: "x", end: "y" } }) { totalCount } }';
    expect(faultOf(await edge.ask(literal))?.message).toMatch(/RFC 3339/);
  });

  it.each([
    ['tokens', `{ ${'me { id } '.repeat(1500)} }`, /tokens/],
    [
      'depth',
      `{ organisations { edges { node { facilities { edges { node { resources { edges { node { facility { organisation { id } } } } } } } } } } } }`,
      /depth/i,
    ],
    ['aliases', `{ ${Array.from({ length: 16 }, (_, n) => `a${n}: me { id }`).join(' ')} }`, /Aliases/],
    ['directives', `{ me ${'@include(if: true) '.repeat(21)} { id } }`, /Directives/],
    [
      'cost',
      '{ organisations(first: 100) { edges { node { facilities(first: 100) { edges { node { id } } } } } } }',
      /Cost/,
    ],
    ['root fields', `{ ${'me { id } '.repeat(21)} }`, /Root field/],
  ])('limits %s', async (_, query, message) => {
    const fault = faultOf(await edge.ask(query));
    expect(fault?.message).toMatch(message);
    expect(fault?.message).not.toMatch(/^Syntax Error: (Query|Aliases|Directives)/);
    expect(fault?.extensions).toEqual({ code: 'BAD_USER_INPUT' });
  });

  it('counts the cost of page sizes that are variables', async () => {
    const query =
      'query Q($n: Int = 1) { organisations(first: $n) { edges { node { facilities(first: $n) { edges { node { id } } } } } } }';
    expect(faultOf(await edge.ask(query, { variables: { n: 100 } }))?.message).toMatch(/Cost/);
    expect((await edge.ask(query, { variables: { n: 1 } })).body.errors).toBeUndefined();
  });

  it.each([0, 101, -1, 2_147_483_647])('calls a page of %d rows a bad page, and not a dear query', async (first) => {
    const fault = { code: 'BAD_USER_INPUT', reason: 'OUT_OF_RANGE', field: ['first'] };
    const { body } = await edge.ask(`{ organisations(first: ${first}) { totalCount } }`);
    expect(body.errors?.map(({ extensions }) => extensions)).toEqual([fault]);
    const query = 'query Q($n: Int) { organisations(first: $n) { totalCount } }';
    expect(faultOf(await edge.ask(query, { variables: { n: first } }))?.extensions).toEqual(fault);
    expect(asked).toEqual([]);
  });

  it('lets GET ask and never change', async () => {
    const get = (query: string) => fetch(`${edge.url}/graphql?${new URLSearchParams({ query }).toString()}`);
    expect(await (await get('{ me { id } }')).json()).toEqual({ data: { me: null } });
    const refused = await get('mutation { signOut }');
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'POST']);
    const put = await fetch(`${edge.url}/graphql`, { method: 'PUT' });
    expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, POST']);
    const preflight = await fetch(`${edge.url}/graphql`, {
      method: 'OPTIONS',
      headers: { origin: 'https://elsewhere.example' },
    });
    expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([405, null]);
  });

  it.each(['/nowhere', '/live', '/calendar/x.ics', '/%', '/health'])('answers %s with JSON', async (path) => {
    const response = await fetch(`${edge.url}${path}`, { headers: { accept: 'text/html' } });
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(response.status).toBe(path === '/%' ? 400 : 404);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  });

  it('tells clients of the newer form by the status, too', async () => {
    const accept = { accept: 'application/graphql-response+json' };
    expect((await edge.ask('{ nothing }', { headers: accept })).status).toBe(400);
    expect((await edge.ask('{ nothing }')).status).toBe(200);
  });
});
