import { environment } from '#service/config/environment';
import { readSettings } from '#service/config/settings';
import { CannotStart } from '#service/start/stop-reason';
import { openDatabaseOf } from './database/open';
import { ensureSecret } from './start/secret';

/** Makes the database ready and ends: for installations that start many processes at once. */
async function migrateOnly(): Promise<void> {
  const read = readSettings(environment());
  if ('faults' in read) throw new CannotStart(read.faults.join('\n'));
  const database = await openDatabaseOf(read.settings, ensureSecret(read.settings));
  await database.close();
}

migrateOnly().catch((fault: unknown) => {
  if (!(fault instanceof CannotStart)) throw fault;
  console.error(fault.message);
  process.exitCode = 1;
});
