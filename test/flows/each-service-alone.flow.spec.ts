import { createHmac } from 'node:crypto';
import { Client } from 'pg';
import { uuidOf, type Id } from '#kernel/ids';
import { type Answer, Caller, codes, freshKey } from '../world/client';
import { freshDatabase } from '../world/database';
import { overbookings } from '../world/overbooking';
import { aRoom, passwordOfTests, type Person, signIn, signUp } from '../world/people';
import { leaveNothing, on, Server } from '../world/server';
import { pause, until } from '../world/waiting';

const independent = ['accounts', 'facilities', 'alliances'] as const;
type Service = (typeof independent)[number] | 'capabilities' | 'partnerships';

const wanted = { start: '2031-03-10T08:00:00Z', end: '2031-03-13T17:00:00Z' };
const request = 'request { id status lines { commitment { id state rank } } }';

let database: string;
let gateway: Server;
const services = new Map<Service, Server>();
const urlOf = (service: Service): string => services.get(service)?.url ?? '';

beforeAll(async () => {
  database = await freshDatabase();
  await Promise.all(
    independent.map(async (name) =>
      services.set(name, await Server.start({ ...on(database), INTERLOCK_SERVICES: name })),
    ),
  );
  const posted = { INTERLOCK_SERVICES: 'capabilities', INTERLOCK_ACCOUNTS_URL: urlOf('accounts') };
  services.set('capabilities', await Server.start({ ...on(database), ...posted }));
  const asked = {
    INTERLOCK_FACILITIES_URL: urlOf('facilities'),
    INTERLOCK_CAPABILITIES_URL: urlOf('capabilities'),
  };
  const alone = { ...on(database), INTERLOCK_SERVICES: 'partnerships', ...asked };
  services.set('partnerships', await Server.start(alone));
  const addresses = [...services].map(([name, { url }]) => [`INTERLOCK_${name.toUpperCase()}_URL`, url] as const);
  gateway = await Server.start({
    ...on(database),
    INTERLOCK_SERVICES: 'gateway',
    ...Object.fromEntries(addresses),
  });
}, 90_000);
afterAll(leaveNothing);

const answer = (mover: Person, move: string, requestId: string) =>
  mover.did(move, 'AnswerRequestInput', { requestId, idempotencyKey: freshKey() }, request);

describe('one process for each service', () => {
  it('walks from a listed room to a booking', async () => {
    const house = await signUp(gateway.url, 'FACILITY', 'Lumen Post');
    const producer = await signUp(gateway.url, 'PRODUCER', 'Northern Pictures');
    const room = await aRoom(house, { name: 'Suite Aurora' });
    const search = `query ($filter: CapacityFilter!) { searchCapacity(filter: $filter) { totalCount
      edges { node { resource { id name facility { organisation { name } } } price { amountMinor } } } } }`;
    const searched = { filter: { capability: 'colour.grading-suite', period: wanted } };
    expect((await producer.ask(search, searched)).searchCapacity).toEqual({
      totalCount: 1,
      edges: [
        {
          node: {
            resource: { id: room.id, name: 'Suite Aurora', facility: { organisation: { name: 'Lumen Post' } } },
            price: { amountMinor: '380000' },
          },
        },
      ],
    });

    const lines = [{ resourceId: room.id, period: wanted }];
    const sent = (
      await producer.did(
        'sendRequest',
        'SendRequestInput',
        { lines, message: 'Four days.', idempotencyKey: freshKey() },
        request,
      )
    ).request;
    expect(sent).toMatchObject({ status: 'SENT', lines: [{ commitment: { state: 'HELD', rank: 1 } }] });
    const rival = await signUp(gateway.url, 'PRODUCER');
    const late = { lines, idempotencyKey: freshKey() };
    expect(codes(await rival.do('sendRequest', 'SendRequestInput', late, request))).toEqual(['UNITS_TAKEN']);

    expect((await answer(house, 'acceptRequest', sent.id)).request.status).toBe('ACCEPTED');
    expect((await answer(producer, 'confirmRequest', sent.id)).request).toMatchObject({
      status: 'CONFIRMED',
      lines: [{ commitment: { state: 'BOOKED' } }],
    });
    const calendar = `query ($id: ID!, $during: PeriodInput!) { resource(id: $id) {
      commitments(within: $during) { state } freeUnits(during: $during) } }`;
    const { resource } = await house.ask(calendar, { id: room.id, during: wanted });
    expect(resource).toEqual({ commitments: [{ state: 'BOOKED' }], freeUnits: 0 });
    await until(
      async () => (await producer.ask(search, searched)).searchCapacity.totalCount === 0,
      'search no longer offers it',
      2000,
    );
    const seen = `query ($id: ID!) { node(id: $id) { id ... on PartnershipRequest { requester { name } facility { name } } } }`;
    expect((await house.ask(seen, { id: sent.id })).node).toEqual({
      ...{ id: sent.id, requester: { name: 'Northern Pictures' }, facility: { name: 'Lyon' } },
    });
    expect((await rival.ask(seen, { id: sent.id })).node).toBeNull();
    expect(await overbookings(database)).toEqual([]);
  });

  it('lets the cookie of a session through, both ways, and turns the token over', async () => {
    const { email } = await signUp(gateway.url, 'PRODUCER');
    const post = (query: string, cookie = '') =>
      fetch(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(cookie ? { cookie, origin: gateway.url } : {}) },
        body: JSON.stringify({ query }),
      });
    const cookieOf = (response: Response): string => response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const input = `{ email: "${email}", password: "${passwordOfTests}" }`;
    const signedIn = await post(`mutation { signIn(input: ${input}) { accessToken } }`);
    const first = cookieOf(signedIn);
    expect(signedIn.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^interlock_refresh=[\w-]{40,};.*HttpOnly.*SameSite=Strict/i),
    ]);
    const turn = 'mutation { refreshSession { accessToken userErrors { code } } }';
    const refreshed = await post(turn, first);
    const { data } = (await refreshed.json()) as Answer;
    expect(data.refreshSession.userErrors).toEqual([]);
    const { me } = await new Caller(gateway.url, data.refreshSession.accessToken).ask('{ me { email } }');
    expect(me).toEqual({ email });
    expect(cookieOf(refreshed)).toMatch(/^interlock_refresh=/);
    expect(cookieOf(refreshed)).not.toBe(first);
  });

  it('refuses a session that has ended, within a second', async () => {
    const { email } = await signUp(gateway.url, 'PRODUCER');
    const person = await signIn(gateway.url, email);
    await person.ask('mutation { signOut }');
    await pause(1000);
    const { data, errors } = await person.call('{ me { id } }');
    expect(data?.me ?? null).toBeNull();
    expect(errors.map((error) => error.extensions['code'])).toEqual(['UNAUTHENTICATED']);
  });

  it.each(['accounts', 'facilities', 'capabilities', 'partnerships', 'alliances'] as const)(
    '%s answers nobody who does not sign as the gateway does',
    async (name) => {
      const forged = Buffer.from(JSON.stringify({ isAdmin: true })).toString('base64url');
      const signature = createHmac('sha256', 'another secret of 32 bytes or more').update(forged).digest('base64url');
      for (const viewer of [null, forged, `${forged}.${signature}`])
        for (const path of ['/graphql', '/questions/place']) {
          const response = await fetch(urlOf(name) + path, {
            method: 'POST',
            headers: { 'content-type': 'application/json', ...(viewer ? { 'x-interlock-viewer': viewer } : {}) },
            body: JSON.stringify({ query: '{ __typename }' }),
          });
          expect(response.status).toBe(401);
        }
    },
  );

  it('finishes a move whose service was killed over it, and is ready again when that is back', async () => {
    const house = await signUp(gateway.url, 'FACILITY');
    const producer = await signUp(gateway.url, 'PRODUCER');
    const room = await aRoom(house);
    const asked = { lines: [{ resourceId: room.id, period: wanted }], idempotencyKey: freshKey() };
    const facilities = services.get('facilities');
    const { port } = new URL(urlOf('facilities'));
    await facilities?.kill();
    await expect(producer.do('sendRequest', 'SendRequestInput', asked, request)).rejects.toThrow('INTERNAL');
    expect(await gateway.readiness()).toBe(503);
    const alone = { ...on(database), INTERLOCK_SERVICES: 'facilities', INTERLOCK_PORT: port };
    services.set('facilities', await Server.start(alone));
    expect(await gateway.readiness()).toBe(200);
    const sent = await producer.did('sendRequest', 'SendRequestInput', asked, request);
    expect(sent.request.status).toBe('SENT');
    const looking = new Client({ connectionString: database });
    await looking.connect();
    const sql = 'select state from facilities.commitments where request_id = $1';
    const { rows } = await looking.query(sql, [uuidOf(sent.request.id as Id)]);
    await looking.end();
    expect(rows).toEqual([{ state: 'HELD' }]);
  });

  it('stops each on a signal, cleanly', async () => {
    const all = [gateway, ...services.values()];
    expect(await Promise.all(all.map((server) => server.stop()))).toEqual(all.map(() => 0));
  });
});
