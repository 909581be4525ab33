import { ok, refuse, type Result } from '#kernel/result';
import type { Capability, Taxonomy } from '../domain/taxonomy';

/** All leaves by code, or those of one discipline; `UNKNOWN_CODE` when there is no such discipline. */
export function listCapabilities(taxonomy: Taxonomy, discipline: string | null): Result<readonly Capability[]> {
  const leaves = [...taxonomy.capabilities.values()];
  if (discipline === null) return ok(leaves);
  return taxonomy.disciplines.some(({ code }) => code === discipline)
    ? ok(leaves.filter((leaf) => leaf.discipline === discipline))
    : refuse('UNKNOWN_CODE', 'There is no such discipline.', 'discipline');
}
