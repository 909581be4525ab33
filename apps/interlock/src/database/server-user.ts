import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { CannotStart } from '#service/start/stop-reason';

/** Whom the database server runs as; null: the user that started Interlock. PostgreSQL refuses to run as root. */
export type ServerUser = { readonly uid: number; readonly gid: number } | null;

const name = 'postgres';

/** Started by root, the server runs as the user `postgres`, who is made when the machine has none. */
export function findServerUser(): ServerUser {
  if (process.getuid?.() !== 0) return null;
  try {
    return idsOf(name) ?? madeUser();
  } catch (fault) {
    const why = fault instanceof Error ? fault.message.split('\n')[0] : String(fault);
    throw new CannotStart(
      `PostgreSQL does not run as root, and the user ${name} cannot be made (${why}): start Interlock as an ordinary user.`,
    );
  }
}

function madeUser(): ServerUser {
  execFileSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', name]);
  return idsOf(name);
}

function idsOf(user: string): ServerUser {
  try {
    const id = (flag: string): number => Number(execFileSync('id', [flag, user], { encoding: 'utf8', stdio: 'pipe' }));
    return { uid: id('-u'), gid: id('-g') };
  } catch (fault) {
    if (fault instanceof Error && 'status' in fault && fault.status === 1) return null; // no such user
    throw fault;
  }
}

/** Says which folder to open when the server's user cannot pass through one above `path`. */
export function demandReach(path: string, user: ServerUser): void {
  if (user === null) return;
  for (
    let folder = resolve(path), parent = dirname(folder);
    parent !== folder;
    folder = parent, parent = dirname(folder)
  )
    if (!mayPass(parent, user))
      throw new CannotStart(
        `Started by root, PostgreSQL runs as the user ${name}, who cannot pass through ${parent}: run \`chmod o+x ${parent}\`, or start Interlock as an ordinary user.`,
      );
}

function mayPass(folder: string, user: NonNullable<ServerUser>): boolean {
  const { mode, uid, gid } = statSync(folder);
  if (uid === user.uid) return (mode & 0o100) !== 0;
  if (gid === user.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}
