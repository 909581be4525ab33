import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '#service/config/settings';
import { inOwnFolder } from './own-folder';

/** The secret all processes of an installation share: as set, else made once and kept under the data folder. */
export function ensureSecret(settings: Settings): string {
  if (settings.secret) return settings.secret;
  const file = join(settings.dataFolder, 'secret');
  return inOwnFolder(settings.dataFolder, () => {
    if (!existsSync(file))
      writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
    return readFileSync(file, 'utf8').trim();
  });
}
