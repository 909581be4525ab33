import type { RequestContext } from '#service/graphql/request-context';
import { type Edge, startEdge } from '../../../../test/world/edge';

let edge: Edge;
let seen: RequestContext | undefined;

const refreshSession = (_: never, __: never, context: RequestContext) => {
  seen = context;
  context.setCookies.push('interlock_refresh=new; HttpOnly', 'other=1');
  return { accessToken: 't', userErrors: [] };
};

beforeAll(async () => {
  edge = await startEdge({
    services: { accounts: { Mutation: { refreshSession, signOut: () => true }, Query: { me: () => null } } },
  });
});
afterAll(() => edge.close());
beforeEach(() => void (seen = undefined));

const refresh = 'mutation { refreshSession { accessToken } }';

describe('cookies', () => {
  it('come back to the client as the service set them, each by itself', async () => {
    const answer = await edge.ask(refresh);
    expect(answer.headers.getSetCookie()).toEqual(['interlock_refresh=new; HttpOnly', 'other=1']);
  });

  it('reach the service by the name of the scheme, which only a proxy on this machine may say', async () => {
    await edge.ask(refresh, { headers: { cookie: 'interlock_refresh=plain; __Host-interlock_refresh=safe' } });
    expect([seen?.cookies['refresh'], seen?.secureOrigin]).toEqual(['plain', false]);
    const headers = { cookie: 'interlock_refresh=plain; __Host-interlock_refresh=safe', 'x-forwarded-proto': 'https' };
    await edge.ask(refresh, { headers });
    expect([seen?.cookies['refresh'], seen?.secureOrigin]).toEqual(['safe', true]);
  });

  it('reach it by the name of https through a proxy of the network that is trusted, and through no other', async () => {
    const headers = { cookie: '__Host-interlock_refresh=safe', 'x-forwarded-proto': 'https' };
    const origins: (boolean | undefined)[] = [];
    for (const trusted of ['10.0.0.0/8,uniquelocal', '127.0.0.0/8']) {
      const other = await startEdge({
        services: { accounts: { Mutation: { refreshSession } } },
        settings: { INTERLOCK_TRUSTED_PROXIES: trusted },
      });
      await other.ask(refresh, { headers });
      origins.push(seen?.secureOrigin);
      await other.close();
    }
    expect(origins).toEqual([false, true]);
  });

  it.each([
    ['another origin', { origin: 'https://elsewhere.example' }],
    ['the same host by another scheme', { origin: 'https://127.0.0.1' }],
    ['no origin at all (a sandboxed page)', { origin: 'null' }],
    ['another site that hides its origin', { 'sec-fetch-site': 'cross-site' }],
  ])('do not speak for a page of %s', async (_, headers) => {
    const answer = await edge.ask(refresh, { headers: { ...headers, cookie: 'interlock_refresh=stolen' } });
    expect(answer).toMatchObject({ status: 403, body: { errors: [{ extensions: { code: 'FORBIDDEN' } }] } });
    expect(seen).toBeUndefined();
  });

  it('speak for the pages served here, and are not needed by programs', async () => {
    const headers = { origin: edge.url, cookie: 'interlock_refresh=mine' };
    expect((await edge.ask(refresh, { headers })).status).toBe(200);
    const elsewhere = await edge.ask('{ me { id } }', { headers: { origin: 'https://elsewhere.example' } });
    expect(elsewhere.status).toBe(200);
    expect(elsewhere.headers.get('access-control-allow-origin')).toBeNull();
  });
});
