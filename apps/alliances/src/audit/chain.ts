import { createHash } from 'node:crypto';
import { sealedWords, type TrailEntry } from '../domain/trail';

/** What the first entry follows. */
export const beforeTheFirst: Buffer = Buffer.alloc(32);

/** SHA-256 over the hash of the entry before and all words of this one. */
export const linkHash = (previous: Buffer, entry: TrailEntry): Buffer =>
  createHash('sha256').update(previous).update(sealedWords(entry)).digest();

/** The hash of each entry in turn, each following the one before. */
export function linkHashes(previous: Buffer, entries: readonly TrailEntry[]): readonly Buffer[] {
  const hashes: Buffer[] = [];
  for (const entry of entries) hashes.push(linkHash(hashes.at(-1) ?? previous, entry));
  return hashes;
}
