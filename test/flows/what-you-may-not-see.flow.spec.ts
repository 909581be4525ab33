import { signViewer, viewerHeader } from '#service/viewer/signature';
import { type Viewer, visitor } from '#service/viewer/viewer';
import { type Actor, asked, canary, type Cast, month, setRate, theCast } from '../builders/cast';
import { type Caller, freshKey } from '../world/client';
import { secretOfTests } from '../world/database';
import { aRoom } from '../world/people';
import { unknownId, World } from '../world/world';
import { idIn, namingHidden } from './naming-hidden';
import { inside, ofEntry, room, searchFor, site, thread } from './all-of-a-thing';

let cast: Cast;
/** A room of a stranger, and a request of a rival for the house's open room. */
let ofStranger: string;
let ofRival: { readonly id: string; readonly lines: readonly { readonly commitment: { readonly id: string } }[] };
beforeAll(async () => {
  cast = await theCast(await World.start());
  ofStranger = (await aRoom(cast.as.stranger)).id;
  const ask = { lines: [{ resourceId: cast.open, period: asked }], idempotencyKey: freshKey() };
  const fields = 'request { id lines { commitment { id } } }';
  ofRival = (await cast.as.rival.did('sendRequest', 'SendRequestInput', ask, fields)).request;
});
afterAll(() => cast.world.close());

const idsOf = ({ as, ...of }: Cast): readonly string[] => [
  ...[of.closedSite, of.pooled, of.forPartner, of.hidden, of.hiddenOfClosedSite, of.hiddenClass],
  ...[of.request, of.commitment, of.block, of.change, of.feed, of.table, of.savedSearch, ...of.messages],
  ...[of.entryClaim, as.owner.account, as.scheduler.account, as.requester.account],
];

/** Everything one can ask of the house and of what it keeps to itself, by every way in. */
function questions(withMutations: boolean): readonly (readonly [query: string, variables: object])[] {
  const house = cast.as.owner.organisation;
  const ids = [house, cast.site, cast.open, cast.entry, ...idsOf(cast), cast.assessment, ofRival.id];
  const of = (type: string, query: string) =>
    ids.filter((id) => id.startsWith(type)).map((id) => [query, { id }] as const);
  const mutations = namingHidden(cast, ofStranger).map(
    ([field, type, input, result]) =>
      [
        `mutation ($input: ${type}!) { ${field}(input: $input) { ${idIn(result)} userErrors { code message field } } }`,
        { input: { ...input, idempotencyKey: freshKey() } },
      ] as const,
  );
  return [
    ...ids.map((id) => [`query ($id: ID!, $month: PeriodInput!) { node(id: $id) { ${inside} } }`, { id }] as const),
    ...ids.map((id) => ['query ($id: ID!) { node(id: $id) { id } }', { id }] as const),
    ...of('facility', `query ($id: ID!, $month: PeriodInput!) { facility(id: $id) { ${site} } }`),
    ...of('resource', `query ($id: ID!, $month: PeriodInput!) { resource(id: $id) { ${room} } }`),
    ...of(
      'resource',
      `query ($id: ID!, $month: PeriodInput!) { resource(id: $id) { blocks(within: $month) { collisions { id } }
      whyNotFree(during: $month, units: 100000) { reasons { commitment { id state } block { id note } } nearest { start } } } }`,
    ),
    ...of('request', `query ($id: ID!) { partnershipRequest(id: $id) { ${thread} } }`),
    ...of('resource', 'query ($id: ID!) { audit(subjectId: $id) { edges { node { before after } } } }'),
    ...['INCOMING', 'OUTGOING'].map(
      (direction) =>
        [`{ partnershipRequests(direction: ${direction}) { totalCount edges { node { ${thread} } } } }`, {}] as const,
    ),
    [`query ($month: PeriodInput!) { organisations { edges { node { ${inside} } } } }`, {}],
    [`{ organisations(text: "${canary}") { totalCount edges { node { name } } } }`, {}],
    searchFor(null),
    searchFor(canary),
    [
      `{ suggest(text: "${canary}", first: 100) { items { kind label context via facility { id } resource { id } entry { id } } } }`,
      {},
    ],
    [`{ understand(text: "${canary} annexe") { parts { reading { label text near { place { name } } } } } }`, {}],
    [`{ directory { edges { node { id ${ofEntry} } } } }`, {}],
    ['{ savedSearches { id name page newCount } }', {}],
    ['{ directoryClaims { edges { node { id evidence } } } }', {}],
    ['{ assessmentsToVerify { edges { node { id facility { name } } } } }', {}],
    ['query ($ids: [ID!]!) { visibleNodes(ids: $ids) }', { ids }],
    ['query ($of: [_Any!]!) { _entities(representations: $of) { __typename } }', { of: [] }],
    ...(withMutations ? mutations : []),
  ];
}

/** All that an actor is told, answer by answer; a word one has asked with oneself proves nothing and is blotted out. */
async function everythingTold(actor: Caller, withMutations: boolean): Promise<string> {
  const told: string[] = [];
  for (const [query, variables] of questions(withMutations)) {
    const answer = await actor.call(query, query.includes('$month') ? { ...variables, month } : variables);
    const own = idsOf(cast).filter((id) => JSON.stringify(variables).includes(id));
    told.push(own.reduce((text, id) => text.replaceAll(`"id":"${id}"`, '"id":"asked"'), JSON.stringify(answer)));
  }
  return told.join('\n');
}

const thingsOf: Readonly<Record<string, readonly string[]>> = {
  pooled: [`${canary} pool`],
  forPartner: [`${canary} suite`],
  hidden: [`${canary} attic`],
  closedSite: [`${canary} annexe`],
  hiddenOfClosedSite: [`${canary} cellar`],
  evidence: [`${canary} in the imprint.`],
  block: [`${canary} paints the walls.`],
  hiddenClass: [`Any ${canary}`],
  savedSearch: [`${canary} reel`],
  thread: [`For ${canary}, two days.`, `${canary} it is.`],
};
const everything = Object.keys(thingsOf);
const ofTheHouse = everything.filter((thing) => thing !== 'savedSearch');

describe('what one may not see', () => {
  it.each<[Actor, readonly string[]]>([
    ['visitor', []],
    ['stranger', []],
    ['rival', []],
    ['ally', ['pooled', 'closedSite']],
    ['requester', ['forPartner', 'savedSearch', 'thread']],
    ['onlooker', ['forPartner', 'thread']],
    ['owner', ofTheHouse],
    ['viewer', ofTheHouse],
  ])('is told to the %s in no reply; what may be seen, is', async (actor, seen) => {
    // Who sees nothing of it may try to change it, too; whoever sees it might succeed.
    const told = await everythingTold(cast.as[actor], seen.length === 0);
    const found = everything.filter((thing) => thingsOf[thing]?.some((words) => told.includes(words)));
    expect(found).toEqual(everything.filter((thing) => seen.includes(thing)));
    const hiddenIds = ['pooled', 'forPartner', 'hidden', 'closedSite', 'hiddenOfClosedSite', 'hiddenClass']
      .filter((thing) => !seen.includes(thing))
      .map((thing) => cast[thing as keyof Cast] as string);
    expect([...hiddenIds, ...(seen.includes('thread') ? [] : [cast.request, cast.commitment, ...cast.messages]), ...(seen.includes('block') ? [] : [cast.block, cast.change])].filter((id) => told.includes(id))).toEqual([]); // prettier-ignore
    if (seen.length === 0) expect(told).not.toContain(canary);
    expect(told).not.toMatch(/INTERNAL|Syntax Error|conflict/); // a question that cannot be asked proves nothing
  });

  it('stands in no number and in no log-like place of the process', async () => {
    expect(await (await fetch(`${cast.world.url}/metrics`)).text()).not.toContain(canary);
    expect(await (await fetch(`${cast.world.url}/health/ready`)).text()).not.toContain(canary);
  });

  it('answers exactly as what does not exist, by every query and mutation that takes an id', async () => {
    const unknown: Cast = {
      ...{ ...cast, closedSite: unknownId('facility'), hidden: unknownId('resource'), pooled: unknownId('resource') },
      ...{
        request: unknownId('request'),
        block: unknownId('block'),
        savedSearch: unknownId('search'),
        hiddenClass: unknownId('class'),
        assessment: unknownId('assessment'),
        entryClaim: unknownId('entryclaim'),
        proposed: unknownId('alliance'),
      },
    };
    const [real, made] = [namingHidden(cast, ofStranger), namingHidden(unknown, ofStranger)];
    for (const [at, [field, type, input, result]] of real.entries()) {
      const ask = (of: object) => cast.as.stranger.do(field, type, { ...of, idempotencyKey: freshKey() }, idIn(result));
      const answers = [await ask(input), await ask(made[at]?.[2] ?? {})];
      expect([field, answers[0]]).toEqual([field, answers[1]]);
      expect(answers[0].userErrors).toHaveLength(1);
    }
    const filter = (alliance: string) => ({ capability: 'colour', period: month, alliances: [alliance] });
    const query = 'query ($filter: CapacityFilter!) { searchCapacity(filter: $filter) { totalCount } }';
    const search = (alliance: string) => cast.as.stranger.call(query, { filter: filter(alliance) });
    expect(await search(cast.proposed)).toEqual(await search(unknown.proposed));
  });

  it('is in no list, total or facet', async () => {
    const listed = async (actor: Actor) => {
      const house = { id: cast.as.owner.organisation };
      const tree = `query ($id: ID!) { node(id: $id) { ... on Organisation { facilities { totalCount edges { node {
        resources { totalCount edges { node { id } } } } } } } } }`;
      const { node } = await cast.as[actor].ask(tree, house);
      const [query, variables] = searchFor('lumen');
      const { searchCapacity: found } = await cast.as[actor].ask(query, { ...variables, month });
      const sites: readonly { node: { resources: { totalCount: number; edges: unknown[] } } }[] = node.facilities.edges;
      const rooms = sites.map(({ node: { resources } }) => resources);
      for (const { totalCount, edges } of rooms) expect(edges).toHaveLength(totalCount);
      const facet = found.facets.find((one: { field: string }) => one.field === 'kind')?.values[0]?.count;
      expect([found.edges.length, facet]).toEqual([found.totalCount, found.totalCount]);
      return [node.facilities.totalCount, sites.length, rooms.reduce((sum, one) => sum + one.totalCount, 0), found.totalCount]; // prettier-ignore
    };
    //                                           sites, shown, rooms, found
    expect(await listed('visitor')).toEqual([1, 1, 1, 1]);
    expect(await listed('stranger')).toEqual([1, 1, 1, 1]);
    expect(await listed('ally')).toEqual([2, 2, 2, 2]);
    expect(await listed('requester')).toEqual([1, 1, 2, 2]);
    // It searches like anyone else: as a member of its own alliance.
    expect(await listed('owner')).toEqual([2, 2, 5, 2]);
  });
});

describe('what concerns others', () => {
  it('is left out of what one sees: their rates, their commitments, their requests', async () => {
    await setRate(cast.as.owner, cast.open, { audience: 'ORGANISATION', audienceId: cast.as.requester.organisation });
    const query = `query ($id: ID!, $month: PeriodInput!) { resource(id: $id) { rates { audience } commitments(within: $month) { id } } }`;
    const seen = async (actor: Actor) => {
      const { resource } = await cast.as[actor].ask(query, { id: cast.open, month });
      return [resource.rates.map((rate: { audience: string }) => rate.audience).sort(), resource.commitments.length];
    };
    expect(await seen('visitor')).toEqual([['EVERYONE'], 0]);
    expect(await seen('rival')).toEqual([['EVERYONE'], 1]);
    expect(await seen('requester')).toEqual([['EVERYONE', 'ORGANISATION'], 0]);
    // The rival's pencil, and what the house keeps for itself.
    expect(await seen('owner')).toEqual([['EVERYONE', 'ORGANISATION'], 2]);
    const node = (id: string) => cast.as.requester.ask(`{ node(id: "${id}") { id } }`);
    expect(await node(ofRival.id)).toEqual({ node: null });
    expect(await node(ofRival.lines[0]?.commitment.id ?? '')).toEqual({ node: null });
  });

  it('is the address of who wrote from the other side; colleagues read it', async () => {
    const query = `query ($id: ID!) { node(id: $id) { ... on Account { displayName email organisation { name } } } }`;
    const account = async (actor: Actor, id: string) => (await cast.as[actor].ask(query, { id })).node;
    const shown = { displayName: 'Owner of Northern', organisation: { name: 'Northern' } };
    expect(await account('scheduler', cast.as.requester.account)).toEqual({ ...shown, email: null });
    expect(await account('onlooker', cast.as.requester.account)).toEqual({ ...shown, email: cast.as.requester.email });
  });

  it('is no key of theirs: the same key from elsewhere is another key', async () => {
    const key = { idempotencyKey: freshKey() };
    const site = (name: string) => ({ name, timeZone: 'Europe/Paris', ...key });
    const made = async (actor: 'owner' | 'stranger') =>
      (await cast.as[actor].did('createFacility', 'CreateFacilityInput', site(actor), 'facility { name }')).facility;
    expect([await made('owner'), await made('stranger')]).toEqual([{ name: 'owner' }, { name: 'stranger' }]);
  });

  it('is not told to who only says, in whichever header, that he is somebody', async () => {
    const { account, organisation } = cast.as.owner;
    const owner = { ...visitor, account, organisation, organisationKind: 'FACILITY', role: 'OWNER', isAdmin: true };
    // Even rightly signed: the header is the gateway's to write, not to read.
    const signed = signViewer(owner as Viewer, secretOfTests, Date.now());
    for (const said of [signed, JSON.stringify(owner), signed.split('.')[0] ?? ''])
      for (const header of [viewerHeader, viewerHeader.toUpperCase(), 'x-interlock-service'])
        expect(
          await cast.as.visitor.call(
            'query ($id: ID!) { me { id } resource(id: $id) { id } }',
            { id: cast.hidden },
            { [header]: said },
          ),
        ).toEqual({ data: { me: null, resource: null }, errors: [] });
  });

  it('cannot be asked for by the fields that join the services', async () => {
    for (const query of [
      '{ visibleNodes(ids: []) }',
      '{ _service { sdl } }',
      '{ _entities(representations: []) { __typename } }',
    ])
      expect((await cast.as.admin.call(query)).errors[0]?.message).toMatch(/Cannot query field/);
  });
});
