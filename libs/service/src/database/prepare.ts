import { Client } from 'pg';
import { factReaders } from '#events/readers';
import { serviceNames } from '../services';
import { migrate } from './migrate';
import { roleOf, rolePassword, roleUrl, type RoleOwner } from './roles';

const owners: readonly RoleOwner[] = [...serviceNames, 'gateway'];
const lockKey = 4_711_040;

/** Beside audit entries, what a service may only add to. */
const addOnly: Readonly<Partial<Record<RoleOwner, string>>> = { alliances: 'alliances.trail' };

/**
 * Makes a database ready: extensions, a login role and two schemas for each service, its migrations, and the grants of
 * the fact views. Safe to run at every start and from several processes at once.
 */
export async function prepareDatabase(adminUrl: string, secret: string): Promise<void> {
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query('select pg_advisory_lock($1)', [lockKey]);
    await admin.query('create extension if not exists btree_gist');
    for (const owner of owners) await ensureRole(admin, adminUrl, owner, secret);
    for (const service of serviceNames) {
      await admin.query(`create schema if not exists ${service}`);
      await admin.query(`create schema if not exists ${service}_facts`);
    }
    for (const service of serviceNames) await migrate(adminUrl, service);
    for (const service of serviceNames) await grant(admin, service);
  } finally {
    await admin.end();
  }
}

/** Roles belong to the whole server: made once, and given this installation's password only when it does not fit yet. */
async function ensureRole(admin: Client, adminUrl: string, owner: RoleOwner, secret: string): Promise<void> {
  const role = roleOf(owner);
  const { rowCount } = await admin.query('select from pg_roles where rolname = $1', [role]);
  if (rowCount === 0) {
    // Two databases of one server may be prepared at once: the second finds the role made.
    await admin.query(
      `do $$ begin create role ${role} login; exception when duplicate_object or unique_violation then null; end $$`,
    );
  } else if (await canSignIn(roleUrl(adminUrl, owner, secret))) return;
  await admin.query(`alter role ${role} login password ${admin.escapeLiteral(rolePassword(owner, secret))}`);
}

async function canSignIn(url: string): Promise<boolean> {
  const probe = new Client({ connectionString: url });
  try {
    await probe.connect();
    return true;
  } catch {
    // Any failure to sign in has the same cure: set the password.
    return false;
  } finally {
    await probe.end().catch(() => undefined);
  }
}

/** A service reads and writes its own tables (audit entries: adds only); a reader of its facts sees the views and nothing else. */
async function grant(admin: Client, service: (typeof serviceNames)[number]): Promise<void> {
  const role = roleOf(service);
  await admin.query(`
    grant usage on schema ${service} to ${role};
    grant select, insert, update, delete on all tables in schema ${service} to ${role};
    grant usage on all sequences in schema ${service} to ${role};
    grant execute on all functions in schema ${service} to ${role};
    revoke all on ${service}.migrations from ${role};
    revoke update, delete, truncate on ${[`${service}.audit_entries`, addOnly[service]].filter(Boolean).join(', ')} from ${role};
    revoke update, truncate on ${service}.outbox from ${role};
  `);
  for (const reader of factReaders[service])
    await admin.query(`
      grant usage on schema ${service}_facts to ${roleOf(reader)};
      grant select on all tables in schema ${service}_facts to ${roleOf(reader)};
    `);
}
