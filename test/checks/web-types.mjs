// What the pages know of the schema (apps/web/src/graphql-env.d.ts) follows schema/api.graphql. With --check it writes
// nothing and fails when it is stale.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, settle } from './files.mjs';

const folder = mkdtempSync(join(tmpdir(), 'interlock-web-types-'));
try {
  const fresh = join(folder, 'graphql-env.d.ts');
  const words = ['generate-output', '--tsconfig', 'apps/web/tsconfig.json', '--output', fresh];
  execFileSync(join(root, 'node_modules/.bin/gql.tada'), words, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  settle({ 'apps/web/src/graphql-env.d.ts': readFileSync(fresh, 'utf8') }, 'node test/checks/web-types.mjs');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
