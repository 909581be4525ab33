import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart } from '#service/start/stop-reason';

/** Who serves from a data folder just now. */
export type Claim = { readonly pid: number; readonly databaseUrl: string };

const fileIn = (dataFolder: string): string => join(dataFolder, 'server.json');

/** The live server of a data folder, or null; what a killed one left behind does not count. */
export function findClaim(dataFolder: string): Claim | null {
  const file = fileIn(dataFolder);
  if (!existsSync(file)) return null;
  const claim = JSON.parse(readFileSync(file, 'utf8')) as Claim;
  return isAlive(claim.pid) && claim.pid !== process.pid ? claim : null;
}

/** Only one server at a time may own the embedded database of a folder. */
export function refuseSecondServer(dataFolder: string): void {
  const claim = findClaim(dataFolder);
  if (claim)
    throw new CannotStart(
      `Interlock runs already on ${dataFolder} (process ${claim.pid}): stop that one, or set INTERLOCK_DATA to another folder.`,
    );
}

/** Says that this process serves from the folder; answers how to say that it no longer does. */
export function claim(dataFolder: string, databaseUrl: string): () => void {
  mkdirSync(dataFolder, { recursive: true });
  writeFileSync(fileIn(dataFolder), `${JSON.stringify({ pid: process.pid, databaseUrl })}\n`, { mode: 0o600 });
  return () => rmSync(fileIn(dataFolder), { force: true });
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (fault) {
    // Another user's process is alive all the same.
    return fault instanceof Error && 'code' in fault && fault.code === 'EPERM';
  }
}
