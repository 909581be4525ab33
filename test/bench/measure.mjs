// What all benches share: a database of their own, percentiles, and the last line.
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeServerReady, root } from '../../apps/interlock/bin/ready.mjs';

export { root };
export const isQuick = process.argv.includes('--quick');

const require = createRequire(import.meta.url);

/** A module of the built server, as it runs. */
export const built = (path) => require(join(root, 'dist', `${path}.js`));

/** An empty folder which the embedded PostgreSQL can reach; removed at the end, with all that runs in it where the bench is killed. */
export async function inEmptyFolder(work) {
  await makeServerReady();
  const folder = mkdtempSync(join(tmpdir(), 'interlock-bench-'));
  chmodSync(folder, 0o755);
  clearUpAfterUs(folder);
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** In a session of its own, so that what interrupts the bench does not reach it; it keeps nobody waiting. */
function clearUpAfterUs(folder) {
  const words = [join(root, 'test/bench/clear-up.mjs'), folder];
  const child = spawn(process.execPath, words, { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  child.unref();
  child.stdin.unref();
}

const sorted = (numbers) => [...numbers].sort((a, b) => a - b);
export const percentile = (numbers, share) =>
  sorted(numbers)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))] ?? null;
export function median(numbers) {
  const inOrder = sorted(numbers);
  const middle = inOrder.length >> 1;
  return inOrder.length % 2 ? inOrder[middle] : (inOrder[middle - 1] + inOrder[middle]) / 2;
}
export const round = (number, digits = 2) => (number === null ? null : Number(number.toFixed(digits)));

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function numbersFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The last line: ratios first. */
export const tell = (bench, figures) => console.log(JSON.stringify({ bench, figures }));
