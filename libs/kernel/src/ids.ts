import { createHash, randomUUID } from 'node:crypto';
import type { Instant } from './instant';

/** Kinds of things that carry an id the world may see. */
export const idTypes = [
  'account',
  'organisation',
  'session',
  'facility',
  'resource',
  'class',
  'window',
  'rate',
  'commitment',
  'block',
  'feed',
  'link',
  'change',
  'entry',
  'entryclaim',
  'import',
  'upload',
  'table',
  'assessment',
  'search',
  'brief',
  'team',
  'request',
  'message',
  'alliance',
  'membership',
  'audit',
] as const;
export type IdType = (typeof idTypes)[number];

/** `<type>_<uuid>` in lower case: opaque to clients, sortable as strings; the same string in SQL, TypeScript and GraphQL. */
export type Id<T extends IdType = IdType> = `${T}_${string}`;

const shape = /^([a-z]+)_([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

/** A fresh id (UUID version 7, RFC 9562: milliseconds first, so ids sort by birth). */
export function newId<T extends IdType>(type: T, now: Instant): Id<T> {
  const milliseconds = now.toString(16).padStart(12, '0');
  // Behind the number of the version all bits of a random one (version 4) are as they should be.
  return `${type}_${milliseconds.slice(0, 8)}-${milliseconds.slice(8)}-7${randomUUID().slice(15)}`;
}

/** The id that follows from these words, always the same (UUID version 8, RFC 9562): for what may be made twice and must be one. */
export function derivedId<T extends IdType>(type: T, ...from: readonly string[]): Id<T> {
  const bytes = createHash('sha256').update(JSON.stringify(from)).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${type}_${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The type an id names, or null when the string is no id at all. */
export function idTypeOf(raw: string): IdType | null {
  const type = shape.exec(raw)?.[1];
  return idTypes.find((known) => known === type) ?? null;
}

/** Is this an id of that type? */
export const isId = <T extends IdType>(type: T, raw: string): raw is Id<T> => idTypeOf(raw) === type;

/** The uuid inside an id, as the database keeps it. */
export const uuidOf = (id: Id): string => id.slice(id.indexOf('_') + 1);

/** The id around a uuid of the database. */
export const idOf = <T extends IdType>(type: T, uuid: string): Id<T> => `${type}_${uuid}`;
