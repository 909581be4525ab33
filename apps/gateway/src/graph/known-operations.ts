import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type DefinitionNode, type DocumentNode, Kind, parse, print, stripIgnoredCharacters, visit } from 'graphql';
import { z } from 'zod';

/** Operations that a browser may send in production: those of the pages, as the build found them. */
export type KnownOperations = { has(document: DocumentNode): boolean };

/** Reads what `known-operations.mjs` wrote: a list of documents. */
export function readKnownOperations(path: string): KnownOperations {
  const documents = z.array(z.string()).parse(JSON.parse(readFileSync(path, 'utf8')));
  return knownOperations(documents);
}

export function knownOperations(documents: readonly string[]): KnownOperations {
  const known = new Set(documents.map((text) => fingerprint(parse(text, { noLocation: true }))));
  return { has: (document) => known.has(fingerprint(document)) };
}

const fingerprints = new WeakMap<DocumentNode, string>();

/** The same for what differs only in blanks, in the order of definitions, or in `__typename`, which clients add. */
function fingerprint(document: DocumentNode): string {
  const known = fingerprints.get(document);
  if (known) return known;
  const bare = visit(document, {
    Field: (field) => (field.name.value === '__typename' && !field.alias ? null : undefined),
  });
  const definitions = [...bare.definitions].sort((a, b) => (labelOf(a) < labelOf(b) ? -1 : 1));
  const text = stripIgnoredCharacters(print({ kind: Kind.DOCUMENT, definitions }));
  const made = createHash('sha256').update(text).digest('base64url');
  fingerprints.set(document, made);
  return made;
}

const labelOf = (node: DefinitionNode): string => `${node.kind} ${'name' in node ? (node.name?.value ?? '') : ''}`;
