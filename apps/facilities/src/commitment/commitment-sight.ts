import type { Viewer } from '#service/viewer/viewer';
import { maySee, type Reason } from '../domain/sight';
import type { SeenCommitment } from './commitments.store';

/** May the viewer see this commitment? Both sides of its request do, and nobody else. */
export function seesCommitment({ organisation }: Viewer, { houseId, organisationId }: SeenCommitment): boolean {
  if (organisation === null) return false;
  const reasons = new Set<Reason>();
  if (houseId === organisation) reasons.add('OWNER');
  if (organisationId === organisation) reasons.add('REQUEST');
  return maySee('commitment', reasons);
}
