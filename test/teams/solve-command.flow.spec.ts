import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '#service/project-root';
import { buildOnce } from '../world/server';
import { soundInstance } from './sound-instance';
import example from './worked-example.json';

let folder = '';

/** `interlock solve …` in an environment without any setting, in an empty folder: what it needs, it brings. */
function solve(...words: readonly string[]) {
  const command = [join(projectRoot, 'dist/apps/interlock/src/cli.js'), 'solve', ...words];
  return new Promise<{ readonly code: unknown; readonly result: string; readonly errors: readonly string[] }>(
    (resolve) => {
      execFile(process.execPath, command, { cwd: folder, env: {} }, (fault, result, errors) =>
        resolve({ code: fault ? fault.code : 0, result, errors: errors.split('\n').filter(Boolean) }),
      );
    },
  );
}

beforeAll(async () => {
  await buildOnce();
  folder = mkdtempSync(join(tmpdir(), 'interlock-solve-'));
  writeFileSync(join(folder, 'example.json'), JSON.stringify(example));
  writeFileSync(join(folder, 'nobody.json'), soundInstance({ 'packages[0].needs[0].candidates': [] }));
  writeFileSync(join(folder, 'faulty.json'), soundInstance({ 'limits.budget': -1, 'facilities[0].region': 'east' }));
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('interlock solve', () => {
  it('prints the result for the least cost and nothing else', async () => {
    const { code, result, errors } = await solve('example.json');
    expect({ code, errors }).toEqual({ code: 0, errors: [] });
    const { format, instance, results } = JSON.parse(result);
    expect({ format, instance }).toEqual({ format: 'interlock-team-result/1', instance: 'worked-example' });
    expect(Object.keys(results)).toEqual(['cheapest']);
    expect(results.cheapest).toMatchObject({ status: 'optimal', value: 321_000 });
  });

  it('answers all four objectives, each within the time given', async () => {
    const { result } = await solve('example.json', '--objective', 'all', '--time-limit-ms', '5000');
    const { results } = JSON.parse(result);
    expect(Object.keys(results)).toEqual(['cheapest', 'fewest-facilities', 'earliest', 'best-rated']);
    expect(results.earliest).toMatchObject({ value: 20, tie: { cost: 408_000, proven: true } });
  });

  it('exits 0 with a result that says there is no team', async () => {
    const { code, result, errors } = await solve('nobody.json', '--objective', 'earliest');
    expect({ code, errors }).toEqual({ code: 0, errors: [] });
    expect(JSON.parse(result).results).toMatchObject({ earliest: { status: 'infeasible' } });
  });

  it('reads past the mark that some editors put before a text', async () => {
    writeFileSync(join(folder, 'marked.json'), `\uFEFF${JSON.stringify(example)}`);
    const { code, result } = await solve('marked.json');
    expect({ code, ...JSON.parse(result) }).toMatchObject({ code: 0, results: { cheapest: { value: 321_000 } } });
  });

  it('exits 2 with a line for each fault of the file, and prints nothing', async () => {
    expect(await solve('faulty.json')).toEqual({
      code: 2,
      result: '',
      errors: [
        'facilities[0].region: no region "east"',
        'limits.budget: must be a whole number from 0 on, below 2^53, is -1',
      ],
    });
  });

  it('exits 2 with a line that says why a file cannot be read', async () => {
    const { code, result, errors } = await solve('nowhere.json');
    expect({ code, result }).toEqual({ code: 2, result: '' });
    expect(errors).toEqual([expect.stringMatching(/^nowhere\.json: cannot be read: ENOENT/)]);
  });

  it.each([
    ['an unknown objective', ['example.json', '--objective', 'prettiest'], /--objective.*'prettiest' is invalid/],
    ['a limit that is none', ['example.json', '--time-limit-ms', '0'], /--time-limit-ms.*whole number/],
    ['no file', [], /missing required argument/],
  ])('exits 2 on %s, and says so', async (_, words, line) => {
    const { code, result, errors } = await solve(...words);
    expect({ code, result }).toEqual({ code: 2, result: '' });
    expect(errors.join(' ')).toMatch(line);
  });
});
