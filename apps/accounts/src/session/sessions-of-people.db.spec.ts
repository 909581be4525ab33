import { decodeProtectedHeader } from 'jose';
import { accounts, OpenAccount } from '../accounts.module';
import type { RunningService } from '#service/start/service-app';
import { visitor } from '#service/viewer/viewer';
import { ask, contextOf } from '../../../../test/world/ask';
import { testService } from '../../../../test/world/database';

let service: RunningService;
beforeAll(async () => {
  service = await testService(accounts);
});
afterAll(() => service.close());

const fields = 'accessToken expiresAt account { id email role organisation { id } } userErrors { code field }';
const signUpMutation = `mutation ($input: SignUpInput!) { signUp(input: $input) { ${fields} } }`;
const signInMutation = `mutation ($input: SignInInput!) { signIn(input: $input) { ${fields} } }`;
const refreshMutation = `mutation { refreshSession { ${fields} } }`;

const newcomer = (email = `${crypto.randomUUID()}@example.org`) => ({
  ...{ email, password: 'a sentence to remember', displayName: 'Ada', organisationName: 'Ada Post' },
  organisationKind: 'FACILITY',
});
const codes = (payload: { userErrors: { code: string }[] }) => payload.userErrors.map((error) => error.code);
const cookieIn = (context: { setCookies: string[] }) => /=([^;]*)/.exec(context.setCookies.at(-1) ?? '')?.[1] ?? '';

async function signUp(input = newcomer()) {
  const context = contextOf();
  const { signUp: payload } = await ask(service, signUpMutation, { input }, context);
  return { payload, refresh: cookieIn(context), cookie: context.setCookies.at(-1) ?? '' };
}

async function refresh(token: string) {
  const context = contextOf(visitor, token);
  const { refreshSession: payload } = await ask(service, refreshMutation, {}, context);
  return { payload, refresh: cookieIn(context) };
}

describe('signing up', () => {
  it('makes an organisation, its owner, and a session', async () => {
    const { payload, cookie } = await signUp();
    expect(codes(payload)).toEqual([]);
    expect(payload.account).toMatchObject({
      role: 'OWNER',
      organisation: { id: expect.stringMatching(/^organisation_/) },
    });
    expect(decodeProtectedHeader(payload.accessToken)).toMatchObject({ alg: 'EdDSA', kid: expect.any(String) });
    expect(cookie).toMatch(/^interlock_refresh=[\w-]{43}; Max-Age=\d+; Path=\/graphql; HttpOnly; SameSite=Strict$/);
  });

  it('gives one address to exactly one of two who want it at once, ignoring case', async () => {
    const email = `${crypto.randomUUID()}@example.org`;
    const both = await Promise.all([signUp(newcomer(email)), signUp(newcomer(email.toUpperCase()))]);
    expect(both.flatMap(({ payload }) => codes(payload))).toEqual(['EMAIL_TAKEN']);
  });

  it('names every fault of the form at once', async () => {
    const input = {
      ...newcomer('nobody'),
      password: 'password123',
      displayName: ' ',
      organisationName: 'x'.repeat(201),
    };
    const { payload } = await signUp(input);
    expect(payload.userErrors).toEqual([
      { code: 'INVALID', field: ['input', 'email'] },
      { code: 'WEAK_PASSWORD', field: ['input', 'password'] },
      { code: 'INVALID', field: ['input', 'displayName'] },
      { code: 'TOO_LONG', field: ['input', 'organisationName'] },
    ]);
  });
});

describe('signing in', () => {
  it('never says which half was wrong', async () => {
    const person = newcomer();
    await signUp(person);
    const wrongPassword = await ask(service, signInMutation, {
      input: { email: person.email, password: 'not the password' },
    });
    const wrongAddress = await ask(service, signInMutation, {
      input: { email: 'nobody@example.org', password: person.password },
    });
    expect(codes(wrongPassword.signIn)).toEqual(['WRONG_CREDENTIALS']);
    expect(wrongAddress).toEqual(wrongPassword);
  });

  it('takes the address in any case', async () => {
    const person = newcomer();
    await signUp(person);
    const { signIn } = await ask(service, signInMutation, {
      input: { email: person.email.toUpperCase(), password: person.password },
    });
    expect(signIn.account.email).toBe(person.email);
  });
});

describe('refreshing', () => {
  it('trades the cookie for a new token and a new cookie', async () => {
    const first = await signUp();
    const second = await refresh(first.refresh);
    expect(second.payload.accessToken).toEqual(expect.any(String));
    expect(second.refresh).not.toBe(first.refresh);
    expect(codes((await refresh(second.refresh)).payload)).toEqual([]);
  });

  it('ends the whole session when a cookie comes twice', async () => {
    const first = await signUp();
    const second = await refresh(first.refresh);
    expect(codes((await refresh(first.refresh)).payload)).toEqual(['WRONG_CREDENTIALS']);
    expect(codes((await refresh(second.refresh)).payload)).toEqual(['WRONG_CREDENTIALS']);
  });

  it('gives nothing to two who use one cookie at once, but at most one token', async () => {
    const { refresh: cookie } = await signUp();
    const answers = await Promise.all([refresh(cookie), refresh(cookie)]);
    expect(answers.filter(({ payload }) => payload.accessToken)).toHaveLength(1);
  });
});

describe('signing out', () => {
  it('ends the session that the cookie names', async () => {
    const { refresh: cookie } = await signUp();
    expect(await ask(service, 'mutation { signOut }', {}, contextOf(visitor, cookie))).toEqual({ signOut: true });
    expect(codes((await refresh(cookie)).payload)).toEqual(['WRONG_CREDENTIALS']);
    expect(await ask(service, 'mutation { signOut }')).toEqual({ signOut: false });
  });
});

describe('an account the operator opens', () => {
  it('is made once, however often it is asked for', async () => {
    const open = service.app.get(OpenAccount);
    const person = {
      email: 'admin@example.org',
      password: 'a sentence to remember',
      displayName: 'Admin',
      place: null,
      isAdmin: true,
    };
    const ids = [await open.run(visitor, person), await open.run(visitor, person)].map(
      (result) => result.ok && result.value,
    );
    expect(new Set(ids).size).toBe(1);
    expect(await open.hasAdmin()).toBe(true);
  });

  it('makes no admin of somebody who signed up with that address', async () => {
    const { email } = newcomer();
    await signUp(newcomer(email));
    const admin = { email, password: 'another sentence', displayName: 'Admin', place: null, isAdmin: true };
    const opened = await service.app.get(OpenAccount).run(visitor, admin);
    expect(opened.ok ? [] : opened.refusals.map(({ code }) => code)).toEqual(['EMAIL_TAKEN']);
  });
});
