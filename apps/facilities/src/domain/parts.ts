/**
 * What a house may put together: one resource that is a whole, and others of the same facility that are taken with it. One step
 * deep: a whole is no part, so that nobody has to follow what belongs to what.
 */
import { isId, type Id } from '#kernel/ids';
import { all, ok, refuse, within, type Result } from '#kernel/result';
import { parseUnits } from './offering';

/** A part as it came in; units null: all there are. */
export type PartAsk = { readonly resourceId: string; readonly units?: number | null | undefined };

/** A part as it is kept. */
export type PartOfWhole = { readonly resourceId: Id<'resource'>; readonly units: number | null };

const mostParts = 20;

/** Up to 20 parts, each once. Refusals name `parts.n`, the n-th of them. */
export function parseParts(whole: Id<'resource'>, asked: readonly PartAsk[]): Result<readonly PartOfWhole[]> {
  if (asked.length > mostParts) return refuse('TOO_LONG', `A whole has at most ${mostParts} parts.`, 'parts');
  return all(
    asked.map(({ resourceId, units = null }, at) => {
      const isAgain = asked.slice(0, at).some((other) => other.resourceId === resourceId);
      const named = all([
        isId('resource', resourceId) ? ok(resourceId) : unknownPart,
        ...(resourceId === whole ? [refuse('INVALID', 'Nothing is a part of itself.', 'resourceId')] : []),
        ...(isAgain ? [refuse('INVALID', 'This part is named twice.', 'resourceId')] : []),
      ]);
      const counted = units === null ? ok(null) : within(parseUnits(units), 'units');
      const faults = all<unknown>([named, counted]);
      if (!named.ok || !counted.ok) return within(faults as Result<never>, 'parts', at);
      return ok({ resourceId: resourceId as Id<'resource'>, units: counted.value });
    }),
  );
}

/** What is known of the resources under their locks. */
export type PartsScene = {
  readonly whole: Member;
  /** Resources of the same house, by id; those of others are missing. */
  readonly resources: ReadonlyMap<Id<'resource'>, Member>;
  /** Pencils and coming bookings of the whole. */
  readonly promises: number;
};
type Member = {
  readonly facilityId: Id<'facility'>;
  readonly units: number;
  readonly isWhole: boolean;
  readonly isPart: boolean;
};

/** May they be put together? All faults at once; names every part at fault. */
export function decideParts(
  parts: readonly PartOfWhole[],
  { whole, resources, promises }: PartsScene,
): Result<readonly PartOfWhole[]> {
  const faults = all<unknown>([
    promises > 0
      ? refuse(
          'WRONG_STATUS',
          'It is promised, and keeps its parts until those pencils and bookings are over.',
          'resourceId',
        )
      : ok(null),
    parts.length > 0 && whole.isPart
      ? refuse('INVALID', 'It is part of a whole itself; a part has no parts.', 'resourceId')
      : ok(null),
    parts.length > 0 && whole.units > 1
      ? refuse('INVALID', 'A whole has one unit; list each of several by itself.', 'resourceId')
      : ok(null),
    ...parts.map((part, at) => within(decidePart(part, whole, resources.get(part.resourceId)), 'parts', at)),
  ]);
  return faults.ok ? ok(parts) : faults;
}

function decidePart({ units }: PartOfWhole, whole: Member, part: Member | undefined): Result<null> {
  if (part === undefined) return unknownPart;
  if (part.facilityId !== whole.facilityId)
    return refuse('MIXED_FACILITIES', 'A whole and its parts are of one facility.', 'resourceId');
  if (part.isWhole) return refuse('INVALID', 'It is a whole itself; name its parts instead.', 'resourceId');
  if (units !== null && units > part.units)
    return refuse('UNITS_EXCEEDED', `This part has ${part.units} units.`, 'units');
  return ok(null);
}

const unknownPart = refuse('NOT_FOUND', 'Your house has no such resource.', 'resourceId');
