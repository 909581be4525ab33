import type { RequestContext } from '#service/graphql/request-context';
import { type Edge, someone, startEdge } from '../../../../test/world/edge';
import { addressKey, rates, rateLimits } from './rate-limits';

let edge: Edge;
let isRight = false;

beforeAll(async () => {
  const signIn = (_: never, __: never, context: RequestContext) => {
    if (isRight) context.setCookies.push('interlock_refresh=new');
    return { accessToken: null, userErrors: isRight ? [] : [{ code: 'WRONG_CREDENTIALS', message: 'no' }] };
  };
  const signOut = (_: never, __: never, context: RequestContext) => context.setCookies.push('interlock_refresh=') > 0;
  edge = await startEdge({
    settings: { INTERLOCK_RATE_LIMITS: 'on' },
    services: { accounts: { Mutation: { signIn, signOut }, Query: { me: () => null } } },
  });
});
afterAll(() => edge.close());

const signIn = (email: string, password = 'x') =>
  edge.ask(
    'mutation M($input: SignInInput!) { ...S } fragment S on Mutation { signIn(input: $input) { userErrors { code } } }',
    {
      variables: { input: { email, password } },
    },
  );

describe('too many calls', () => {
  it('are refused for one name that keeps failing, from wherever, and for no other', async () => {
    for (let n = 0; n < rates.name.points; n++) expect((await signIn('Ann@example.test')).status).toBe(200);
    const refused = await signIn(' ann@EXAMPLE.test');
    expect(refused).toMatchObject({ status: 429, body: { errors: [{ extensions: { code: 'RATE_LIMITED' } }] } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await signIn('bob@example.test')).status).toBe(200);
  });

  it('are not counted against a name whose sign-ins go well', async () => {
    isRight = true;
    for (let n = 0; n < rates.name.points + 5; n++) expect((await signIn('cy@example.test')).status).toBe(200);
  });

  it('are not counted against it either where the caller did not ask how it went', async () => {
    isRight = true;
    const ask = () => edge.ask('mutation { signIn(input: {email: "di@example.test", password: "x"}) { accessToken } }');
    for (let n = 0; n < rates.name.points + 5; n++) expect((await ask()).status).toBe(200);
  });

  it('are counted whatever else the same call does to a session', async () => {
    isRight = false;
    const wrong = 'signIn(input: {email: "ed@example.test", password: "x"}) { accessToken }';
    const ask = () => edge.ask(`mutation { ${wrong} signOut }`);
    for (let n = 0; n < rates.name.points; n++) expect((await ask()).status).toBe(200);
    expect((await ask()).status).toBe(429);
  });

  it('are refused for one account', async () => {
    const authorization = `Bearer ${await edge.facts.token()}`;
    const statuses = new Set<number>();
    for (let n = 0; n < rates.account.points + 1; n += 50)
      for (const { status } of await Promise.all(
        Array.from({ length: 50 }, () => edge.ask('{ me { id } }', { headers: { authorization } })),
      ))
        statuses.add(status);
    expect(statuses).toEqual(new Set([200, 429]));
    expect(someone.account).toMatch(/^account_/);
  });

  it('are refused for one address, and counted anew later', async () => {
    const limits = rateLimits();
    for (let n = 0; n < rates.address.points; n++) expect(await limits.count('address', 'a')).toBeNull();
    expect(await limits.count('address', 'a')).toBeLessThanOrEqual(rates.address.duration);
    expect(await limits.count('address', 'b')).toBeNull();
  });
});

describe('an address', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '::ffff:192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8::6', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
  ])('%s counts as %s', (address, key) => {
    expect(addressKey(address)).toBe(key);
  });
});
