import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema } from 'graphql';
import { projectRoot } from '#service/project-root';
import { type Actor, actors, anAssessment, asked, type Cast, setRate, theCast } from '../builders/cast';
import { movable } from '../builders/alliances';
import { briefOf, plainBrief, teamOf } from '../builders/briefs';
import { anEntry, anEntryClaim } from '../builders/directory';
import { type Answer, documentOf, freshKey } from '../world/client';
import { gradingClaim, passwordOfTests, type Person, signIn } from '../world/people';
import { World } from '../world/world';

/**
 * What each actor gets from each root field. `data`: it is answered, or done. `null`: it does not exist. Else the refusal: `gone`
 * NOT_FOUND, `no` NOT_ALLOWED, `sign` UNAUTHENTICATED, `forb` FORBIDDEN, `turn` NOT_YOUR_TURN, `own` OWN_RESOURCE, `cred`
 * WRONG_CREDENTIALS, `late` WRONG_STATUS. Sources: domain.md, "Who may do what"; semantics.md 7; domain/sight.ts of facilities.
 */
const table = `
                            visitor owner scheduler viewer ally stranger requester producer onlooker rival admin
me                          null    data  data      data   data data     data      data     data     data  data
organisations               sign    data  data      data   data data     data      data     data     data  data
audit                       sign    forb  forb      forb   forb forb     forb      forb     forb     forb  data
assessmentsToVerify         sign    forb  forb      forb   forb forb     forb      forb     forb     forb  data
searchCapacity              data    data  data      data   data data     data      data     data     data  data
searchCapacity:alliance     gone    data  data      data   data data     data      data     data     data  data
searchCapacity:proposed     gone    gone  gone      gone   data gone     gone      gone     gone     gone  data
capabilities                data    data  data      data   data data     data      data     data     data  data
taxonomyBranches            data    data  data      data   data data     data      data     data     data  data
assessmentSchemes           data    data  data      data   data data     data      data     data     data  data
alliances                   sign    data  data      data   data data     data      data     data     data  data
memberships                 sign    data  data      data   data data     data      data     data     data  data
directory                   data    data  data      data   data data     data      data     data     data  data
directoryClaims             sign    forb  forb      forb   forb forb     forb      forb     forb     forb  data
facility:site               data    data  data      data   data data     data      data     data     data  data
facility:closedSite         null    data  data      data   data null     null      null     null     null  data
resource:open               data    data  data      data   data data     data      data     data     data  data
resource:pooled             null    data  data      data   data null     null      null     null     null  null
resource:forPartner         null    data  data      data   null null     data      data     data     null  null
resource:hidden             null    data  data      data   null null     null      null     null     null  null
node:closedSite             null    data  data      data   data null     null      null     null     null  data
node:open                   data    data  data      data   data data     data      data     data     data  data
node:pooled                 null    data  data      data   data null     null      null     null     null  null
node:hidden                 null    data  data      data   null null     null      null     null     null  null
node:commitment             null    data  data      data   null null     data      data     data     null  null
node:request                null    data  data      data   null null     data      data     data     null  null
node:message                null    data  data      data   null null     data      data     data     null  null
node:audit                  null    null  null      null   null null     null      null     null     null  data
node:entry                  data    data  data      data   data data     data      data     data     data  data
node:entryClaim             null    null  null      null   null null     null      null     null     null  null
node:alliance               null    data  data      data   data data     data      data     data     data  data
node:proposed               null    null  null      null   data null     null      null     null     null  data
node:house                  data    data  data      data   data data     data      data     data     data  data
node:producers              null    data  data      data   data data     data      data     data     data  data
node:whoAsked               null    data  data      data   null null     data      data     data     null  data
node:whoAnswered            null    data  data      data   null null     data      data     data     null  data
node:whoIsSilent            null    data  data      data   null null     null      null     null     null  data
partnershipRequest          sign    data  data      data   null null     data      data     data     null  null
partnershipRequests         sign    data  data      data   data data     data      data     data     data  data
brief:brief                 sign    null  null      null   null null     data      data     data     null  null
briefs                      sign    data  data      data   data data     data      data     data     data  data
team:team                   sign    null  null      null   null null     data      data     data     null  null
node:brief                  null    null  null      null   null null     data      data     data     null  null
node:team                   null    null  null      null   null null     data      data     data     null  null
signUp                      data    data  data      data   data data     data      data     data     data  data
signIn                      data    data  data      data   data data     data      data     data     data  data
refreshSession              cred    cred  cred      cred   cred cred     cred      cred     cred     cred  cred
signOut                     data    data  data      data   data data     data      data     data     data  data
createFacility              sign    data  data      no     data data     no        no       no       no    no
addResource:site            sign    data  data      no     no   no       no        no       no       no    no
addResource:closedSite      sign    data  data      no     no   gone     gone      gone     gone     gone  no
addAssessment:site          sign    data  data      no     no   no       no        no       no       no    no
addAssessment:closedSite    sign    data  data      no     no   gone     gone      gone     gone     gone  no
verifyAssessment            sign    no    no        no     no   no       no        no       no       no    data
claimCapabilities:open      sign    data  data      no     no   no       no        no       no       no    no
claimCapabilities:pooled    sign    data  data      no     no   gone     gone      gone     gone     gone  gone
claimCapabilities:hidden    sign    data  data      no     gone gone     gone      gone     gone     gone  gone
publishCapacity:open        sign    data  data      no     no   no       no        no       no       no    no
publishCapacity:hidden      sign    data  data      no     gone gone     gone      gone     gone     gone  gone
setRate:open                sign    data  data      no     no   no       no        no       no       no    no
setRate:forPartner          sign    data  data      no     gone gone     no        no       no       gone  gone
removeRate:open             sign    data  data      no     no   no       no        no       no       no    no
removeRate:pooled           sign    data  data      no     no   gone     gone      gone     gone     gone  gone
claimDirectoryEntry         sign    data  no        no     data data     no        no       no       no    no
withdrawDirectoryClaim      sign    data  no        no     gone gone     no        no       no       no    no
decideDirectoryClaim        sign    no    no        no     no   no       no        no       no       no    data
proposeAlliance             sign    data  no        no     data data     no        no       no       no    no
approveAlliance             sign    no    no        no     no   no       no        no       no       no    data
refuseAlliance              sign    no    no        no     no   no       no        no       no       no    data
suspendAlliance             sign    no    no        no     no   no       no        no       no       no    data
reinstateAlliance           sign    no    no        no     no   no       no        no       no       no    data
inviteMember                sign    data  no        no     no   no       no        no       no       no    no
inviteMember:proposed       sign    gone  gone      gone   late gone     gone      gone     gone     gone  no
respondToInvitation         sign    data  no        no     gone no       gone      gone     gone     gone  no
leaveAlliance               sign    data  no        no     late no       no        no       no       no    no
leaveAlliance:proposed      sign    gone  gone      gone   late gone     gone      gone     gone     gone  no
suspendMember               sign    data  no        no     no   gone     gone      gone     gone     gone  no
reinstateMember             sign    data  no        no     no   gone     gone      gone     gone     gone  no
appointSteward              sign    data  no        no     no   gone     gone      gone     gone     gone  no
createBrief                 sign    data  data      no     data data     data      data     no       data  no
proposeTeams                sign    gone  gone      gone   gone gone     data      data     no       gone  gone
requestTeam                 sign    gone  gone      gone   gone gone     data      data     no       gone  gone
confirmTeam                 sign    gone  gone      gone   gone gone     data      data     no       gone  gone
sendRequest:open            sign    own   own       no     data data     data      data     no       data  no
sendRequest:pooled          sign    own   own       no     data gone     gone      gone     no       gone  no
sendRequest:hidden          sign    own   own       no     gone gone     gone      gone     no       gone  no
counterRequest              sign    data  data      no     gone gone     turn      turn     no       gone  gone
acceptRequest               sign    data  data      no     gone gone     turn      turn     no       gone  gone
declineRequest              sign    data  data      no     gone gone     no        no       no       gone  gone
withdrawRequest             sign    no    no        no     gone gone     data      data     no       gone  gone
confirmRequest              sign    no    no        no     gone gone     data      data     no       gone  gone
cancelRequest               sign    data  data      no     gone gone     data      data     no       gone  gone
`;

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
beforeAll(async () => {
  cast = await theCast(await World.start());
  const { audit: trail } = await cast.as.admin.ask('{ audit(first: 1) { edges { node { id } } } }');
  audit.push(trail.edges[0].node.id);
  team.push(await teamOf(cast), await briefOf(cast));
});
afterAll(() => cast.world.close());

/** Reading, by the field of the table. */
const queries: Readonly<Record<string, (thing: string) => { query: string; variables?: object }>> = {
  me: () => ({ query: '{ me { id } }' }),
  organisations: () => ({ query: '{ organisations { totalCount } }' }),
  audit: () => ({ query: '{ audit { totalCount } }' }),
  assessmentsToVerify: () => ({ query: '{ assessmentsToVerify { totalCount } }' }),
  searchCapacity: (thing) => ({
    query: 'query ($filter: CapacityFilter!) { searchCapacity(filter: $filter) { totalCount } }',
    variables: {
      filter: { capability: 'colour', period: asked, alliances: thing ? [idOf(thing)] : [] },
    },
  }),
  capabilities: () => ({ query: '{ capabilities { code } }' }),
  taxonomyBranches: () => ({ query: '{ taxonomyBranches { code } }' }),
  assessmentSchemes: () => ({ query: '{ assessmentSchemes { code } }' }),
  alliances: () => ({ query: '{ alliances { totalCount } }' }),
  memberships: () => ({ query: '{ memberships { id } }' }),
  directory: () => ({ query: '{ directory { totalCount } }' }),
  directoryClaims: () => ({ query: '{ directoryClaims { totalCount } }' }),
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
  setRate: (thing) => ({
    ...{ ...named(thing), audience: 'ORGANISATION', audienceId: cast.as.requester.organisation, per: 'DAY' },
    amount: { amountMinor: 1, currency: 'EUR' },
  }),
  removeRate: async (thing) => {
    const audience = { audience: 'ORGANISATION', audienceId: cast.as.owner.organisation };
    const rates: readonly { id: string; audience: string }[] = await setRate(cast.as.owner, idOf(thing), audience);
    return { ...named(thing), rateId: rates.find((rate) => rate.audience === 'ORGANISATION')?.id };
  },
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
  confirmRequest: async () => ({ requestId: await aRequest('acceptRequest') }),
  cancelRequest: async () => ({ requestId: await aRequest('acceptRequest', 'confirmRequest') }),
};

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
