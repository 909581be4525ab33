import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, GraphQLInputObjectType, type GraphQLInputType } from 'graphql';
import { projectRoot } from '#service/project-root';
import { type Particulars, type Spoiled, spoil, unfilled } from '../builders/bad-input';
import { codes, codesOf, tooMany } from '../builders/usual-faults';
import { asked, canary, type Cast, setRate, theCast } from '../builders/cast';
import { fingerprint, settledFingerprint } from '../builders/fingerprint';
import { goodInputs, linesOf } from '../builders/good-inputs';
import { type Answer, documentOf, freshKey } from '../world/client';
import { aRoom } from '../world/people';
import { unknownId, World } from '../world/world';

const schema = buildSchema(readFileSync(join(projectRoot, 'schema/api.graphql'), 'utf8'));
const mutations = Object.values(schema.getMutationType()?.getFields() ?? {}).flatMap(({ name, args }) => {
  if (args.length === 0) return [];
  const types = Object.fromEntries(args.map((argument) => [argument.name, String(argument.type)]));
  const input = args.find((argument) => argument.name === 'input')?.type;
  if (input) return [{ name, types, type: input, root: ['input'] }];
  // Arguments of its own are spoiled as the fields of an input would be.
  const fields = Object.fromEntries(args.map((argument) => [argument.name, { type: argument.type }]));
  return [{ name, types, type: new GraphQLInputObjectType({ name: `${name}Arguments`, fields }), root: [] }];
});

let cast: Cast;
beforeAll(async () => {
  cast = await theCast(await World.start());
});
afterAll(() => cast.world.close());

const good = goodInputs(() => cast);
const { eur, line } = linesOf(() => cast);

/** A good input as the table of faults takes it apart. */
type Loose = Readonly<Record<string, any>>; // eslint-disable-line @typescript-eslint/no-explicit-any -- each mutation has its own fields

/** As `searchCapacity` takes it: questions-that-make-no-sense tries all of it. */
const spoiledElsewhere = ['CapacityFilter'];

function particulars(mutation: string): Particulars {
  return {
    ...{ tooMany, spoiledElsewhere },
    codes: { ...codes, ...codesOf[mutation] },
    ids: (id) => {
      const type = (id.split('_')[0] ?? '') as Parameters<typeof unknownId>[0];
      return {
        ...{ 'no id': 'nonsense', 'an empty id': '', 'a long id': id.repeat(400), 'in upper case': id.toUpperCase() },
        ...{ 'an unknown id': unknownId(type), 'of another type': id.replace(/^[a-z]+/, 'commitment') },
        'of another organisation': elsewhere[type] ?? unknownId(type),
      };
    },
  };
}
/** Things of another house, that nobody here has a reason to see. */
const elsewhere: Record<string, string> = {};
beforeAll(async () => {
  const { stranger, rival } = cast.as;
  const site = { name: 'Elsewhere', timeZone: 'Europe/Oslo', idempotencyKey: freshKey() };
  const { facility } = await stranger.did('createFacility', 'CreateFacilityInput', site, 'facility { id }');
  const room = { facilityId: facility.id, name: 'Elsewhere', kind: 'ROOM', units: 9, idempotencyKey: freshKey() };
  const { resource } = await stranger.did('addResource', 'AddResourceInput', room, 'resource { id }');
  const theirs = await setRate(stranger, resource.id, { audience: 'ORGANISATION', audienceId: rival.organisation });
  const ask = { lines: [{ resourceId: resource.id, period: asked }], idempotencyKey: freshKey() };
  const open = { resourceId: resource.id, periods: [asked], units: 9, idempotencyKey: freshKey() };
  await stranger.did('publishCapacity', 'PublishCapacityInput', open, 'resource { id }');
  const { request } = await rival.did('sendRequest', 'SendRequestInput', ask, 'request { id }');
  elsewhere['open'] = (await aRoom(stranger)).id;
  Object.assign(elsewhere, { facility: facility.id, resource: resource.id, rate: theirs[0].id, request: request.id });
});

/** One mutation's answer to a spoiled input, in words: what it should be, and what it is. */
const at = (mutation: string, told: readonly string[]): string => [...rootOf(mutation), ...told].join('.');
const rootOf = (mutation: string) => mutations.find(({ name }) => name === mutation)?.root ?? [];
const wanted = (mutation: string, { expects, told }: Spoiled) =>
  `${expects === 'malformed' ? 'BAD_USER_INPUT' : expects[0]} at ${at(mutation, told)}`;

/** The ways to spoil it. Arguments are no input as a whole: none is unknown, and one that is missing is told by its own name. */
function spoiled(mutation: string, type: GraphQLInputType, input: object): readonly Spoiled[] {
  const all = spoil(type, input, particulars(mutation));
  if (rootOf(mutation).length > 0) return all;
  const ofArguments = all.filter(({ place }) => place.length > 0 && place[0] !== 'nonsense');
  return ofArguments.map((one) => (one.told.length === 0 ? { ...one, told: one.place } : one));
}

function given({ data, errors }: Answer, mutation: string, { told }: Spoiled): string {
  const place = at(mutation, told);
  if (errors.length > 0) {
    if (data?.[mutation]) return 'an error beside an answer';
    const places = errors.map(
      ({ extensions }) => `${String(extensions['code'])} at ${(extensions['field'] as string[]).join('.')}`,
    );
    return places.find((one) => one.endsWith(` at ${place}`)) ?? places.join(', ');
  }
  const refusals: readonly { code: string; field: readonly string[] | null }[] = data[mutation].userErrors;
  const places = refusals.map(
    ({ code, field }) => `${code} at ${mutation === 'signIn' ? place : (field ?? []).join('.')}`,
  );
  return places.find((one) => one.endsWith(` at ${place}`)) ?? (places.join(', ') || 'done');
}

/** Good inputs, made before anything is spoiled, and what all tables held then. */
const inputs = new Map<string, object>();
let before: Readonly<Record<string, string>>;
beforeAll(async () => {
  for (const [name, [, make]] of Object.entries(good)) {
    const key = /^sign/.test(name) ? {} : { idempotencyKey: freshKey() };
    inputs.set(name, { ...(await make()), ...key });
  }
  before = await settledFingerprint(cast.world.databaseUrl);
});

function madeReady(name: string) {
  const input = inputs.get(name) ?? {};
  const types = mutations.find((one) => one.name === name)?.types ?? {};
  const caller = cast.as[good[name]?.[0] ?? 'visitor'];
  const variables = (of: unknown) => ('input' in types ? { input: of } : (of as object));
  const query = documentOf(name, types, 'userErrors { code field }');
  return { input, call: (of: unknown) => caller.call(query, variables(of)) };
}

describe('bad input', () => {
  it('is tried on every mutation that takes an input', () => {
    expect(Object.keys(good).sort()).toEqual(mutations.map(({ name }) => name).sort());
  });

  it.each(mutations)('to $name is answered by its place, and changes nothing', async ({ name, type }) => {
    const { call, input } = madeReady(name);
    expect(unfilled(type, input, spoiledElsewhere)).toEqual([]);
    const held = await fingerprint(cast.world.databaseUrl);
    const [is, should, took]: [string[], string[], number[]] = [[], [], []];
    for (const one of spoiled(name, type, input)) {
      // Another key each time, unless it is the key that is spoiled: else it would be the same call with another input.
      const fresh = 'idempotencyKey' in input && one.place[0] !== 'idempotencyKey' && typeof one.input === 'object';
      const began = performance.now();
      const answer = await call(fresh ? { ...one.input, idempotencyKey: freshKey() } : one.input);
      took.push(performance.now() - began);
      is.push(`${one.place.join('.')}, ${one.what}: ${given(answer, name, one)}`);
      should.push(`${one.place.join('.')}, ${one.what}: ${wanted(name, one)}`);
    }
    expect(is).toEqual(should);
    expect(await fingerprint(cast.world.databaseUrl)).toEqual(held);
    expect(took.length).toBeGreaterThan(20);
    expect(took.sort((a, b) => a - b)[Math.floor(took.length / 2)]).toBeLessThan(100);
    expect(took.at(-1)).toBeLessThan(2000);
  });

  it.each<[string, (good: Loose) => object, string]>([
    ['signUp', (good) => ({ ...good, email: cast.as.rival.email.toUpperCase() }), 'EMAIL_TAKEN at email'],
    ['signUp', (good) => ({ ...good, password: 'password1234' }), 'WEAK_PASSWORD at password'],
    ['createFacility', (good) => ({ ...good, latitude: null }), 'INVALID at latitude'],
    ['addAssessment', (good) => ({ ...good, expiresOn: '2025-12-31' }), 'PERIOD_REVERSED at expiresOn'],
    [
      'claimCapabilities',
      (good) => ({ ...good, claims: [...good.claims, ...good.claims] }),
      'INVALID at claims.1.capability',
    ],
    [
      'claimCapabilities',
      (good) => ({ ...good, claims: [{ capability: 'colour' }] }),
      'UNKNOWN_CODE at claims.0.capability',
    ],
    ['publishCapacity', (good) => ({ ...good, units: 100_001 }), 'UNITS_EXCEEDED at units'],
    ['publishCapacity', (good) => ({ ...good, periods: [...good.periods, asked] }), 'WINDOWS_OVERLAP at periods.1'],
    [
      'publishCapacity',
      (good) => ({ ...good, periods: [...good.periods, ...good.periods] }),
      'WINDOWS_OVERLAP at periods.1',
    ],
    ['reshapeCapacity', (good) => ({ ...good, units: 100_001 }), 'UNITS_EXCEEDED at units'],
    ['reshapeCapacity', (good) => ({ ...good, periods: null, pattern: null }), 'INVALID at periods'],
    [
      'reshapeCapacity',
      (good) => ({ ...good, resourceIds: [...good.resourceIds, cast.hiddenOfClosedSite] }),
      'MIXED_FACILITIES at resourceIds.1',
    ],
    [
      'reshapeCapacity',
      (good) => ({ ...good, pattern: { ...good.pattern, lastOn: '2034-02-01' } }),
      'PERIOD_REVERSED at pattern.lastOn',
    ],
    [
      'reshapeCapacity',
      (good) => ({ ...good, pattern: { ...good.pattern, rule: 'FREQ=DAILY;COUNT=3' } }),
      'INVALID at pattern.rule',
    ],
    ['moveWindow', (good) => ({ ...good, units: 100_001 }), 'UNITS_EXCEEDED at units'],
    ['blockTime', (good) => ({ ...good, resourceIds: null, facilityId: null }), 'INVALID at resourceIds'],
    ['blockTime', (good) => ({ ...good, facilityId: cast.closedSite }), 'MIXED_FACILITIES at resourceIds'],
    ['blockTime', (good) => ({ ...good, units: 100_001 }), 'UNITS_EXCEEDED at units'],
    ['saveSearch', (good) => ({ ...good, page: 'https://elsewhere.example/search?a=1' }), 'INVALID at page'],
    ['saveSearch', (good) => ({ ...good, sort: 'DISTANCE' }), 'INVALID at sort'],
    [
      'saveSearch',
      (good) => ({ ...good, filter: { ...good.filter, capability: 'nonsense' } }),
      'UNKNOWN_CODE at filter.capability',
    ],
    [
      'changeSavedSearch',
      (good) => ({
        ...good,
        search: { ...good.search, filter: { ...good.search.filter, alliances: [cast.proposed] } },
      }),
      'NOT_FOUND at search.filter.alliances.0',
    ],
    ['setParts', (good) => ({ ...good, parts: [{ resourceId: good.resourceId }] }), 'INVALID at parts.0.resourceId'],
    [
      'setParts',
      (good) => ({ ...good, parts: [{ resourceId: cast.hidden, units: 2 }] }),
      'UNITS_EXCEEDED at parts.0.units',
    ],
    [
      'createResourceClass',
      (good) => ({ ...good, resourceIds: [cast.hiddenOfClosedSite] }),
      'MIXED_FACILITIES at resourceIds.0',
    ],
    ['createResourceClass', (good) => ({ ...good, name: `Any ${canary}` }), 'INVALID at name'],
    ['renameResourceClass', (good) => ({ ...good, name: `Any ${canary}` }), 'INVALID at name'],
    ['setRate', (good) => ({ ...good, audience: 'EVERYONE' }), 'INVALID at audienceId'],
    ['setRate', (good) => ({ ...good, audience: 'ALLIANCE' }), 'NOT_FOUND at audienceId'],
    ['setRate', (good) => ({ ...good, audienceId: null }), 'INVALID at audienceId'],
    [
      'setRate',
      (good) => ({ ...good, amount: { ...good.amount, currency: 'USD' } }),
      'MIXED_CURRENCY at amount.currency',
    ],
    ['setRates', (good) => ({ ...good, audience: 'ALLIANCE' }), 'NOT_FOUND at audienceId'],
    [
      'setRates',
      (good) => ({ ...good, resourceIds: [...good.resourceIds, cast.hiddenOfClosedSite] }),
      'MIXED_FACILITIES at resourceIds.1',
    ],
    [
      'setRates',
      (good) => ({ ...good, amount: { ...good.amount, currency: 'USD' } }),
      'MIXED_CURRENCY at resourceIds.0',
    ],
    [
      'sendRequest',
      (good) => ({ ...good, lines: [{ ...line(), price: { ...eur(1), currency: 'USD' } }] }),
      'MIXED_CURRENCY at lines.0.price.currency',
    ],
    ['sendRequest', (good) => ({ ...good, lines: [{ ...line(), units: 100_001 }] }), 'UNITS_EXCEEDED at lines.0.units'],
    [
      'sendRequest',
      (good) => ({ ...good, lines: [line(), { ...line(), resourceId: elsewhere['open'] }] }),
      'MIXED_FACILITIES at lines.1.resourceId',
    ],
    [
      'sendRequest',
      (good) => ({
        ...good,
        lines: [{ ...line(), period: { start: '2045-01-01T00:00:00Z', end: '2045-01-02T00:00:00Z' } }],
      }),
      'OUTSIDE_CAPACITY at lines.0.period',
    ],
    ['confirmRequest', (good) => ({ ...good, expectedVersion: 1 }), 'STALE_VERSION at expectedVersion'],
  ])('to %s that only makes no sense as a whole is refused as well: %#', async (name, change, told) => {
    const held = await fingerprint(cast.world.databaseUrl);
    const { call, input } = madeReady(name);
    const key = 'idempotencyKey' in input ? { idempotencyKey: freshKey() } : {};
    const { data } = await call({ ...change(input), ...key });
    const refusals: readonly { code: string; field: readonly string[] | null }[] = data[name].userErrors;
    expect(refusals.map(({ code, field }) => `${code} at ${(field ?? []).slice(1).join('.')}`)).toEqual([told]);
    expect(await fingerprint(cast.world.databaseUrl)).toEqual(held);
  });

  it('has changed nothing a while later either; the same inputs, unspoiled, are done', async () => {
    expect(await settledFingerprint(cast.world.databaseUrl)).toEqual(before);
    for (const { name } of mutations) {
      const { call, input } = madeReady(name);
      expect([name, (await call(input)).data[name].userErrors]).toEqual([name, []]);
    }
    expect(await settledFingerprint(cast.world.databaseUrl)).not.toEqual(before);
  });
});
