import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart } from '#service/start/stop-reason';
import { inOwnFolder } from './own-folder';
import { isAlive } from './is-alive';

/** Who serves from a data folder just now. */
export type Claim = { readonly pid: number; readonly databaseUrl: string };

/** A claim of this process. */
export type OwnClaim = {
  /** Says under which address the database answers, for the command line. */
  tell(databaseUrl: string): void;
  giveUp(): void;
};

const serverFile = (dataFolder: string): string => join(dataFolder, 'server.json');
const lockFile = (dataFolder: string): string => join(dataFolder, 'server.lock');

/** The live server of a data folder, or null; what a killed one left behind does not count. */
export function findClaim(dataFolder: string): Claim | null {
  const file = serverFile(dataFolder);
  if (!existsSync(file)) return null;
  const claim = JSON.parse(readFileSync(file, 'utf8')) as Claim;
  return isAlive(claim.pid) && claim.pid !== process.pid ? claim : null;
}

/** Makes this process the only one that owns the embedded database of a folder; refuses where another does. */
export function claim(dataFolder: string): OwnClaim {
  const lock = lockFile(dataFolder);
  while (!inOwnFolder(dataFolder, () => madeFile(lock, `${process.pid}\n`))) {
    const owner = Number(readFileSync(lock, 'utf8'));
    if (isAlive(owner) && owner !== process.pid)
      throw new CannotStart(
        `Interlock runs already on ${dataFolder} (process ${owner}): stop that one, or set INTERLOCK_DATA to another folder.`,
      );
    rmSync(lock, { force: true }); // left by one that was killed
  }
  return {
    tell(databaseUrl) {
      // Written beside and moved, so that nobody reads half of it.
      const draft = `${serverFile(dataFolder)}.new`;
      writeFileSync(draft, `${JSON.stringify({ pid: process.pid, databaseUrl })}\n`, { mode: 0o600 });
      renameSync(draft, serverFile(dataFolder));
    },
    giveUp() {
      rmSync(serverFile(dataFolder), { force: true });
      rmSync(lock, { force: true });
    },
  };
}

/** False when the file exists: of two at the same time one is first. */
function madeFile(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { mode: 0o600, flag: 'wx' });
    return true;
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'EEXIST') return false;
    throw fault;
  }
}
