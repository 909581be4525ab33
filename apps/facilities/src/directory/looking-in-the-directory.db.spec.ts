import { Client } from 'pg';
import { visitor } from '#service/viewer/viewer';
import { inventedHouses, creditOfTests } from '../../../../test/builders/directory';
import { operator, startDirectory } from '../../../../test/builders/directory-scene';
import { ask, contextOf } from '../../../../test/world/ask';
import { statementsOf } from '../../../../test/builders/statements';

let scene: Awaited<ReturnType<typeof startDirectory>>;
let admin: Client;
beforeAll(async () => {
  scene = await startDirectory();
  admin = new Client({ connectionString: scene.service.databaseUrl });
  await admin.connect();
  await admin.query('set search_path = facilities, public');
});
afterAll(() => Promise.all([scene.close(), admin.end()]));

const namesIn = ({ edges }: Awaited<ReturnType<typeof scene.find>>) => edges.map(({ node }) => node.name);

describe('the directory', () => {
  it('shows anyone a house as the registry has it, with whom to thank', async () => {
    const { houses, paris, tokyo, merged } = await scene.entries();
    expect(await scene.entry(paris)).toEqual({
      ...{ id: paris, registryCode: houses.paris.code, name: houses.paris.name, url: 'https://elan.example' },
      ...{ city: 'Paris', country: 'FR', closed: false, credit: creditOfTests, mergedInto: [] },
      ...{ claimedBy: null, viewerClaim: null },
    });
    expect(await scene.entry(merged)).toMatchObject({
      closed: true,
      mergedInto: [
        { id: tokyo, name: houses.tokyo.name },
        { id: paris, name: houses.paris.name },
      ],
    });
  });

  it('finds by the beginnings of words of name, city and code, marks and case aside', async () => {
    const { houses } = await scene.entries();
    const found = async (text: string) => namesIn(await scene.find({ text: `${houses.word} ${text}` }));
    expect(await found('ELAN')).toEqual([houses.paris.name]);
    expect(await found('image él')).toEqual([houses.paris.name]);
    expect(await found('toky')).toEqual([houses.tokyo.name]);
    expect(await found('mages')).toEqual([]);
    expect(namesIn(await scene.find({ text: houses.tokyo.code.toUpperCase() }))).toEqual([houses.tokyo.name]);
  });

  it('goes page by page by folded name, counting all, and filters by country', async () => {
    const { houses } = await scene.entries();
    const ask = { text: houses.word, first: 2 };
    const first = await scene.find(ask);
    const second = await scene.find({ ...ask, after: first.pageInfo.endCursor });
    const third = await scene.find({ ...ask, after: second.pageInfo.endCursor });
    const sorted = ['Élan Images', 'Kaze', 'Merged', 'Nord', 'Shut'].map((name) => `${houses.word} ${name}`);
    expect([first, second, third].flatMap(namesIn)).toEqual(sorted);
    expect([first, second, third].map(({ totalCount, pageInfo }) => [totalCount, pageInfo.hasNextPage])).toEqual([
      ...[[5, true], [5, true], [5, false]], // prettier-ignore
    ]);
    const japan = await scene.find({ text: houses.word, country: 'JP' });
    expect([japan.totalCount, namesIn(japan)]).toEqual([1, [houses.tokyo.name]]);
    expect(japan.countries).toEqual([
      { country: 'FR', count: 1 },
      { country: 'JP', count: 1 },
    ]);
  });

  it.each([
    [{ first: 0 }, 'OUT_OF_RANGE', 'first'],
    [{ first: 101 }, 'OUT_OF_RANGE', 'first'],
    [{ after: 'stray' }, 'INVALID', 'after'],
    [{ text: 'x'.repeat(201) }, 'TOO_LONG', 'text'],
  ])('refuses a question that makes no sense: %j', async (ask, reason, field) => {
    await expect(scene.find(ask)).rejects.toMatchObject({ extensions: { reason, field: [field] } });
  });

  it('costs as many statements for many entries as for one', async () => {
    const { houses } = await scene.entries();
    // Of the statements sent meanwhile, those that are about entries: jobs go on beside them.
    const cost = async (text: string) => {
      const sent = await statementsOf(() =>
        scene.find({ text }, { ...operator, organisation: `organisation_${crypto.randomUUID()}` }),
      );
      return sent.flat().filter((statement) => statement.includes('directory_')).length;
    };
    const one = await cost(`${houses.word} Merged`);
    expect(one).toBeGreaterThan(0);
    expect(await cost(houses.word)).toBe(one);
  });

  it('answers for ids of its entries, and for nothing that is none', async () => {
    const { paris } = await scene.entries();
    const ids = [paris, `entry_${crypto.randomUUID()}`, 'entry_', `entryclaim_${paris.slice('entry_'.length)}`];
    const { visibleNodes } = await ask(
      scene.service,
      'query ($ids: [ID!]!) { visibleNodes(ids: $ids) }',
      { ids },
      contextOf(visitor),
    );
    expect(visibleNodes).toEqual([true, false, false, false]);
  });
});

describe('an import of the directory', () => {
  const rows = async () => {
    const tables = ['directory_entries', 'directory_successors', 'directory_claims', 'audit_entries', 'outbox'];
    const found: unknown[] = [];
    for (const table of tables) found.push((await admin.query(`select * from ${table} order by 1, 2`)).rows);
    return JSON.stringify(found);
  };

  it('brings in what is new, and again changes nothing at all', async () => {
    const { file } = inventedHouses();
    expect(await scene.load(file)).toMatchObject({ value: { added: 5, changed: 0, unchanged: 0 } });
    const before = await rows();
    expect(await scene.load(file)).toMatchObject({ value: { added: 0, changed: 0, unchanged: 5 } });
    expect(await rows()).toBe(before);
  });

  it('follows a newer file by code: ids stay, and what it leaves out is kept and said', async () => {
    const { houses, paris, merged, tokyo } = await scene.entries();
    const renamed = { ...houses.paris, name: `${houses.word} Elan Images Group` };
    const newer = [renamed, houses.tokyo, { ...houses.merged, obsoletedBy: [houses.tokyo.code] }, houses.shut];
    const loaded = await scene.load(newer);
    expect(loaded).toMatchObject({ value: { added: 0, changed: 2, unchanged: 2 } });
    expect(loaded.ok && loaded.value.kept).toContain(houses.nowhere.code);
    expect(await scene.entry(paris)).toMatchObject({ name: renamed.name });
    expect((await scene.entry(merged)).mergedInto.map(({ id }) => id)).toEqual([tokyo]);
    expect(namesIn(await scene.find({ text: `${houses.word} group` }))).toEqual([renamed.name]);
    const { rows: told } = await admin.query(
      `select before->'changed'->0->>'name' as before, after->'changed'->0->>'name' as after
       from audit_entries where act = 'importDirectory' order by at desc limit 1`,
    );
    expect(told).toEqual([{ before: houses.paris.name, after: renamed.name }]);
  });

  it('writes nothing of a file with a fault in it', async () => {
    const { file } = inventedHouses();
    const before = await rows();
    expect(await scene.load([...file, { code: 'X' }])).toMatchObject({
      refusals: [{ code: 'INVALID', field: ['5', 'name'] }],
    });
    expect(await scene.load(file, ' ')).toMatchObject({ refusals: [{ code: 'INVALID', field: ['credit'] }] });
    expect(await rows()).toBe(before);
  });

  it('is done once when it is asked for twice at the same time', async () => {
    const { file } = inventedHouses();
    const loaded = await Promise.all([scene.load(file), scene.load(file), scene.load(file)]);
    const figures = loaded.map((one) => (one.ok ? `${one.value.added} new, ${one.value.unchanged} as before` : 'no'));
    expect(figures.sort()).toEqual(['0 new, 5 as before', '0 new, 5 as before', '5 new, 0 as before']);
  });
});
