import { Caller, codes } from '../world/client';
import { passwordOfTests } from '../world/people';
import { World } from '../world/world';

let world: World;
beforeAll(async () => {
  world = await World.start();
});
afterAll(() => world.close());

const fields = 'accessToken expiresAt account { email role organisation { name kind } } userErrors { code field }';
const newcomer = () => ({
  ...{ email: `${crypto.randomUUID()}@example.org`, password: passwordOfTests, displayName: 'Ada' },
  ...{ organisationName: 'Ada Post', organisationKind: 'FACILITY' },
});

/** As a browser would: with its cookie, and reading the one that comes back. */
async function withCookie(query: string, cookie: string, variables: object = {}) {
  const response = await fetch(`${world.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: world.url, cookie },
    body: JSON.stringify({ query, variables }),
  });
  const { data } = (await response.json()) as { data: any }; // eslint-disable-line @typescript-eslint/no-explicit-any -- an answer of the API
  return { data, cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '' };
}

const signUp = `mutation ($input: SignUpInput!) { signUp(input: $input) { ${fields} } }`;
const refresh = `mutation { refreshSession { ${fields} } }`;

describe('a session', () => {
  it('begins with signing up, and again with the password alone', async () => {
    const input = newcomer();
    const { signUp: first } = await world.visitor.ask(signUp, { input });
    expect(first).toMatchObject({
      account: { email: input.email, role: 'OWNER', organisation: { name: 'Ada Post', kind: 'FACILITY' } },
      userErrors: [],
    });
    const signIn = { email: input.email.toUpperCase(), password: input.password };
    const second = await world.visitor.did('signIn', 'SignInInput', signIn, 'accessToken');
    const me = await new Caller(world.url, second.accessToken).ask('{ me { email } }');
    expect(me).toEqual({ me: { email: input.email } });
    const wrong = await world.visitor.do(
      'signIn',
      'SignInInput',
      { ...signIn, password: 'something else' },
      'accessToken',
    );
    expect([wrong.accessToken, codes(wrong)]).toEqual([null, ['WRONG_CREDENTIALS']]);
  });

  it('goes on with its cookie, which changes each time; one used twice ends it', async () => {
    const begun = await withCookie(signUp, '', { input: newcomer() });
    expect(begun.cookie).toMatch(/^interlock_refresh=./);
    const renewed = await withCookie(refresh, begun.cookie);
    expect(renewed.data.refreshSession).toMatchObject({ accessToken: expect.any(String), userErrors: [] });
    expect(renewed.cookie).not.toBe(begun.cookie);

    const stolen = await withCookie(refresh, begun.cookie);
    expect(codes(stolen.data.refreshSession)).toEqual(['WRONG_CREDENTIALS']);
    const after = await withCookie(refresh, renewed.cookie);
    expect(codes(after.data.refreshSession)).toEqual(['WRONG_CREDENTIALS']);
  });

  it('ends with signing out: neither its token nor its cookie is taken from then on', async () => {
    const begun = await withCookie(signUp, '', { input: newcomer() });
    const caller = new Caller(world.url, begun.data.signUp.accessToken);
    expect((await caller.ask('{ me { role } }')).me).toEqual({ role: 'OWNER' });
    expect(await caller.ask('mutation { signOut }')).toEqual({ signOut: true });

    const { data, errors } = await caller.call('{ me { role } }');
    expect([data?.me ?? null, errors.map(({ extensions }) => extensions['code'])]).toEqual([null, ['UNAUTHENTICATED']]);
    const after = await withCookie(refresh, begun.cookie);
    expect(codes(after.data.refreshSession)).toEqual(['WRONG_CREDENTIALS']);
  });
});
