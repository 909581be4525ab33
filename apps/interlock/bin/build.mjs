// Builds the server (swc, to dist/) and the pages (vite, to dist/web). Names build only those: build.mjs server
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');
const chosen = process.argv.slice(2);
const tool = (name) => join(root, 'node_modules/.bin', name);
const run = (command, ...words) => execFileSync(command, words, { cwd: root, stdio: 'inherit' });

if (chosen.length === 0 || chosen.includes('server')) {
  for (const folder of ['apps', 'libs', 'server.built'])
    rmSync(join(root, 'dist', folder), { recursive: true, force: true });
  const tests = ['--ignore', '**/*.spec.ts', '--ignore', 'apps/web/**'];
  run(tool('swc'), 'apps', 'libs', '--out-dir', 'dist', '--quiet', ...tests);
  writeFileSync(join(root, 'dist/server.built'), '');
}
if (chosen.length === 0 || chosen.includes('web')) {
  run(tool('vite'), 'build', 'apps/web', '--logLevel', 'warn');
  run(process.execPath, 'apps/gateway/known-operations.mjs');
}
