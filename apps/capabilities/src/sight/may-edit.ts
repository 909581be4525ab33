import { ok, refuse, type Result } from '#kernel/result';
import type { Viewer } from '#service/viewer/viewer';
import type { House } from './houses.store';

/** May the viewer change what this house says of itself? Its OWNER and SCHEDULER may; to who may not know of it, it does not exist. */
export function mayEdit(house: House | null, viewer: Viewer, field: string): Result<House> {
  if (house === null || !house.isSeen)
    return refuse('NOT_FOUND', 'There is no such thing, or none you may see.', field);
  const isStaff =
    house.organisation === viewer.organisation && (viewer.role === 'OWNER' || viewer.role === 'SCHEDULER');
  return isStaff ? ok(house) : refuse('NOT_ALLOWED', 'Only an owner or scheduler of this house may do this.', field);
}
