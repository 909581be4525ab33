import { Client } from 'pg';
import { uuidOf, type Id } from '#kernel/ids';
import { Questions, type AskService } from '#service/questions/questions';
import type { Viewer } from '#service/viewer/viewer';
import { capabilities, ClaimCapabilities } from '../../apps/capabilities/src/capabilities.module';
import { partnerships } from '../../apps/partnerships/src/partnerships.module';
import { ask, contextOf } from '../world/ask';
import { testService, type ServiceOptions } from '../world/database';
import { type RoomOfTests, startHouses, valueOf } from './house';

export const grading = 'colour.grading-suite.hdr';
export const mixing = 'mix.atmos.home';

/** The window of every package, unless a test says otherwise: the week in which rooms of tests are free. */
export const week = { start: '2031-03-03T00:00:00Z', end: '2031-03-10T00:00:00Z' };

const teamFields = `id objective proven gap reasons finishesAt proposedAt total { amountMinor currency } facilities { id }
  brief { id status } requests { id status }
  assignments { package { key } resource { id } period { start end } units price { amountMinor currency } }`;
const errors = 'userErrors { code message field }';
const queries: Readonly<Record<string, string>> = {
  createBrief: `mutation ($input: CreateBriefInput!) { answer: createBrief(input: $input) { brief { id status } ${errors} } }`,
  requestTeam: `mutation ($input: RequestTeamInput!) { answer: requestTeam(input: $input) {
    requests { id status version facility { id } expiresAt } ${errors} } }`,
  confirmTeam: `mutation ($input: ConfirmTeamInput!) { answer: confirmTeam(input: $input) { requests { id status } ${errors} } }`,
  sendRequest: `mutation ($input: SendRequestInput!) { answer: sendRequest(input: $input) { request { id status } ${errors} } }`,
  counterRequest: `mutation ($input: CounterRequestInput!) { answer: counterRequest(input: $input) {
    request { id status version } ${errors} } }`,
};
const answering = (mutation: string) =>
  `mutation ($input: AnswerRequestInput!) { answer: ${mutation}(input: $input) { request { id status viewerMoves } ${errors} } }`;

type Input = Readonly<Record<string, unknown>>;
/** Where the line to the calendar breaks: before a question arrives, or before its answer does. */
type Break = 'before' | 'after';

/** Facilities, capabilities and partnerships on one database: houses with rooms to offer, and whoever puts a team of them together. */
export async function startTeamWork(options: ServiceOptions = {}) {
  const houses = await startHouses(options);
  const { databaseUrl } = houses.service;
  const knowing = await testService(capabilities, { ...options, databaseUrl });
  const breaks: Break[] = [];
  const overTheWire: AskService = async (to, question, body) => {
    const answers = (to === 'facilities' ? houses.service : knowing).app.get(Questions).find(question);
    const broken = to === 'facilities' ? breaks.shift() : undefined;
    if (broken === 'before') throw new Error('the line broke before the question arrived');
    const answer = await answers?.(JSON.parse(JSON.stringify(body)));
    if (broken === 'after') throw new Error('the line broke before the answer arrived');
    return JSON.parse(JSON.stringify(answer));
  };
  const asking = { ...options, databaseUrl, askService: overTheWire };
  const service = await testService(partnerships, asking);
  const admin = new Client({ connectionString: databaseUrl });
  await admin.connect();

  const run = async (query: string, variables: Input, viewer: Viewer) =>
    (await ask(service, query, variables, contextOf(viewer))).answer;

  /** Whose each room is. */
  const owners = new Map<string, Viewer>();
  const scene = {
    ...{ houses, service, admin, breaks, owners },

    async close(): Promise<void> {
      await service.close();
      await knowing.close();
      await admin.end();
      await houses.close();
    },

    /** Any mutation with an input, under a key of its own unless one is given. */
    async mutate(mutation: string, viewer: Viewer, input: Input) {
      const filled = { idempotencyKey: crypto.randomUUID(), ...input };
      const answer = await run(queries[mutation] ?? answering(mutation), { input: filled }, viewer);
      return { ...answer, codes: answer.userErrors.map(({ code }: { readonly code: string }) => code) };
    },

    /** A room that claims a capability. */
    async room(house: Viewer, room: RoomOfTests & { readonly capability?: string } = {}): Promise<Id<'resource'>> {
      const { capability = grading, ...rest } = room;
      const resourceId = await houses.aRoom(house, rest);
      owners.set(resourceId, house);
      const claim = { resourceId, claims: [{ capability }], idempotencyKey: crypto.randomUUID() };
      valueOf(await knowing.app.get(ClaimCapabilities).run(house, claim));
      return resourceId;
    },

    /** Accounts tell of an organisation: houses may name it in their rates. */
    async knowOf({ organisation }: Viewer): Promise<void> {
      const id = organisation ?? 'organisation_';
      const write = `insert into accounts.organisations (id, name, name_folded, kind) values ($1, 'Maker', ' maker', 'PRODUCER')
        on conflict do nothing`;
      await this.tell('accounts', 'organisation.changed', id, write, [uuidOf(id)]);
    },

    /** What another service would write and tell, in one transaction. */
    async tell(publisher: string, name: string, subject: Id, write: string, values: readonly unknown[]): Promise<void> {
      await admin.query('begin');
      await admin.query(write, [...values]);
      await admin.query(`insert into ${publisher}.outbox (name, version, subject) values ($1, 1, $2)`, [
        name,
        uuidOf(subject),
      ]);
      await admin.query('commit');
    },

    /** A package: a day of grading in the week, changed where a test says so. */
    piece: (key: string, changes: Input = {}) => ({
      ...{ key, title: `The ${key}`, capability: grading, duration: 'P1D', window: week },
      ...changes,
    }),

    async brief(viewer: Viewer, packages: readonly Input[], changes: Input = {}): Promise<Id<'brief'>> {
      const { brief, userErrors } = await this.mutate('createBrief', viewer, {
        ...{ title: 'Blue Moon', currency: 'EUR', packages },
        ...changes,
      });
      if (!brief) throw new Error(`no brief: ${JSON.stringify(userErrors)}`);
      return brief.id;
    },

    async propose(viewer: Viewer, briefId: string, how: { objectives?: readonly string[]; key?: string } = {}) {
      const query = `mutation ($brief: ID!, $objectives: [TeamObjective!], $key: String) {
        answer: proposeTeams(briefId: $brief, objectives: $objectives, idempotencyKey: $key) {
          teams { ${teamFields} } obstacles { packages constraint message relaxation } ${errors} } }`;
      const { objectives = null, key = null } = how;
      return run(query, { brief: briefId, objectives, key }, viewer);
    },

    /** The cheapest team of a brief. */
    async team(viewer: Viewer, briefId: string): Promise<Id<'team'>> {
      const { teams, obstacles } = await this.propose(viewer, briefId, { objectives: ['CHEAPEST'] });
      if (!teams[0]) throw new Error(`no team: ${JSON.stringify(obstacles)}`);
      return teams[0].id;
    },

    readTeam: (viewer: Viewer, id: string) =>
      run(`query ($id: ID!) { answer: team(id: $id) { ${teamFields} } }`, { id }, viewer),

    readBrief: (viewer: Viewer, id: string, fields: string) =>
      run(`query ($id: ID!) { answer: brief(id: $id) { ${fields} } }`, { id }, viewer),

    listBriefs: (viewer: Viewer, args: string) =>
      run(
        `{ answer: briefs(${args}) { totalCount edges { node { id title } } pageInfo { hasNextPage endCursor } } }`,
        {},
        viewer,
      ),

    /** What the gateway would be told of `node(id)`. */
    visible: (viewer: Viewer, ids: readonly string[]): Promise<readonly boolean[]> =>
      run('query ($ids: [ID!]!) { answer: visibleNodes(ids: $ids) }', { ids }, viewer),

    readRequest: (viewer: Viewer, id: string, fields: string) =>
      run(`query ($id: ID!) { answer: partnershipRequest(id: $id) { ${fields} } }`, { id }, viewer),

    /** Everything that is left open somewhere: nothing, once all has come to its end. */
    async leftOpen() {
      const { rows } = await admin.query(
        `select (select count(*)::int from partnerships.intents) as intents,
           (select count(*)::int from partnerships.requests where status = 'DRAFT') as drafts,
           (select count(*)::int from facilities.commitments c where c.request_id is not null
              and not exists (select from partnerships.requests r where r.id = c.request_id)) as unknown`,
      );
      return rows[0];
    },
  };
  return scene;
}

export type TeamWork = Awaited<ReturnType<typeof startTeamWork>>;
