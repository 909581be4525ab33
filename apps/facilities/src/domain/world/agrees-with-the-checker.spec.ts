import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '#service/project-root';
import { judgeFile } from '../../../../../test/builders/world-lines';
import { brokenWorld } from '../../../../../test/builders/broken-world';

const checker = join(projectRoot, '../shared/tools/check-world.mjs');
const why = existsSync(checker) ? '' : ' (skipped: the checker of the format is not here)';

type Refused = { readonly line: number; readonly type: string | null; readonly ref: string | null } & {
  readonly code: string;
  readonly path: string;
};

/** What the checker of the format refuses in a file, and its counts. */
function checked(file: Buffer): Promise<{ readonly refused: readonly string[]; readonly counts: object }> {
  const folder = mkdtempSync(join(tmpdir(), 'interlock-world-'));
  const path = join(folder, 'world.ndjson');
  writeFileSync(path, file);
  // Into a file: what a program has written to a pipe may be lost when it exits.
  const told = join(folder, 'told.ndjson');
  const stdio = ['ignore', openSync(told, 'w'), 'ignore'] as const;
  return new Promise((resolve) => {
    spawn(process.execPath, [checker, path, '--stop', '1000000'], { stdio: [...stdio] }).on('close', () => {
      closeSync(stdio[1]);
      const said = readFileSync(told, 'utf8').trim().split('\n');
      rmSync(folder, { recursive: true });
      const lines = said.map((line) => JSON.parse(line) as Refused);
      const { accepted, unchanged, refused } = lines.pop() as unknown as Record<string, number>;
      resolve({ refused: lines.map(shown), counts: { accepted, unchanged, refused } });
    });
  });
}

const shown = ({ line, type, ref, code, path }: Refused): string => `${line} ${type} ${ref} ${code} ${path}`;

describe('the judgement of a world', () => {
  (why ? it.skip : it).each([1, 2, 3])(
    `says of every line what the checker of the format says, code, path and all, in broken world %i${why}`,
    async (seed) => {
      const file = brokenWorld(seed, 1500);
      const judged = judgeFile(file);
      const isRefused = ({ verdict }: (typeof judged)[number]) => verdict !== 'accepted' && verdict !== 'unchanged';
      const own = judged.filter(isRefused).map((one) => shown({ ...one, code: one.verdict }));
      const theirs = await checked(file);
      expect(own).toEqual(theirs.refused);
      const count = (state: string) => judged.filter(({ verdict }) => verdict === state).length;
      expect({ accepted: count('accepted'), unchanged: count('unchanged'), refused: own.length }).toEqual(
        theirs.counts,
      );
      expect(new Set(own.map((line) => line.split(' ')[3])).size).toBeGreaterThanOrEqual(14);
    },
  );
});
