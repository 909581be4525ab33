/**
 * Time that a house keeps of a whole it keeps of the parts as well: each part has a block of its own, which moves and ends with
 * that of the whole. By itself it can be moved or released like any other.
 */
import { derivedId, type Id } from '#kernel/ids';
import type { KeptBlock } from './blocks';
import type { PartOfWhole } from './parts';

/** Those that go along with these blocks of wholes, each where its whole is now. What is put by itself is left as it is put. */
export const goingAlong = (put: readonly KeptBlock[], there: readonly KeptBlock[]): readonly KeptBlock[] => {
  const byId = new Map(put.map((block) => [block.id, block]));
  return there.flatMap((part) => {
    const whole = part.partOf === null || byId.has(part.id) ? undefined : byId.get(part.partOf);
    return whole === undefined ? [] : [{ ...part, during: whole.during, note: whole.note }];
  });
};

/**
 * New ones for the parts of whatever is put that have none yet (`there`), as many units as the whole takes. A part that is kept
 * over the same time by the same act needs none.
 */
export function blocksOnParts(
  put: readonly KeptBlock[],
  there: readonly KeptBlock[],
  partsOf: ReadonlyMap<string, readonly PartOfWhole[]>,
): readonly KeptBlock[] {
  const placeOf = ({ resourceId, during }: KeptBlock) => `${resourceId} ${during.start}/${during.end}`;
  const named = new Set(put.map(placeOf));
  const known = new Set(there.map(({ id }) => id));
  return put.flatMap((whole) =>
    (partsOf.get(whole.resourceId) ?? []).flatMap(({ resourceId, units }) => {
      const part = { ...whole, ...{ id: partBlockId(whole.id, resourceId), resourceId, units, feedId: null } };
      return named.has(placeOf(part)) || known.has(part.id) ? [] : [{ ...part, partOf: whole.id }];
    }),
  );
}

const partBlockId = (whole: Id<'block'>, part: Id<'resource'>): Id<'block'> => derivedId('block', whole, part);
