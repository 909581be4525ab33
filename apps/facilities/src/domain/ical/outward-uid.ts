import type { Id } from '#kernel/ids';
import { uuidOf } from '#kernel/ids';

const domain = 'calendar.interlock';
const shape = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})@calendar\.interlock$/;

/** The name under which a calendar program knows a commitment; it never changes. */
export const outwardUid = (commitment: Id<'commitment'>): string => `${uuidOf(commitment)}@${domain}`;

/** The uuid in such a name; null for anybody else's. */
export const ownUuidIn = (uid: string): string | null => shape.exec(uid)?.[1] ?? null;
