import { createHmac } from 'node:crypto';
import type { ServiceName } from '../services';

/** Login roles: one for each service, and one for the gateway, which reads ended sessions. */
export type RoleOwner = ServiceName | 'gateway';

export const roleOf = (owner: RoleOwner): string => `interlock_${owner}`;

/** Passwords follow from the shared secret, so that every process of one installation knows them without being told. */
export const rolePassword = (owner: RoleOwner, secret: string): string =>
  createHmac('sha256', `role:${secret}`).update(owner).digest('base64url');

/** The same server and database, signed in as a service's role. */
export function roleUrl(adminUrl: string, owner: RoleOwner, secret: string): string {
  const url = new URL(adminUrl);
  url.username = roleOf(owner);
  url.password = rolePassword(owner, secret);
  return url.toString();
}
