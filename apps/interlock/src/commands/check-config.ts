import { demandUsable } from '../database/open';
import { demandSettings } from './on-services';

const secrets = new Set(['secret', 'adminPassword']);
/** May hold a password. */
const addresses = new Set(['databaseUrl', 'smtpUrl']);

/** `config check`: the settings as they would be used, secrets left out; every fault when there is one. */
export async function checkConfig(): Promise<void> {
  const settings = demandSettings();
  for (const [name, value] of Object.entries(settings)) console.log(`${name}: ${shown(name, value)}`);
  if (settings.databaseUrl) await demandUsable(settings.databaseUrl);
  console.log('These settings can be used.');
}

function shown(name: string, value: unknown): string {
  if (value === null) return 'not set';
  if (secrets.has(name)) return 'set';
  if (addresses.has(name) && typeof value === 'string') return value.replace(/\/\/[^@]*@/, '//…@');
  return value instanceof Set ? [...value].join(', ') : JSON.stringify(value);
}
