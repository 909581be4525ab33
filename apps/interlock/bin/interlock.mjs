#!/usr/bin/env node
// npx interlock …: the command line, on the Node that comes with the dependencies.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { makeReady, ownNode, root } from './ready.mjs';

try {
  await makeReady();
} catch (fault) {
  console.error(fault.message);
  process.exit(1);
}
const child = spawn(ownNode, [join(root, 'dist/apps/interlock/src/cli.js'), ...process.argv.slice(2)], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('close', (code) => process.exit(code ?? 1));
