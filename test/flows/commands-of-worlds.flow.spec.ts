import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { soundLines as sound } from '../builders/world-lines';
import { freshDatabase } from '../world/database';
import { leaveNothing, on, runCommand } from '../world/server';

const folder = mkdtempSync(join(tmpdir(), 'interlock-world-'));
let databaseUrl: string;
beforeAll(async () => {
  databaseUrl = await freshDatabase();
});
afterAll(async () => {
  await leaveNothing();
  rmSync(folder, { recursive: true });
});

function fileOf(name: string, ...lines: readonly (object | string)[]): string {
  const path = join(folder, name);
  writeFileSync(path, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
  return path;
}
const run = (...words: readonly string[]) => runCommand(on(databaseUrl), ...words);
const lines = Object.values(sound);

describe('npx interlock import world', () => {
  it('exits 0 with one line when nothing is refused, and maps refs to ids', async () => {
    const map = join(folder, 'map.ndjson');
    const { code, lines: said } = await run('import', 'world', fileOf('sound.ndjson', ...lines), '--map', map);
    expect({ code, said: said.map((line) => JSON.parse(line) as object) }).toMatchObject({
      code: 0,
      said: [{ summary: true, lines: lines.length, accepted: lines.length, unchanged: 0, refused: 0, stopped: false }],
    });
    const mapped = readFileSync(map, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string; ref: string; id: string });
    expect(mapped.map(({ type, ref }) => ({ type, ref }))).toEqual(lines.map(({ type, ref }) => ({ type, ref })));
    for (const { type, id } of mapped) expect(id).toMatch(new RegExp(`^${type}_[0-9a-f-]{36}$`));
  }, 60_000);

  it('exits 1 with a line for each refusal, in the order of the file, and the summary last', async () => {
    const path = fileOf('broken.ndjson', '', '{', { ...sound.second, name: '' }, sound.second, {
      ...sound.second,
      name: 'C',
    });
    const { code, lines: said } = await run('import', 'world', path, '--source', 'b', '--dry-run');
    expect({ code, said: said.map((line) => JSON.parse(line) as object) }).toEqual({
      code: 1,
      said: [
        { line: 2, type: null, ref: null, code: 'NOT_JSON', path: '', message: expect.any(String) },
        { line: 3, type: 'organisation', ref: 'org-2', code: 'BAD_VALUE', path: 'name', message: expect.any(String) },
        {
          line: 5,
          type: 'organisation',
          ref: 'org-2',
          code: 'DUPLICATE_REF',
          path: 'ref',
          message: expect.any(String),
        },
        {
          ...{ summary: true, lines: 5, accepted: 1, unchanged: 0, refused: 3 },
          ...{ byType: { organisation: { accepted: 1, refused: 2 } }, stopped: false },
        },
      ],
    });
  }, 60_000);

  it.each([
    ['a file that is not there', ['import', 'world', join(folder, 'nothing.ndjson')], /cannot be read/],
    ['a folder', ['import', 'world', folder], /cannot be read/],
    ['a source of another form', ['import', 'world', join(folder, 'sound.ndjson'), '--source', 'a b'], /--source/],
    [
      'rights of nobody',
      ['import', 'world', join(folder, 'sound.ndjson'), '--as', 'organisation_1'],
      /no organisation/,
    ],
    ['an option that does not exist', ['import', 'world', join(folder, 'sound.ndjson'), '--force'], /unknown option/],
  ])(
    'exits 2 for %s, and says why',
    async (_what, words, said) => {
      const { code, lines: answer } = await run(...words);
      expect({ code, answer: answer.join('\n') }).toEqual({ code: 2, answer: expect.stringMatching(said) });
    },
    60_000,
  );
});

describe('npx interlock export world', () => {
  it('writes what came in, and nothing else on standard output', async () => {
    const out = join(folder, 'out.ndjson');
    expect((await run('export', 'world', '--out', out)).code).toBe(0);
    const told = readFileSync(out, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string; ref: string });
    const named = ({ type, ref }: { type: string; ref: string }) => `${type} ${ref}`;
    expect(told.map(named).sort()).toEqual(lines.map(named).sort());
  }, 60_000);
});

describe('npx interlock admin sign-in-as', () => {
  it('prints a token and nothing else, and exits 1 where there is no such organisation', async () => {
    const map = readFileSync(join(folder, 'map.ndjson'), 'utf8').split('\n');
    const { id } = JSON.parse(map[0] ?? '') as { id: string };
    const { code, lines: said } = await run('admin', 'sign-in-as', id);
    expect({ code, said }).toEqual({ code: 0, said: [expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/)] });
    const unknown = await run('admin', 'sign-in-as', 'organisation_01890000-0000-7000-8000-000000000000');
    expect(unknown).toEqual({ code: 1, lines: [expect.stringContaining('There is no organisation')] });
  }, 60_000);
});
