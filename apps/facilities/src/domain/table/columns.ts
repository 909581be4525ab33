/**
 * What the columns of a table mean. Houses name them as they like: what they are likely to mean is suggested, and they may say
 * otherwise.
 */
import { all, ok, refuse, type Result } from '#kernel/result';
import { words } from '#kernel/text';

export const tableKinds = ['RESOURCES', 'WINDOWS', 'RATES'] as const;
export type TableKind = (typeof tableKinds)[number];

type Column = { readonly name: string; readonly isNeeded: boolean; readonly also: readonly string[] };

const needed = (name: string, ...also: readonly string[]): Column => ({ name, isNeeded: true, also });
const optional = (name: string, ...also: readonly string[]): Column => ({ name, isNeeded: false, also });
const resource = needed('resource', 'room', 'suite', 'resource name', 'room name', 'equipment', 'name');
const units = optional('units', 'unit count', 'quantity', 'qty', 'count', 'number');

const columns: Readonly<Record<TableKind, readonly Column[]>> = {
  RESOURCES: [
    needed('name', 'resource', 'room', 'suite', 'resource name', 'room name'),
    needed('kind', 'type', 'category', 'resource kind', 'resource type'),
    units,
  ],
  WINDOWS: [
    resource,
    needed('start', 'from', 'begin', 'begins', 'starts', 'start time', 'start date', 'free from'),
    needed('end', 'to', 'until', 'ends', 'end time', 'end date', 'free until'),
    optional('units', 'quantity', 'qty', 'count', 'number', 'free units'),
  ],
  RATES: [
    resource,
    needed('amount', 'price', 'rate', 'cost'),
    needed('currency', 'ccy', 'iso currency'),
    needed('per', 'unit', 'billing unit', 'billed per', 'rate unit'),
    optional('audience', 'for', 'audience kind'),
    optional('audienceId', 'audience id', 'partner id', 'alliance id'),
    optional('minimum', 'min', 'minimum duration'),
    optional('leadTime', 'lead time', 'notice'),
    optional('weekendUplift', 'weekend', 'weekend uplift', 'weekend percent'),
    optional('overtimeUplift', 'overtime', 'overtime uplift', 'overtime percent'),
  ],
};

/** Which column of a file is which of ours. */
export type ColumnChoice = { readonly name: string; readonly header: string };

/** The place of each column in a row, by our name for it. */
export type Places = ReadonlyMap<string, number>;

/** What the headers are likely to mean: each once, our own names before others. */
export function suggestColumns(kind: TableKind, headers: readonly string[]): readonly ColumnChoice[] {
  const free = new Set(headers);
  const found = new Map<string, string>();
  const take = (column: Column, wanted: readonly string[]): void => {
    const header = wanted.flatMap((one) => headers.filter((own) => free.has(own) && plain(own) === plain(one)))[0];
    if (header === undefined || found.has(column.name)) return;
    found.set(column.name, header);
    free.delete(header);
  };
  for (const column of columns[kind]) take(column, [column.name]);
  for (const column of columns[kind]) take(column, column.also);
  return columns[kind].flatMap(({ name }) => {
    const header = found.get(name);
    return header === undefined ? [] : [{ name, header }];
  });
}

/** The first kind whose columns are all there; null where a table is none of them. */
export const likelyKind = (headers: readonly string[]): TableKind | null =>
  (['RATES', 'WINDOWS', 'RESOURCES'] as const).find(
    (kind) => missing(kind, suggestColumns(kind, headers)).length === 0,
  ) ?? null;

/** The places of the columns chosen, or of those that are likely. Refusals name `columns`, or `columns.n.name` and `.header`. */
export function parseColumns(
  kind: TableKind,
  headers: readonly string[],
  asked: readonly ColumnChoice[] | null,
): Result<readonly ColumnChoice[]> {
  const choices = asked ?? suggestColumns(kind, headers);
  const known = new Set(columns[kind].map(({ name }) => name));
  if (choices.length > known.size)
    return refuse('TOO_LONG', `A table of ${kind} has ${known.size} columns.`, 'columns');
  const names = choices.map(({ name }) => name);
  const lacking = missing(kind, choices);
  const faults = all<unknown>([
    ...choices.map(({ name, header }, at) => {
      if (!known.has(name))
        return refuse('INVALID', `A table of ${kind} has no column ${name}.`, 'columns', at, 'name');
      if (names.indexOf(name) !== at) return refuse('INVALID', `${name} is there twice.`, 'columns', at, 'name');
      return headers.includes(header)
        ? ok(null)
        : refuse('INVALID', `The file has no column “${header}”.`, 'columns', at, 'header');
    }),
  ]);
  if (!faults.ok) return faults;
  return lacking.length === 0
    ? ok(choices)
    : refuse('INVALID', `Say which column is ${lacking.join(', ')}.`, 'columns');
}

export const placesOf = (choices: readonly ColumnChoice[], headers: readonly string[]): Places =>
  new Map(choices.map(({ name, header }) => [name, headers.indexOf(header)]));

const missing = (kind: TableKind, choices: readonly ColumnChoice[]): readonly string[] =>
  columns[kind]
    .filter(({ name, isNeeded }) => isNeeded && !choices.some((one) => one.name === name))
    .map(({ name }) => name);

/** `Free_From`, `free from` and `freeFrom` are one name. */
const plain = (name: string): string => words(name.replace(/([a-z])([A-Z])/g, '$1 $2')).join(' ');
