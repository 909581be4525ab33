import { generateKeyPair, SignJWT } from 'jose';
import { viewerHeader } from '#service/viewer/signature';
import type { RequestContext } from '#service/graphql/request-context';
import { type Edge, someone, startEdge } from '../../../../test/world/edge';

let edge: Edge;
let seen: RequestContext | undefined;

beforeAll(async () => {
  const remember =
    <T>(answer: T) =>
    (_: never, __: never, context: RequestContext) => {
      seen = context;
      return answer;
    };
  const Mutation = {
    signOut: remember(true),
    refreshSession: remember({ accessToken: null, userErrors: [{ code: 'X', message: '' }] }),
  };
  edge = await startEdge({ services: { accounts: { Query: { me: remember(null) }, Mutation } } });
});
afterAll(() => edge.close());
beforeEach(() => void (seen = undefined));

const me = async (authorization: string) => edge.ask('{ me { id } }', { headers: { authorization } });
const fresh = (claims?: Record<string, unknown>) =>
  edge.facts.token({ sid: `session_${crypto.randomUUID()}`, ...claims });

describe('an access token', () => {
  it('stands for its viewer', async () => {
    await me(`Bearer ${await edge.facts.token()}`);
    expect(seen?.viewer).toEqual({
      ...someone,
      organisationKind: 'FACILITY',
      role: 'OWNER',
      isAdmin: false,
      onBehalfOf: null,
    });
  });

  it('is needed to be anyone: without it, and whatever other headers say, one is a visitor', async () => {
    await edge.ask('{ me { id } }', {
      headers: { [viewerHeader]: 'x.y', 'x-interlock-refresh': 'r', 'x-interlock-secure': '1' },
    });
    expect(seen).toMatchObject({ viewer: { account: null }, cookies: { refresh: '' }, secureOrigin: false });
  });

  const past = Math.floor(Date.now() / 1000) - 5;
  it.each<[string, () => Promise<string> | string]>([
    ['expired', () => fresh({ exp: past })],
    ['from another issuer', () => fresh({ iss: 'else' })],
    ['for another audience', () => fresh({ aud: 'else' })],
    ['for no account', () => fresh({ sub: 'nobody' })],
    ['signed under an unknown key', () => edge.facts.token({}, { kid: 'key-9' })],
    [
      'signed by somebody else',
      async () =>
        new SignJWT({
          iss: 'interlock',
          aud: 'interlock',
          iat: past,
          exp: past + 600,
          sub: someone.account,
          sid: someone.session,
        })
          .setProtectedHeader({ alg: 'EdDSA', kid: 'key-1' })
          .sign((await generateKeyPair('EdDSA')).privateKey),
    ],
    [
      'of no signature',
      async () => (await fresh()).replace(/^[^.]+/, Buffer.from('{"alg":"none","kid":"key-1"}').toString('base64url')),
    ],
    ['not a token', () => 'a.b.c'],
  ])('is refused when %s', async (_, token) => {
    const answer = await me(`Bearer ${await token()}`);
    expect(answer).toMatchObject({ status: 401, body: { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] } });
    expect(answer.headers.get('www-authenticate')).toMatch(/invalid_token/);
    expect(seen).toBeUndefined();
  });

  it('comes as a bearer token only', async () => {
    expect((await me('Basic dTpw')).status).toBe(401);
  });

  it('that is no good does not stand in the way of signing in again', async () => {
    const answer = await edge.ask('mutation { refreshSession { accessToken } }', {
      headers: { authorization: 'Bearer a.b.c' },
    });
    expect(answer.status).toBe(200);
    expect(seen?.viewer.account).toBeNull();
    const mixed =
      'mutation { refreshSession { accessToken } createFacility(input: { name: "a", timeZone: "Europe/Paris", idempotencyKey: "k" }) { userErrors { code } } }';
    expect((await edge.ask(mixed, { headers: { authorization: 'Bearer a.b.c' } })).status).toBe(401);
  });

  it('is refused with the reply to signing out', async () => {
    const authorization = `Bearer ${await fresh()}`;
    expect((await me(authorization)).status).toBe(200);
    expect((await edge.ask('mutation { signOut }', { headers: { authorization } })).body).toEqual({
      data: { signOut: true },
    });
    expect((await me(authorization)).status).toBe(401);
  });

  it('is refused within a second of an end that another process published', async () => {
    const sid = `session_${crypto.randomUUID()}`;
    const authorization = `Bearer ${await edge.facts.token({ sid })}`;
    expect((await me(authorization)).status).toBe(200);
    edge.facts.publishEnd(sid);
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect((await me(authorization)).status).toBe(401);
  });

  it('is refused with the reply in which a refresh cookie turned out to be used twice', async () => {
    const sid = `session_${crypto.randomUUID()}`;
    const authorization = `Bearer ${await edge.facts.token({ sid })}`;
    edge.facts.publishEnd(sid);
    await edge.ask('mutation { refreshSession { accessToken } }');
    expect((await me(authorization)).status).toBe(401);
  });
});
