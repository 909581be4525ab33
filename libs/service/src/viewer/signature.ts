import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { isId, type Id, type IdType } from '#kernel/ids';
import type { Viewer } from './viewer';

/** The header in which the gateway tells a service who asks. Stripped from everything that comes from outside. */
export const viewerHeader = 'x-interlock-viewer';

/** How long a signed viewer is taken: a request takes seconds, and machines' clocks differ by some. */
const lifeMs = 60_000;

const id = <T extends IdType>(type: T) =>
  z.custom<Id<T>>((raw) => typeof raw === 'string' && isId(type, raw)).nullable();
const shape = z.object({
  at: z.number(),
  viewer: z.object({
    account: id('account'),
    organisation: id('organisation'),
    organisationKind: z.enum(['FACILITY', 'PRODUCER']).nullable(),
    role: z.enum(['OWNER', 'SCHEDULER', 'PRODUCER', 'VIEWER']).nullable(),
    isAdmin: z.boolean(),
    session: id('session'),
    onBehalfOf: id('organisation'),
  }),
});

const mac = (secret: string, body: string): Buffer => createHmac('sha256', `viewer:${secret}`).update(body).digest();

/** `<base64url of the viewer and the time>.<HMAC-SHA256>` under the secret all processes share. */
export function signViewer(viewer: Viewer, secret: string, now: number): string {
  const body = Buffer.from(JSON.stringify({ at: now, viewer })).toString('base64url');
  return `${body}.${mac(secret, body).toString('base64url')}`;
}

/** The viewer, or null when the signature is missing, wrong or old. */
export function verifyViewer(header: string | undefined, secret: string, now: number): Viewer | null {
  const [body, signature] = header?.split('.') ?? [];
  if (!body || !signature) return null;
  const given = Buffer.from(signature, 'base64url');
  const wanted = mac(secret, body);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null;
  const read = shape.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')));
  return read.success && Math.abs(now - read.data.at) <= lifeMs ? read.data.viewer : null;
}
