// Servers in processes of their own, so that none shares a thread with whoever asks.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../measure.mjs';

/** Starts a script and waits for the address it says it is ready at. */
function started(words, env, ready) {
  const child = spawn(process.execPath, words, {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const over = new Promise((resolve) => child.once('exit', resolve));
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk) => {
      said += chunk;
      const [, url] = ready.exec(said) ?? [];
      if (url) resolve({ url, stop: () => (child.kill('SIGTERM'), over) });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => reject(new Error(`it ended with ${code}: ${said}`)));
  });
}

/** The product as it is served, on a database that is there; with the demo world where that is asked for. */
export const startProduct = (databaseUrl, secret, isDemo = false) =>
  started(
    [join(root, 'dist/apps/interlock/src/serve.js')],
    {
      ...{ INTERLOCK_DATABASE_URL: databaseUrl, INTERLOCK_SECRET: secret, INTERLOCK_PORT: '0' },
      ...{ INTERLOCK_DEMO: isDemo ? '1' : '0', INTERLOCK_RATE_LIMITS: 'off' },
    },
    /Interlock is ready: (\S+)/,
  );

export const startBare = (answers) => started([join(import.meta.dirname, 'bare.mjs'), answers], {}, /ready: (\S+)/);
