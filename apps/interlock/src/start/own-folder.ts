import { mkdirSync } from 'node:fs';
import { CannotStart } from '#service/start/stop-reason';

/** Works in the data folder, making it where there is none; a folder that refuses us stops the start in one line. */
export function inOwnFolder<T>(folder: string, work: () => T): T {
  try {
    mkdirSync(folder, { recursive: true });
    return work();
  } catch (fault) {
    if (fault instanceof CannotStart) throw fault;
    const why = fault instanceof Error ? fault.message : String(fault);
    throw new CannotStart(
      `INTERLOCK_DATA: the folder cannot be used (${why}); give this user the right, or name another.`,
    );
  }
}
