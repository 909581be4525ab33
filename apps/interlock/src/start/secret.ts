import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '#service/config/settings';
import { CannotStart } from '#service/start/stop-reason';

/** The secret all processes of an installation share: as set, else made once and kept under the data folder. */
export function ensureSecret(settings: Settings): string {
  if (settings.secret) return settings.secret;
  const file = join(settings.dataFolder, 'secret');
  try {
    mkdirSync(settings.dataFolder, { recursive: true });
    if (!existsSync(file))
      writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
    return readFileSync(file, 'utf8').trim();
  } catch (fault) {
    const why = fault instanceof Error ? fault.message : String(fault);
    throw new CannotStart(
      `INTERLOCK_DATA: the folder cannot be used (${why}); give this user the right, or name another.`,
    );
  }
}
