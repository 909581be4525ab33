/** Which column of a file is which of ours, to begin with: as the house had it last, else as its name suggests. */
import type { TableKind } from './kinds';

export type Column = { readonly name: string; readonly header: string };
type Past = {
  readonly name: string;
  readonly kind: TableKind;
  readonly headers: readonly string[];
  readonly columns: readonly Column[];
};
type Suggestion = {
  readonly headers: readonly string[];
  readonly kind: TableKind | null;
  readonly columns: readonly Column[];
};

export type Beginning = {
  readonly kind: TableKind | null;
  /** Our names to those of the file. */
  readonly chosen: Readonly<Record<string, string>>;
  /** The file that was read like this before. */
  readonly asIn: string | null;
};

/** What refused rows come back with; of no kind of table. */
const whyRefused = 'why refused';

/** `asked`: the kind, where somebody has said it; `past`: newest first. */
export function beginWith(suggestion: Suggestion, past: readonly Past[], asked: TableKind | null): Beginning {
  const headers = namesOf(suggestion.headers);
  const before = past.find((one) => namesOf(one.headers) === headers && (asked === null || one.kind === asked));
  const { kind, columns } = before ?? suggestion;
  const chosen = Object.fromEntries(columns.map(({ name, header }) => [name, header]));
  return { kind, chosen, asIn: before?.name ?? null };
}

const namesOf = (headers: readonly string[]): string => JSON.stringify(headers.filter((name) => name !== whyRefused));

/** Columns of the file that nothing is read from. */
export const leftOut = (headers: readonly string[], chosen: Beginning['chosen']): readonly string[] =>
  [...new Set(headers)].filter((name) => name !== '' && name !== whyRefused && !Object.values(chosen).includes(name));

/** What the file calls one of our columns; our name for it where it has none. */
export const headerOf = (column: string, columns: readonly Column[]): string =>
  columns.find(({ name }) => name === column)?.header ?? column;
