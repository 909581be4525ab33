// npm start. Makes the checkout ready, then serves on the Node that comes with the dependencies.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { makeReady, ownNode, root } from './ready.mjs';

try {
  await makeReady();
} catch (fault) {
  console.error(fault.message);
  process.exit(1);
}

const serve = join(root, 'dist/apps/interlock/src/serve.js');
// NOTE: one process where the platform can replace it, so that a signal to npm's child is a signal to the server.
if (process.execve && process.platform !== 'win32') process.execve(ownNode, [ownNode, serve], process.env);

const child = spawn(ownNode, [serve], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('close', (code) => process.exit(code ?? 1));
