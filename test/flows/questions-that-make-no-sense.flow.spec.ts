import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, type GraphQLInputType, isObjectType } from 'graphql';
import { projectRoot } from '#service/project-root';
import { badCursors } from '../builders/bad-cursors';
import { type Particulars, spoil, unfilled } from '../builders/bad-input';
import { type Actor, aReshape, asked, type Cast, month, theCast } from '../builders/cast';
import { briefOf } from '../builders/briefs';
import { fingerprint, settledFingerprint } from '../builders/fingerprint';
import { refusal } from '../builders/refused-question';
import { aRoom } from '../world/people';
import { unknownId, World } from '../world/world';

const schema = buildSchema(readFileSync(join(projectRoot, 'schema/api.graphql'), 'utf8'));

let cast: Cast;
let before: Readonly<Record<string, string>>;
beforeAll(async () => {
  cast = await theCast(await World.start());
  // A second row for each list, so that there are cursors to play with.
  await aRoom(cast.as.owner, { facility: cast.site, name: 'Suite 2' });
  await briefOf(cast);
  await aReshape(cast.as.owner, cast.open, asked);
  before = await settledFingerprint(cast.world.databaseUrl);
});
afterAll(() => cast.world.close());

describe('a filter', () => {
  const filter = () => ({
    ...{ capability: 'colour.grading-suite.hdr', units: 1, kinds: ['ROOM'], countries: ['FR'], text: 'lumen' },
    requirements: [everyTest],
    also: [{ capability: 'colour.grading-suite', requirements: [everyTest] }],
    through: ['EVERYONE'],
    classes: [unknownId('class')],
    utcOffset: { from: 1, to: 2 },
    overlap: { timeZone: 'Europe/Paris', from: '09:00', to: '18:00', hours: 4.5 },
    aiPolicy: { forbids: ['replicate'], trainingOnInput: false },
    ...{ period: asked, duration: 'P1D', near: { latitude: 45, longitude: 4, withinKm: 10 } },
    ...{ securityFloor: 'NONE', maxPrice: { amountMinor: 1, currency: 'EUR' }, alliances: [cast.alliance] },
  });
  const everyTest = { attribute: 'maxRes', anyOf: ['UHD'], allOf: ['UHD'], atLeast: 'UHD', atMost: 'UHD' };
  const isFree = { 'an empty list': null };
  const asNone = { 'too long': 'INVALID' };
  const particulars: Particulars = {
    codes: {
      capability: 'UNKNOWN_CODE',
      text: { empty: null, blank: null },
      ...{ requirements: isFree, countries: isFree, kinds: isFree, alliances: isFree, also: isFree, through: isFree },
      classes: { ...isFree, 'an unknown id': null },
      ...{ 'also.capability': 'UNKNOWN_CODE', 'also.requirements': isFree },
      ...{ 'overlap.from': asNone, 'overlap.to': asNone, deliverySpec: asNone },
      'aiPolicy.forbids': { ...isFree, empty: 'UNKNOWN_CODE', blank: 'UNKNOWN_CODE', 'too long': 'UNKNOWN_CODE' },
      ...Object.fromEntries(
        ['requirements', 'also.requirements'].flatMap((list) => [
          [`${list}.attribute`, 'UNKNOWN_CODE'],
          ...['anyOf', 'allOf', 'atLeast', 'atMost'].map((test) => [`${list}.${test}`, asNone]),
        ]),
      ),
      'near.withinKm': { 'beyond the poles': null },
    },
    tooMany: {
      ...{ requirements: 51, 'requirements.anyOf': 101, 'requirements.allOf': 101 },
      ...{ 'also.requirements': 51, 'also.requirements.anyOf': 101, 'also.requirements.allOf': 101 },
      ...{ countries: 301, alliances: 201, kinds: 21, also: 20, through: 21, classes: 201, 'aiPolicy.forbids': 51 },
    },
    ids: (id) => ({
      ...{ 'no id': 'nonsense', 'an empty id': '', 'in upper case': id.toUpperCase(), 'a long id': id.repeat(400) },
      ...{ 'an unknown id': unknownId('alliance'), 'a hidden id': cast.proposed, 'of another type': cast.open },
    }),
  };
  const query = `query ($filter: CapacityFilter!, $sort: CapacitySort) { searchCapacity(filter: $filter, sort: $sort) {
    totalCount facets { field } edges { node { resource { id } } } } }`;

  it('is refused with the place of whatever is wrong with it', async () => {
    const type = schema
      .getQueryType()
      ?.getFields()
      ['searchCapacity']?.args.find(({ name }) => name === 'filter')?.type;
    const good = filter();
    // A specification stands in place of the capability.
    expect(unfilled(type as GraphQLInputType, good)).toEqual(['deliverySpec']);
    expect(refusal(await cast.as.owner.call(query, { filter: good }))).toBe('answered');
    const [is, should]: [string[], string[]] = [[], []];
    for (const one of spoil(type as GraphQLInputType, good, particulars)) {
      const answer = await cast.as.owner.call(query, { filter: one.input });
      const name = `${one.place.join('.')}, ${one.what}`;
      const place = ['filter', ...one.told].join('.');
      // What is malformed has no reason of ours; NUL and half pairs have one.
      const isMalformed = one.expects === 'malformed';
      const found = isMalformed ? refusal(answer).replace(/^(undefined|INVALID) at/, 'malformed at') : refusal(answer);
      const places = answer.errors.map(({ extensions }) => (extensions['field'] as string[] | undefined)?.join('.'));
      is.push(`${name}: ${isMalformed && places.includes(place) ? `malformed at ${place}` : found}`);
      should.push(`${name}: ${isMalformed ? 'malformed' : String(one.expects[0])} at ${place}`);
    }
    expect(is).toEqual(should);
    expect(is.length).toBeGreaterThan(150);
  });

  it.each<[string, (good: ReturnType<typeof filter>) => object, string]>([
    [
      'tests nothing',
      (good) => ({ ...good, requirements: [{ attribute: 'hdr' }] }),
      'INVALID at filter.requirements.0',
    ],
    [
      'orders what has no order',
      (good) => ({ ...good, requirements: [{ attribute: 'hdr', atLeast: 'HDR10' }] }),
      'INVALID at filter.requirements.0.atLeast',
    ],
    [
      'names an attribute of another leaf',
      (good) => ({ ...good, requirements: [{ attribute: 'renderNodes', atLeast: '1' }] }),
      'UNKNOWN_CODE at filter.requirements.0.attribute',
    ],
    [
      'names neither a capability nor a delivery specification',
      (good) => ({ ...good, capability: null }),
      'INVALID at filter.capability',
    ],
    [
      'names a delivery specification besides a capability',
      (good) => ({ ...good, deliverySpec: 'smpte-dcp' }),
      'INVALID at filter.deliverySpec',
    ],
    [
      'names a delivery specification that is none',
      (good) => ({ ...good, capability: null, requirements: null, deliverySpec: 'vhs' }),
      'UNKNOWN_CODE at filter.deliverySpec',
    ],
    [
      'ends a working day before it begins',
      (good) => ({ ...good, overlap: { timeZone: 'Europe/Paris', from: '09:00', to: '08:59', hours: 1 } }),
      'PERIOD_REVERSED at filter.overlap.to',
    ],
    [
      'wants clocks from east to west',
      (good) => ({ ...good, utcOffset: { from: 2, to: 1.75 } }),
      'INVALID at filter.utcOffset.to',
    ],
    [
      'has begun, and is not flexible',
      (good) => ({
        ...good,
        duration: null,
        period: { start: '2021-01-01T00:00:00Z', end: new Date(Date.now() + 1e9).toISOString() },
      }),
      'OUT_OF_RANGE at filter.period',
    ],
    [
      'began yesterday, and is not flexible',
      (good) => ({
        ...good,
        duration: null,
        period: { start: new Date(Date.now() - 864e5).toISOString(), end: month.start },
      }),
      'OUT_OF_RANGE at filter.period',
    ],
  ])('is refused when it %s', async (_, change, told) => {
    expect(refusal(await cast.as.owner.call(query, { filter: change(filter()) }))).toBe(told);
  });

  it('cannot be sorted by a distance from nowhere', async () => {
    const nowhere = { filter: { ...filter(), near: null }, sort: 'DISTANCE' };
    expect(refusal(await cast.as.owner.call(query, nowhere))).toBe('INVALID at sort');
  });
});

describe('a period of a calendar', () => {
  it.each(['capacity(within', 'commitments(within', 'freeUnits(during', 'blocks(within', 'whyNotFree(during'])(
    'is judged in %s: …)',
    async (field) => {
      const name = field.split('(')[1] ?? '';
      const shown = field.startsWith('free') ? '' : field.startsWith('why') ? '{ free }' : '{ id }';
      const query = `query ($id: ID!, $period: PeriodInput!) { resource(id: $id) { ${field}: $period) ${shown} } }`;
      const codes = { '': { 'in the past': null } };
      const type = schema.getType('PeriodInput') as GraphQLInputType;
      const faults = spoil(type, month, { codes, tooMany: {}, ids: () => ({}) });
      const refusals = faults.filter(({ expects }) => expects !== 'malformed');
      expect(refusals.length).toBeGreaterThan(4);
      for (const one of refusals) {
        const answer = await cast.as.owner.call(query, { id: cast.open, period: one.input });
        expect([one.what, refusal(answer)]).toEqual([
          one.what,
          `${one.expects[0]} at ${[name, ...one.told].join('.')}`,
        ]);
      }
    },
  );
});

const ofHouse = (inner: string) => () =>
  `node(id: "${cast.as.owner.organisation}") { ... on Organisation { ${inner} } }`;
const ofAlliance = (inner: string) => () => `node(id: "${cast.alliance}") { ... on Alliance { ${inner} } }`;
/** Every list that is read in pages, by the field of the schema: who reads it, and how. `$` stands for the arguments. */
const lists: Readonly<Record<string, readonly [as: Actor, query: () => string]>> = {
  'Query.organisations': ['owner', () => 'organisations($) { PAGE }'],
  'Query.audit': ['admin', () => 'audit($) { PAGE }'],
  'Query.alliances': ['owner', () => 'alliances($) { PAGE }'],
  'Alliance.memberships': ['owner', ofAlliance('memberships($) { PAGE }')],
  'Alliance.resources': ['owner', ofAlliance('resources($) { PAGE }')],
  'Query.briefs': ['requester', () => 'briefs($) { PAGE }'],
  'Query.directory': ['visitor', () => 'directory($) { PAGE }'],
  'Query.directoryClaims': ['admin', () => 'directoryClaims($) { PAGE }'],
  'Query.assessmentsToVerify': ['admin', () => 'assessmentsToVerify($) { PAGE }'],
  'Query.partnershipRequests': ['requester', () => 'partnershipRequests(direction: OUTGOING, $) { PAGE }'],
  'Organisation.facilities': ['owner', ofHouse('facilities($) { PAGE }')],
  'Facility.resources': ['owner', () => `facility(id: "${cast.site}") { resources($) { PAGE } }`],
  'Facility.changes': ['owner', () => `facility(id: "${cast.site}") { changes($) { PAGE } }`],
  'PartnershipRequest.messages': ['owner', () => `partnershipRequest(id: "${cast.request}") { messages($) { PAGE } }`],
  'Query.searchCapacity': ['owner', () => searched('BEST')],
  ...Object.fromEntries(
    ['PRICE', 'RATING', 'EARLIEST', 'DISTANCE'].map((sort) => [`by ${sort}`, ['owner', () => searched(sort)]] as const),
  ),
};
const searched = (sort: string) => {
  const near = 'near: { latitude: 45, longitude: 4, withinKm: 900 }';
  const period = `period: { start: "${asked.start}", end: "${asked.end}" }`;
  return `searchCapacity(sort: ${sort}, filter: { capability: "colour", ${near}, ${period} }, $) { PAGE }`;
};
const page = 'totalCount pageInfo { endCursor hasNextPage } edges { cursor }';

describe('a page', () => {
  it('is tried on every list of the schema', () => {
    const paged = Object.values(schema.getTypeMap()).flatMap((type) =>
      !isObjectType(type)
        ? []
        : Object.values(type.getFields())
            .filter((field) => field.args.some(({ name }) => name === 'after'))
            .map((field) => `${type.name}.${field.name}`),
    );
    const named = Object.keys(lists).filter((name) => name.includes('.'));
    expect(named.sort()).toEqual(paged.sort());
  });

  it.each(Object.keys(lists))('of %s has 1 to 100 rows and begins where a cursor of that list says', async (name) => {
    const [as, make] = lists[name] ?? ['visitor', () => ''];
    const query = `query ($first: Int, $after: String) { ${make().replace('$', 'first: $first, after: $after').replace('PAGE', page)} }`;
    const ask = (first: number, after: string | null = null) => cast.as[as].call(query, { first, after });
    for (const first of [0, 101, -1, 2 ** 31 - 1]) expect(refusal(await ask(first))).toBe('OUT_OF_RANGE at first');

    const good = JSON.stringify(await ask(1));
    const cursor = /"endCursor":"([^"]+)"/.exec(good)?.[1] ?? '';
    expect(refusal(await ask(1, cursor))).toBe('answered');
    for (const bad of badCursors(cursor)) {
      const answer = await ask(1, bad);
      expect([bad, refusal(answer)]).toEqual([bad, 'INVALID at after']);
    }
  });
});

describe('a question', () => {
  it.each<[string, Actor, string, string]>([
    [
      'a discipline that is none',
      'visitor',
      '{ capabilities(discipline: "magic") { code } }',
      'UNKNOWN_CODE at discipline',
    ],
    [
      'no status at all',
      'owner',
      '{ partnershipRequests(direction: INCOMING, status: []) { totalCount } }',
      'INVALID at status',
    ],
    ['too much typed', 'visitor', `{ suggest(text: "${'x'.repeat(201)}") { items { label } } }`, 'TOO_LONG at text'],
    ['no suggestions', 'visitor', '{ suggest(text: "x", first: 0) { items { label } } }', 'OUT_OF_RANGE at first'],
    ['a book', 'visitor', `{ understand(text: "${'x'.repeat(501)}") { parts { text } } }`, 'TOO_LONG at text'],
    ['a text too long', 'owner', `{ organisations(text: "${'x'.repeat(201)}") { totalCount } }`, 'TOO_LONG at text'],
    [
      'a status that is none',
      'owner',
      '{ partnershipRequests(direction: INCOMING, status: [SENDING]) { totalCount } }',
      'undefined at undefined',
    ],
    ['no direction', 'owner', '{ partnershipRequests { totalCount } }', 'undefined at undefined'],
  ])('is refused for %s', async (_, as, query, told) => {
    expect(refusal(await cast.as[as].call(query))).toBe(told);
  });

  it.each(['node', 'facility', 'resource', 'partnershipRequest'])(
    'for a %s by an id that is none has no answer',
    async (field) => {
      for (const id of ['', 'nonsense', 'resource_1', `${cast.open}0`, cast.open.toUpperCase(), 'x'.repeat(20_000), '_'])
      expect(await cast.as.owner.call(`query ($id: ID!) { ${field}(id: $id) { id } }`, { id })).toEqual({ data: { [field]: null }, errors: [] }); // prettier-ignore
    },
  );

  it('for the trail of a subject that is none is an empty trail', async () => {
    for (const id of ['', 'nonsense', "'; drop table", 'x'.repeat(20_000)]) {
      const query = 'query ($id: ID) { audit(subjectId: $id) { totalCount } }';
      expect(await cast.as.admin.ask(query, { id })).toEqual({ audit: { totalCount: 0 } });
    }
  });
});

describe('all of this', () => {
  it('has changed nothing', async () => expect(await fingerprint(cast.world.databaseUrl)).toEqual(before));
});
