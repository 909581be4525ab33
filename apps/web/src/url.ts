/**
 * How search parameters look in the address bar: plain words, a list as a repeated key (`kinds=ROOM&kinds=PERSON`),
 * so that a link can be read and typed. Each route then checks and types what it was given.
 */

export type Written = Readonly<Record<string, unknown>>;

const isWritable = (value: unknown): value is string | number | boolean =>
  (typeof value === 'string' && value !== '') || typeof value === 'number' || typeof value === 'boolean';

export function parseSearch(text: string): Record<string, string | string[]> {
  const found: Record<string, string | string[]> = {};
  for (const [key, value] of new URLSearchParams(text)) {
    const before = found[key];
    if (before === undefined) found[key] = value;
    else found[key] = Array.isArray(before) ? [...before, value] : [before, value];
  }
  return found;
}

export function stringifySearch(search: Written): string {
  const written = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    for (const one of values) if (isWritable(one)) written.append(key, String(one));
  }
  const text = written.toString();
  return text === '' ? '' : `?${text}`;
}

/** The parameter as a list, whether it came once, repeatedly or not at all. */
export function listOf(value: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.filter(isWritable).map(String);
}

/** The parameter as one text; the first when it is repeated. */
export const textOf = (value: unknown): string | undefined => listOf(value)[0];

/** The parameter as a whole number of at least `least`; undefined otherwise. */
export function countOf(value: unknown, least = 1): number | undefined {
  const number = Number(textOf(value) ?? Number.NaN);
  return Number.isSafeInteger(number) && number >= least ? number : undefined;
}

/** The parameter when it is one of the known words. */
export function wordOf<W extends string>(value: unknown, words: readonly W[]): W | undefined {
  const text = textOf(value);
  return words.find((word) => word === text);
}

/** Leaves keys out whose value is undefined, so that they do not stand in the address bar. */
export function present<T extends Written>(search: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const kept = Object.entries(search).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && !value.length),
  );
  return Object.fromEntries(kept) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
