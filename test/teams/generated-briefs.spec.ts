import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#service/project-root';

const tools = join(projectRoot, '../shared/tools');
const why = existsSync(join(tools, 'check-team.mjs')) ? '' : ' (skipped: the generator and the validator are not here)';

/** What it printed, counts first to last, and whether every promise was kept. */
function soak(): Promise<{ readonly code: number; readonly said: string }> {
  const words = [join(projectRoot, 'test/teams/soak.mjs'), '--quick'];
  return new Promise((resolve) => {
    execFile(process.execPath, words, { cwd: projectRoot }, (fault, said, errors) => {
      resolve({ code: fault ? 1 : 0, said: `${said}${errors}` });
    });
  });
}

describe('generated briefs of eight packages and fifty candidates', () => {
  (why ? it.skip : it)(
    `are all solved or proven impossible at the least cost, most by the other objectives, without a violation${why}`,
    async () => {
      const { code, said } = await soak();
      process.stdout.write(said.replaceAll(/^/gm, '    ').trimEnd() + '\n');
      expect(said).toMatch(/15 briefs, 0 violations/);
      expect(said).not.toMatch(/must be proven/);
      expect(code).toBe(0);
    },
    240_000,
  );
});
