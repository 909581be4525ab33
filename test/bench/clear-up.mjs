// Stands by a bench and clears up after it where that was killed: servers and databases in its folder end, and the folder goes.
// It knows by its input, which ends with the bench, however that ends.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const [folder] = process.argv.slice(2);
const patienceMs = 20_000;

/** Files of this name in the folder, with the process that each names first. */
const owners = (name) =>
  readdirSync(folder, { recursive: true })
    .filter((path) => path.endsWith(name))
    .map((path) => Number(readFileSync(join(folder, path), 'utf8').split('\n', 1)[0]));

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

async function end(pid, signal) {
  if (isAlive(pid)) process.kill(pid, signal);
  for (let waited = 0; isAlive(pid) && waited < patienceMs; waited += 50) await pause(50);
}

for await (const _ of process.stdin); // nothing is ever said: this is the life of the bench
try {
  // A server takes its database along; one that stands alone is told to end at once.
  for (const pid of owners('server.lock')) await end(pid, 'SIGTERM');
  for (const pid of owners('postmaster.pid')) await end(pid, 'SIGQUIT');
  rmSync(folder, { recursive: true, force: true });
} catch (expected) {
  if (expected.code !== 'ENOENT') throw expected; // the bench has cleared up itself
}
