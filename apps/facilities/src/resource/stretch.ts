import { uuidOf, type Id } from '#kernel/ids';
import { instant } from '#kernel/instant';
import type { Period } from '#kernel/period';

/** A resource over a period, as one word: what many fields of one answer ask about is read in one statement. */
export const stretchKey = (resource: Id<'resource'>, { start, end }: Period): string => `${resource}/${start}/${end}`;

/** The resource of such a word. */
export const resourceOfKey = (key: string): Id<'resource'> => key.slice(0, key.indexOf('/')) as Id<'resource'>;

/** The period of such a word. */
export function periodOfKey(key: string): Period {
  const [, start, end] = key.split('/');
  return { start: instant(Number(start)), end: instant(Number(end)) };
}

/** Stretches as a table `asked`, from the parameters `$1` to `$4`. */
export const askedStretches = `unnest($1::text[], $2::uuid[], $3::timestamptz[], $4::timestamptz[])
  as asked (key, resource_id, starts, ends)`;

export const stretchParameters = (keys: readonly string[]): readonly (readonly (string | Date)[])[] => [
  keys,
  keys.map((key) => uuidOf(resourceOfKey(key))),
  keys.map((key) => new Date(periodOfKey(key).start)),
  keys.map((key) => new Date(periodOfKey(key).end)),
];
