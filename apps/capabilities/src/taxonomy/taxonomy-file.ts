import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#service/project-root';
import { readTaxonomy, type Taxonomy } from '../domain/taxonomy';

/** The taxonomy as this service keeps it: one file beside its code, read once, the same compiled or not. */
export const taxonomy: Taxonomy = readTaxonomy(
  JSON.parse(readFileSync(join(projectRoot, 'apps/capabilities/taxonomy.json'), 'utf8')),
);
