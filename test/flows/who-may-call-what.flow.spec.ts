import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema } from 'graphql';
import { projectRoot } from '#service/project-root';
import {
  aBlock,
  aClass,
  type Actor,
  actors,
  anAssessment,
  aReshape,
  asked,
  type Cast,
  aWindow,
  setRate,
  theCast,
} from '../builders/cast';
import { movable } from '../builders/alliances';
import { briefOf, plainBrief, teamOf } from '../builders/briefs';
import { anEntry, anEntryClaim } from '../builders/directory';
import { aChallenger } from '../builders/challengers';
import { aFeed, aLink, anUploadedCalendar, nowhere } from '../builders/feeds';
import { aSavedSearch, aSearchToSave } from '../builders/saved-searches';
import { aSettledTable, aTableText, anUploadedTable } from '../builders/tables';
import { type Answer, documentOf, freshKey } from '../world/client';
import { aRoom, gradingClaim, passwordOfTests, type Person, signIn } from '../world/people';
import { World } from '../world/world';
import { table } from './root-fields';

const codes: Readonly<Record<string, string>> = {
  ...{ NOT_FOUND: 'gone', NOT_ALLOWED: 'no', UNAUTHENTICATED: 'sign', FORBIDDEN: 'forb' },
  ...{ NOT_YOUR_TURN: 'turn', OWN_RESOURCE: 'own', WRONG_CREDENTIALS: 'cred', WRONG_STATUS: 'late' },
};

const [header = '', ...lines] = table.trim().split('\n');
const rows = lines.map((line) => {
  const [row = '', ...cells] = line.split(/\s+/);
  return { row, field: row.split(':')[0] ?? '', thing: row.split(':')[1] ?? '', cells };
});

let cast: Cast;
const audit: string[] = [];
const team: string[] = [];
const uploaded: string[] = [];
beforeAll(async () => {
  cast = await theCast(await World.start());
  const { audit: trail } = await cast.as.admin.ask('{ audit(first: 1) { edges { node { id } } } }');
  audit.push(trail.edges[0].node.id);
  uploaded.push(await anUploadedTable(cast.as.owner, aTableText()));
  team.push(await teamOf(cast), await briefOf(cast));
});
afterAll(() => cast.world.close());

/** Reading, by the field of the table. */
const queries: Readonly<Record<string, (thing: string) => { query: string; variables?: object }>> = {
  me: () => ({ query: '{ me { id } }' }),
  organisations: () => ({ query: '{ organisations { totalCount } }' }),
  audit: () => ({ query: '{ audit { totalCount } }' }),
  savedSearches: () => ({ query: '{ savedSearches { id newCount } }' }),
  assessmentsToVerify: () => ({ query: '{ assessmentsToVerify { totalCount } }' }),
  searchCapacity: (thing) => ({
    query: 'query ($filter: CapacityFilter!) { searchCapacity(filter: $filter) { totalCount } }',
    variables: {
      filter: { capability: 'colour', period: asked, alliances: thing ? [idOf(thing)] : [] },
    },
  }),
  capabilities: () => ({ query: '{ capabilities { code } }' }),
  taxonomyBranches: () => ({ query: '{ taxonomyBranches { code } }' }),
  deliverySpecs: () => ({ query: '{ deliverySpecs { code needs { capability { code } } } }' }),
  aiCategories: () => ({ query: '{ aiCategories { code } }' }),
  suggest: () => ({ query: '{ suggest(text: "grad") { items { kind label } } }' }),
  understand: () => ({ query: '{ understand(text: "grade in Lyon") { parts { text } } }' }),
  assessmentSchemes: () => ({ query: '{ assessmentSchemes { code } }' }),
  alliances: () => ({ query: '{ alliances { totalCount } }' }),
  memberships: () => ({ query: '{ memberships { id } }' }),
  directory: () => ({ query: '{ directory { totalCount } }' }),
  exchangeRates: () => ({ query: '{ exchangeRates(to: "EUR") { from } }' }),
  directoryClaims: () => ({ query: '{ directoryClaims { totalCount } }' }),
  suggestTable: () => ({
    query: 'query ($id: ID!) { suggestTable(uploadId: $id) { kind } }',
    variables: { id: uploaded[0] },
  }),
  reshapePreview: (thing) => ({
    query: 'query ($input: ReshapePreviewInput!) { reshapePreview(input: $input) { periods { start } } }',
    variables: { input: { resourceIds: [idOf(thing)], periods: [period(40)], units: 1 } },
  }),
  facility: byId('facility'),
  resource: byId('resource'),
  node: byId('node'),
  ...{ brief: byId('brief'), team: byId('team'), briefs: () => ({ query: '{ briefs { totalCount } }' }) },
  partnershipRequest: byId('partnershipRequest'),
  partnershipRequests: () => ({ query: '{ partnershipRequests(direction: OUTGOING) { totalCount } }' }),
};

function byId(field: string) {
  return (thing: string) => ({
    query: `query ($id: ID!) { ${field}(id: $id) { id } }`,
    variables: { id: idOf(thing || 'request') },
  });
}

function idOf(thing: string): string {
  const { as } = cast;
  const others: Readonly<Record<string, string | undefined>> = {
    ...{
      audit: audit[0],
      message: cast.messages[1],
      house: as.owner.organisation,
      producers: as.requester.organisation,
    },
    ...{ team: team[0], brief: team[1] },
    ...{ whoAsked: as.requester.account, whoAnswered: as.scheduler.account, whoIsSilent: as.viewer.account },
  };
  return others[thing] ?? (cast[thing as keyof Cast] as string);
}

const named = (thing: string) => ({ resourceId: idOf(thing) });
const many = (thing: string) => ({ resourceIds: [idOf(thing)] });
const period = (from: number) => ({ start: `${2032 + from}-01-01T00:00:00Z`, end: `${2032 + from}-02-01T00:00:00Z` });
const line = (thing: string) => ({ ...named(thing), period: asked });

const moves = movable(() => cast);
/** Writing: the input, made ready so that it would succeed for whoever may. Null: the mutation takes none. */
const inputs: Readonly<Record<string, (thing: string, actor: Actor) => object | null | Promise<object>>> = {
  signUp: () => ({
    ...{ email: `${freshKey()}@example.org`, password: passwordOfTests, displayName: 'Somebody' },
    ...{ organisationName: 'Somewhere', organisationKind: 'PRODUCER' },
  }),
  signIn: () => ({ email: cast.as.rival.email, password: passwordOfTests }),
  refreshSession: () => null,
  signOut: () => null,
  createFacility: () => ({ name: 'A site', timeZone: 'Europe/Paris' }),
  addResource: (thing) => ({ facilityId: idOf(thing), name: 'A room', kind: 'ROOM', units: 1 }),
  addAssessment: (thing) => ({
    ...{ facilityId: idOf(thing), scheme: 'TPN_BLUE', issuedOn: '2026-01-01', expiresOn: '2031-01-01' },
  }),
  verifyAssessment: async () => ({
    assessmentId: await anAssessment(cast.as.owner, cast.site),
    reason: 'Seen.',
  }),
  claimCapabilities: (thing) => ({ ...named(thing), claims: [gradingClaim] }),
  publishCapacity: (thing, actor) => ({ ...named(thing), units: 1, periods: [period(actors.indexOf(actor))] }),
  reshapeCapacity: (thing, actor) => ({ ...many(thing), units: 1, periods: [period(20 + actors.indexOf(actor))] }),
  moveWindow: async (thing) => ({
    windowId: await aWindow(cast.as.owner, idOf(thing), period(43)),
    period: period(44),
  }),
  blockTime: (thing) => ({ ...many(thing), periods: [period(40)] }),
  moveBlock: async () => ({ blockId: (await aBlock(cast.as.owner, cast.open, period(41))).block, period: period(42) }),
  releaseBlocks: async () => ({ blockIds: [(await aBlock(cast.as.owner, cast.open, period(41))).block] }),
  undoChange: async (_, actor) => ({
    changeId: await aReshape(cast.as.owner, cast.pooled, period(20 + actors.indexOf(actor))),
  }),
  addCalendarFeed: (thing) => ({ ...named(thing), name: `Calendar ${freshKey()}`, url: nowhere }),
  syncCalendarFeed: async () => ({ feedId: await aFeed(cast.as.owner, (await aRoom(cast.as.owner)).id) }),
  removeCalendarFeed: async () => ({
    feedId: await aFeed(cast.as.owner, (await aRoom(cast.as.owner)).id),
    keepTime: true,
  }),
  importCalendar: async (thing) => ({
    ...{ ...named(thing), name: 'A file' },
    uploadId: await anUploadedCalendar(cast.as.owner),
  }),
  saveSearch: () => aSearchToSave(),
  changeSavedSearch: async () => ({ savedSearchId: await aSavedSearch(cast.as.requester), name: 'Suites' }),
  removeSavedSearch: async () => ({ savedSearchId: await aSavedSearch(cast.as.requester) }),
  createCalendarLink: (thing) => ({ facilityId: idOf(thing), name: 'Front desk' }),
  revokeCalendarLink: async () => ({ linkId: (await aLink(cast.as.owner, cast.site)).id }),
  setRate: (thing) => ({
    ...{ ...named(thing), audience: 'ORGANISATION', audienceId: cast.as.requester.organisation, per: 'DAY' },
    amount: { amountMinor: 1, currency: 'EUR' },
  }),
  setRates: (thing) => ({
    ...{ ...many(thing), audience: 'ORGANISATION', audienceId: cast.as.requester.organisation, per: 'DAY' },
    amount: { amountMinor: 1, currency: 'EUR' },
  }),
  removeRate: async (thing) => {
    const audience = { audience: 'ORGANISATION', audienceId: cast.as.owner.organisation };
    const rates: readonly { id: string; audience: string }[] = await setRate(cast.as.owner, idOf(thing), audience);
    return { ...named(thing), rateId: rates.find((rate) => rate.audience === 'ORGANISATION')?.id };
  },
  checkTable: (thing) => ({ facilityId: idOf(thing), kind: 'RESOURCES', uploadId: uploaded[0] }),
  commitTable: async (_, actor) => ({ tableId: await tableFor(actor, []) }),
  rollBackTable: async (_, actor) => ({ tableId: await tableFor(actor, ['commitTable']) }),
  setParts: (thing) => ({ ...named(thing), parts: [] }),
  createResourceClass: (thing) => ({
    ...{ facilityId: idOf(thing), name: `Any of ${freshKey()}` },
    resourceIds: [thing === 'site' ? cast.open : cast.hiddenOfClosedSite],
  }),
  setBusinessHours: (thing) => ({ facilityId: idOf(thing), challengeClock: 'PT9H' }),
  setHours: (thing) => ({ resourceId: idOf(thing), dayLength: 'PT10H' }),
  setClassMembers: async (thing) => ({
    classId: await aClass(cast.as.owner, cast.site, [idOf(thing)]),
    resourceIds: [cast.hidden],
  }),
  renameResourceClass: async (thing) => ({
    classId: await aClass(cast.as.owner, cast.site, [idOf(thing)]),
    name: `Any of ${freshKey()}`,
  }),
  removeResourceClass: async (thing) => ({ classId: await aClass(cast.as.owner, cast.site, [idOf(thing)]) }),
  importExchangeRates: () => ({ csv: 'date,base,quote,rate\n2031-01-01,EUR,USD,1.25' }),
  claimDirectoryEntry: async () => ({ entryId: await anEntry(cast.world), evidence: 'Our imprint.' }),
  withdrawDirectoryClaim: async () => ({ claimId: await anEntryClaim(cast.world, cast.as.owner) }),
  decideDirectoryClaim: async () => ({
    ...{ claimId: await anEntryClaim(cast.world, cast.as.owner), accept: true, reason: 'So says the imprint.' },
  }),
  proposeAlliance: () => ({ name: 'A plan', charter: 'At cost.' }),
  ...moves,
  inviteMember: async (thing) => ({ ...(await moves.inviteMember()), ...(thing ? { allianceId: idOf(thing) } : {}) }),
  leaveAlliance: (thing) => (thing ? { allianceId: idOf(thing) } : moves.leaveAlliance()),
  ...{ createBrief: () => plainBrief, proposeTeams: async () => ({ briefId: await briefOf(cast) }) },
  requestTeam: async () => ({ teamId: await teamOf(cast) }),
  confirmTeam: async () => ({ teamId: await teamOf(cast, 'requestTeam', 'acceptRequest') }),
  sendRequest: (thing) => ({ lines: [line(thing)] }),
  counterRequest: async () => ({ requestId: await aRequest(), lines: [line('open')] }),
  acceptRequest: async () => ({ requestId: await aRequest() }),
  declineRequest: async () => ({ requestId: await aRequest() }),
  withdrawRequest: async () => ({ requestId: await aRequest() }),
  challengeRequest: async () => ({ requestId: await aChallenger(cast) }),
  confirmRequest: async () => ({ requestId: await aRequest('acceptRequest') }),
  cancelRequest: async () => ({ requestId: await aRequest('acceptRequest', 'confirmRequest') }),
};

/** Whoever may move it gets one of their own; the others share one that stays as it is. */
const tableFor = (actor: Actor, moves: readonly 'commitTable'[]): Promise<string> | string =>
  actor === 'owner' || actor === 'scheduler' ? aSettledTable(cast.as.owner, cast.site, moves) : cast.table;

/** A request of its own, brought so far: accepted by the house, confirmed by the requester. */
async function aRequest(...moves: readonly string[]): Promise<string> {
  const { owner, requester } = cast.as;
  const ask = { lines: [line('open')], idempotencyKey: freshKey() };
  const { request } = await requester.did('sendRequest', 'SendRequestInput', ask, 'request { id }');
  for (const move of moves) {
    const input = { requestId: request.id, idempotencyKey: freshKey() };
    await (move === 'acceptRequest' ? owner : requester).did(move, 'AnswerRequestInput', input, 'request { id }');
  }
  return request.id;
}

const schema = buildSchema(readFileSync(join(projectRoot, 'schema/api.graphql'), 'utf8'));

async function asks(actor: Actor, field: string, thing: string): Promise<Answer> {
  const read = queries[field]?.(thing);
  if (read) return cast.as[actor].call(read.query, read.variables);
  const input = await inputs[field]?.(thing, actor);
  // Who signs out does so from a session of its own: the others are still needed.
  const { email } = cast.as[actor] as Person;
  const caller = field === 'signOut' && email ? await signIn(cast.world.url, email) : cast.as[actor];
  if (!input) return caller.call(`mutation { ${field} ${field === 'signOut' ? '' : '{ userErrors { code } }'} }`);
  const args = schema.getMutationType()?.getFields()[field]?.args ?? [];
  const types = Object.fromEntries(args.map(({ name, type }) => [name, String(type)]));
  const isKeyed = 'idempotencyKey' in (types['input'] ? inputFieldsOf(types['input']) : types);
  const given = { ...input, ...(isKeyed ? { idempotencyKey: freshKey() } : {}) };
  return caller.call(documentOf(field, types, 'userErrors { code }'), types['input'] ? { input: given } : given);
}

const inputFieldsOf = (type: string): object => {
  const input = schema.getType(type.replace('!', ''));
  return input && 'getFields' in input ? input.getFields() : {};
};

function outcome({ data, errors }: Answer, field: string): string {
  const said = errors[0]?.extensions['reason'] ?? errors[0]?.extensions['code'] ?? data[field]?.userErrors?.[0]?.code;
  if (typeof said === 'string') return codes[said] ?? said;
  return data[field] === null ? 'null' : 'data';
}

describe('the table of actors and root fields', () => {
  it('has a column for every actor', () => {
    expect(header.trim().split(/\s+/)).toEqual([...actors]);
    for (const { row, cells } of rows) expect([row, cells.length]).toEqual([row, actors.length]);
  });

  it('has a row for every query and mutation of the schema, and none for anything else', () => {
    const fields = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
      Object.keys(type?.getFields() ?? {}),
    );
    expect([...new Set(rows.map(({ field }) => field))].sort()).toEqual(fields.sort());
  });

  it.each(rows)('holds for $row', async ({ row, field, thing, cells }) => {
    const found: string[] = [];
    for (const actor of actors) found.push(outcome(await asks(actor, field, thing), field));
    const shown = (of: readonly string[]) => actors.map((actor, at) => `${row} as ${actor}: ${of[at]}`);
    expect(shown(found)).toEqual(shown(cells));
  });
});
