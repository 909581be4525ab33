import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { inventedHouses } from '../builders/directory';
import { fingerprint } from '../builders/fingerprint';
import { freshDatabase } from '../world/database';
import { emptyFolder, leaveNothing, on, runCommand } from '../world/server';

let database: string;
let folder: string;
beforeAll(async () => {
  database = await freshDatabase();
  folder = emptyFolder();
});
afterAll(leaveNothing);

const imports = (...words: readonly string[]) => runCommand(on(database), 'import', 'directory', ...words);
function aFile(content: unknown): string {
  const path = join(folder, `${crypto.randomUUID()}.json`);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}
/** All of facilities, its facts included; the trail of all services is gathered in its own time. */
const tables = async () =>
  Object.entries(await fingerprint(database)).filter(([table]) => table.startsWith('facilities.'));
async function countOf(table: string): Promise<number> {
  const client = new Client({ connectionString: database });
  await client.connect();
  const { rows } = await client.query(`select count(*)::integer as count from ${table}`);
  await client.end();
  return Number(rows[0].count);
}

describe('interlock import directory', () => {
  it('loads the registry that comes with the project; again it changes nothing', async () => {
    expect(await imports()).toEqual({
      code: 0,
      lines: ['isdcf-facilities.json: 1537 new, 0 changed, 0 unchanged'],
    });
    expect([await countOf('facilities.directory_entries'), await countOf('facilities.directory_successors')]).toEqual([1537, 60]); // prettier-ignore
    expect(await countOf('facilities.directory_claims')).toBe(0);
    expect(await countOf('facilities.directory_entries where claimed_by is not null')).toBe(0);
    const before = await tables();
    expect(await imports()).toEqual({
      code: 0,
      lines: ['isdcf-facilities.json: 0 new, 0 changed, 1537 unchanged'],
    });
    expect(await tables()).toEqual(before);
  });

  it('loads another, credited to whom it is said to be from, and says what it has kept', async () => {
    const { file } = inventedHouses();
    const { code, lines } = await imports(aFile(file), '--credit', 'Invented');
    expect([code, lines]).toEqual([
      0,
      [
        expect.stringContaining('.json: 5 new, 0 changed, 0 unchanged'),
        expect.stringMatching(/^Not in this file, and kept as they were: 1537 \(.+, …\)$/),
      ],
    ]);
  });

  it('names every fault by its entry, ends with 1 and changes nothing', async () => {
    const before = await tables();
    const { file } = inventedHouses();
    const bad = [...file, { code: 'X' }, { code: 'Y', name: 'Y', obsolete: true, obsoletedBy: ['Z'] }, 7];
    expect(await imports(aFile(bad))).toEqual({
      code: 1,
      lines: [
        'entry 6 ("X"), name: INVALID This is missing.',
        'entry 7 ("Y"), obsoletedBy.0: NOT_FOUND No entry has the code Z.',
        'entry 8: INVALID An entry is an object with a code and a name.',
        'Nothing was imported.',
      ],
    });
    expect(await tables()).toEqual(before);
  });

  it.each([
    ['is not there', join('/nowhere', 'at-all.json'), 'cannot be read'],
    ['is no JSON', '[{"code": "A",]', 'is no JSON'],
  ])('says so of a file that %s', async (_, content, words) => {
    const path = content.startsWith('/') ? content : aFile(content);
    const { code, lines } = await imports(path);
    expect([code, lines]).toEqual([1, [expect.stringContaining(`${path} ${words}`)]]);
  });
});
