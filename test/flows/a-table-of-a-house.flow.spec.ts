import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anUploadedTable, settledTable } from '../builders/tables';
import { freshKey } from '../world/client';
import { aFacility, type Person } from '../world/people';
import { leaveNothing, on, runCommand } from '../world/server';
import { World } from '../world/world';

const folder = mkdtempSync(join(tmpdir(), 'interlock-table-'));
let world: World;
let house: Person;
let facilityId: string;
beforeAll(async () => {
  world = await World.start();
  house = await world.house();
  facilityId = await aFacility(house, 'Lyon');
});
afterAll(async () => {
  await leaveNothing();
  await world.close();
  rmSync(folder, { recursive: true });
});

const text = 'Room;Type;Quantity\nSuite 1;room;2\n"=HYPERLINK(""x"")";room;none\n';
const roomsOf = async (): Promise<readonly object[]> => {
  const query = 'query ($id: ID!) { facility(id: $id) { resources { edges { node { name kind units } } } } }';
  const { facility } = await house.ask(query, { id: facilityId });
  return facility.resources.edges.map(({ node }: { readonly node: object }) => node);
};

describe('a table of a house', () => {
  it('is sent in, suggested, checked, committed and rolled back', async () => {
    const uploadId = await anUploadedTable(house, text);
    const suggest = 'query ($id: ID!) { suggestTable(uploadId: $id) { kind headers sample columns { name header } } }';
    const { suggestTable } = await house.ask(suggest, { id: uploadId });
    expect(suggestTable).toMatchObject({ kind: 'RESOURCES', headers: ['Room', 'Type', 'Quantity'] });
    const input = { uploadId, facilityId, kind: suggestTable.kind, columns: suggestTable.columns };
    const { table } = await house.did('checkTable', 'CheckTableInput', { ...input, idempotencyKey: freshKey() }, 'table { id }'); // prettier-ignore
    expect(await settledTable(house, table.id)).toMatchObject({
      ...{ state: 'CHECKED', rows: 2, done: 2, added: 1, refused: 1 },
      faults: [{ row: 3, column: 'units', code: 'INVALID', expected: 'a whole number', found: 'none' }],
      refusedRows: expect.stringContaining(`"'=HYPERLINK(""x"")";room;none;`),
    });
    expect(await roomsOf()).toEqual([]);

    const commit = `mutation ($id: ID!, $key: String!) { commitTable(tableId: $id, idempotencyKey: $key) { table { state } userErrors { code } } }`;
    const key = freshKey();
    const committed = await house.ask(commit, { id: table.id, key });
    expect(committed.commitTable).toMatchObject({ userErrors: [] });
    expect(await settledTable(house, table.id)).toMatchObject({ state: 'COMMITTED', added: 1 });
    expect(await roomsOf()).toEqual([{ name: 'Suite 1', kind: 'ROOM', units: 2 }]);
    expect((await house.ask(commit, { id: table.id, key })).commitTable).toMatchObject({ userErrors: [] });

    const back = `mutation ($id: ID!, $key: String!) { rollBackTable(tableId: $id, idempotencyKey: $key) { userErrors { code } } }`;
    expect((await house.ask(back, { id: table.id, key: freshKey() })).rollBackTable).toEqual({ userErrors: [] });
    expect(await settledTable(house, table.id)).toMatchObject({ state: 'ROLLED_BACK', inTheWay: [] });
    expect(await roomsOf()).toEqual([]);
  });

  it('is brought in by the command, which judges, does, and writes what it refused', async () => {
    const file = join(folder, 'rooms.csv');
    const refused = join(folder, 'refused.csv');
    writeFileSync(file, text);
    const run = async (...words: readonly string[]) => {
      const site = ['--as', house.organisation ?? '', '--facility', facilityId];
      const { code, lines } = await runCommand(on(world.databaseUrl), 'import', 'capacity', file, ...site, ...words);
      return { code, told: lines.map((line) => JSON.parse(line) as object) };
    };
    const fault = { row: 3, column: 'units', found: 'none', code: 'INVALID' };
    const dry = await run('--dry-run');
    expect(dry).toMatchObject({ code: 1, told: [fault, { state: 'CHECKED', added: 1, refused: 1 }] });
    expect(await roomsOf()).toEqual([]);
    const done = await run('--refused', refused);
    const summary = { kind: 'RESOURCES', state: 'COMMITTED', rows: 2, added: 1, refused: 1 };
    expect(done).toMatchObject({ code: 1, told: [fault, summary] });
    expect(await roomsOf()).toHaveLength(1);
    expect(readFileSync(refused, 'utf8')).toContain('why refused');
  }, 30_000);
});
