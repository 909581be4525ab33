import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** The folder of package.json. */
export const root = join(import.meta.dirname, '../..');

/** Text of a file of the project, or null when there is none. */
export const read = (path) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : null);

/** Paths (from the root, sorted) of all files below `folder` that `wanted` takes. Never looks into node_modules or dist. */
export function filesBelow(folder, wanted) {
  const start = join(root, folder);
  if (!existsSync(start)) return [];
  return readdirSync(start, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((path) => !/(^|\/)(node_modules|dist)\//.test(path) && wanted(path))
    .sort();
}

/** Output of git, or null where it has no answer (no such revision, no repository). */
export function git(...words) {
  try {
    return execFileSync('git', words, {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 2 ** 26,
    });
  } catch {
    // NOTE: a fresh export of the tree has no git at all; every caller says what that means for it.
    return null;
  }
}

/** The revision that changes are measured against: main as others have it, else main, else HEAD; null without git. */
export function landed() {
  const onMain = git('rev-parse', '--abbrev-ref', 'HEAD')?.trim() === 'main';
  const candidates = onMain ? ['origin/main', 'HEAD'] : ['origin/main', 'main', 'HEAD'];
  return candidates.find((revision) => git('rev-parse', '--verify', '--quiet', revision) !== null) ?? null;
}

/**
 * Brings generated files up to date, or, with `--check`, only says which are stale.
 * `wanted` maps paths to their text; `command` is what renews them.
 */
export function settle(wanted, command) {
  const stale = Object.keys(wanted).filter((path) => read(path) !== wanted[path]);
  if (stale.length === 0) return;
  if (process.argv.includes('--check')) fail([`Stale: ${stale.join(', ')}. Run \`${command}\` and commit the result.`]);
  for (const path of stale) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), wanted[path]);
    console.log(`wrote ${path}`);
  }
}

/** Prints every fault on its own line; the check has failed when there is any. */
export function fail(faults) {
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exit(1);
}
