import { Client } from 'pg';
import { uuidOf } from '#kernel/ids';
import { roleUrl } from '#service/database/roles';
import { FactReaders } from '#service/facts/fact-readers';
import { serviceNames } from '#service/services';
import { AllianceScene } from '../../../../test/builders/alliance-scene';
import { ask, contextOf } from '../../../../test/world/ask';
import { secretOfTests } from '../../../../test/world/database';
import { anAdmin, aViewer } from '../../../../test/builders/viewers';
import { VerifyTrail } from './verify-trail';

let scene: AllianceScene;
beforeEach(async () => {
  scene = await AllianceScene.open();
});
afterEach(() => scene.close());

const verify = () => scene.service.app.get(VerifyTrail).run();
const audit = async (args = '', viewer = anAdmin()) => {
  const query = `{ audit${args} { totalCount pageInfo { hasNextPage endCursor }
    edges { node { id at actor { id } act subjectId reason before after } } } }`;
  return (await ask(scene.service, query, {}, contextOf(viewer))).audit;
};
const idsOf = (page: { edges: { node: { id: string } }[] }) => page.edges.map((edge) => edge.node.id);
/** As whoever owns the whole database could. */
const tamper = (sql: string, values: unknown[] = []) =>
  scene.admin
    .query('alter table alliances.trail disable trigger trail_stays')
    .then(() => scene.admin.query(sql, values));

describe('the trail', () => {
  it('gathers what every service has done and finds it whole, each entry once', async () => {
    for (const service of serviceNames) for (let at = 0; at < 3; at++) await scene.act(service, 'resource_1');
    const report = await verify();
    expect(report).toMatchObject({ entries: 15, faults: [] });
    await scene.service.app.get(FactReaders).replay('facilities');
    expect(await verify()).toEqual(report);
  });

  it('stays one chain when services are gathered at the same time', async () => {
    for (let at = 0; at < 100; at++) await scene.act(serviceNames[at % 5] ?? 'accounts', `resource_${at}`);
    await Promise.all([verify(), verify()]);
    expect(await verify()).toMatchObject({ entries: 100, faults: [] });
  });

  it('names an entry that was changed, and the service that says otherwise', async () => {
    const entries = [
      await scene.act('accounts', 'a'),
      await scene.act('accounts', 'b'),
      await scene.act('accounts', 'c'),
    ];
    await verify();
    await tamper(`update alliances.trail set subject = 'x' where subject = 'b'`);
    expect((await verify()).faults).toEqual([
      { kind: 'BROKEN', entry: entries[1], service: 'accounts' },
      { kind: 'CHANGED', entry: entries[1], service: 'accounts' },
    ]);
  });

  it('names where an entry was taken out, and which', async () => {
    const entries = [
      await scene.act('accounts', 'a'),
      await scene.act('accounts', 'b'),
      await scene.act('accounts', 'c'),
    ];
    await verify();
    await tamper(`delete from alliances.trail where subject = 'b'`);
    expect((await verify()).faults).toEqual([
      { kind: 'BROKEN', entry: entries[2], service: 'accounts' },
      { kind: 'MISSING', entry: entries[1], service: 'accounts' },
    ]);
  });

  it('misses an entry that nobody told of', async () => {
    await scene.act('facilities', 'told');
    const untold = await scene.act('facilities', 'untold', false);
    expect((await verify()).faults).toEqual([{ kind: 'MISSING', entry: untold, service: 'facilities' }]);
  });

  it('notices that a service rewrote or dropped what it had written', async () => {
    const [rewritten, dropped] = [await scene.act('partnerships', 'a'), await scene.act('partnerships', 'b')];
    await verify();
    await scene.admin.query(`update partnerships.audit_entries set reason = 'y' where id = $1`, [uuidOf(rewritten)]);
    await scene.admin.query('delete from partnerships.audit_entries where id = $1', [uuidOf(dropped)]);
    expect((await verify()).faults.map((fault) => [fault.kind, fault.entry])).toEqual([
      ['CHANGED', rewritten],
      ['CHANGED', dropped],
    ]);
  });

  it('is nobody’s to change: not the service’s by right, not the owner’s by oversight', async () => {
    await scene.act('accounts', 'a');
    await verify();
    const { rows } = await scene.admin.query('select current_database() as name');
    const url = new URL(process.env['TEST_POSTGRES_URL'] ?? '');
    url.pathname = `/${rows[0].name}`;
    const service = new Client({ connectionString: roleUrl(url.toString(), 'alliances', secretOfTests) });
    await service.connect();
    for (const sql of [
      'update alliances.trail set act = act',
      'delete from alliances.trail',
      'truncate alliances.trail',
    ]) {
      await expect(service.query(sql)).rejects.toMatchObject({
        code: '42501',
        message: expect.stringContaining('permission'),
      });
      await expect(scene.admin.query(sql)).rejects.toMatchObject({ message: expect.stringContaining('never changed') });
    }
    await service.end();
  });
});

describe('reading the trail', () => {
  it('shows an admin what has just been done, latest first, a page at a time', async () => {
    const acts: string[] = [];
    for (let at = 0; at < 5; at++) acts.unshift(await scene.act(serviceNames[at] ?? 'accounts', 'resource_1'));
    await scene.act('accounts', 'resource_2');
    const first = await audit('(subjectId: "resource_1", first: 3)');
    expect(first).toMatchObject({ totalCount: 5, pageInfo: { hasNextPage: true } });
    const rest = await audit(`(subjectId: "resource_1", first: 3, after: "${first.pageInfo.endCursor}")`);
    expect(rest).toMatchObject({ totalCount: 5, pageInfo: { hasNextPage: false } });
    expect([...idsOf(first), ...idsOf(rest)]).toEqual(acts);
    expect(first.edges[0].node).toMatchObject({
      act: 'publishCapacity',
      subjectId: 'resource_1',
      actor: { id: expect.stringMatching(/^account_/) },
      before: null,
      after: '{"b": [1, "ü"], "units": 9007199254740993}',
    });
    expect((await audit()).totalCount).toBe(6);
    expect((await audit('(subjectId: "nothing")')).totalCount).toBe(0);
  });

  it('is refused to everybody else, entry by entry too', async () => {
    const id = await scene.act('accounts', 'resource_1');
    await verify();
    const owner = aViewer('FACILITY');
    await expect(audit('', owner)).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } });
    const query = `query ($ids: [ID!]!, $of: [_Any!]!) {
      visibleNodes(ids: $ids) _entities(representations: $of) { ... on AuditEntry { act } } }`;
    const variables = { ids: [id, 'audit_1'], of: [{ __typename: 'AuditEntry', id }] };
    expect(await ask(scene.service, query, variables, contextOf(owner))).toEqual({
      visibleNodes: [false, false],
      _entities: [null],
    });
    expect(await ask(scene.service, query, variables, contextOf(anAdmin()))).toEqual({
      visibleNodes: [true, false],
      _entities: [{ act: 'publishCapacity' }],
    });
  });

  it('refuses a page that makes no sense', async () => {
    await expect(audit('(first: 0)')).rejects.toMatchObject({
      extensions: { code: 'BAD_USER_INPUT', reason: 'OUT_OF_RANGE', field: ['first'] },
    });
  });
});
