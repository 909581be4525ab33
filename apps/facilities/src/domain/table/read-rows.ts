/**
 * Rows of a table, read by the same rules as what a house enters by hand. Every fault of every row is found.
 */
import { ok, type Refusal, type Result } from '#kernel/result';
import { instant, minuteMs } from '#kernel/instant';
import { parsePeriod } from '#kernel/period';
import { parseName } from '#kernel/text';
import { parseListing, parseOffer, resourceKinds, type ResourceKind } from '../offering';
import { parseRate, type AudienceKind } from '../rate-terms';
import { endOf, minorUnits, percent, startOf, wholeNumber } from './cells';
import { placesOf, type ColumnChoice, type TableKind } from './columns';
import type { Csv } from './csv';
import { faultOf, type RateRow, type RowFault, type RowOf, type TableRow } from './row';
import { refuseTwice } from './twice';

type Cell = (column: string) => string;
type Read<R> = { readonly read: R | null; readonly faults: readonly RowFault[] };

/** All rows of a table, in its order. `zone`: of the facility, whose clock its times are read by. */
export function readRows(
  kind: TableKind,
  csv: Csv,
  columns: readonly ColumnChoice[],
  zone: string,
): readonly TableRow[] {
  const places = placesOf(columns, csv.headers);
  const read = csv.rows.map(({ row, cells }): TableRow => {
    const cell = (column: string): string => cells[places.get(column) ?? -1] ?? '';
    return { row, cells, ...readers[kind](cell, zone) };
  });
  return refuseTwice(kind, read);
}

const readers: { readonly [K in TableKind]: (cell: Cell, zone: string) => Read<RowOf[K]> } = {
  RESOURCES: readListing,
  WINDOWS: readWindow,
  RATES: readRate,
};

function readListing(cell: Cell): Read<RowOf['RESOURCES']> {
  const kind = wordOf(cell('kind')).replace('LICENSE', 'LICENCE');
  const units = unitsOf(cell);
  const faults: RowFault[] = [];
  if (!isKind(kind)) faults.push(faultOf('INVALID', 'kind', `one of ${resourceKinds.join(', ')}`, cell('kind')));
  if (units === null) faults.push(faultOf('INVALID', 'units', 'a whole number', cell('units')));
  const parsed = parseListing({ name: cell('name'), kind: isKind(kind) ? kind : 'ROOM', units: units ?? 1 });
  return readOr(faults, parsed, cell, {}, (listing) => listing);
}

function readWindow(cell: Cell, zone: string): Read<RowOf['WINDOWS']> {
  const [start, end, units] = [startOf(cell('start'), zone), endOf(cell('end'), zone), unitsOf(cell)];
  const faults = nameFaults(cell);
  const moment = `a day as 2027-03-01 or 1.3.2027, a time in ${zone} as 2027-03-01 09:00, or a moment as 2027-03-01T09:00:00Z`;
  if (start === null) faults.push(faultOf('INVALID', 'start', moment, cell('start')));
  if (end === null) faults.push(faultOf('INVALID', 'end', moment, cell('end')));
  if (units === null) faults.push(faultOf('INVALID', 'units', 'a whole number', cell('units')));
  else faults.push(...toldAs(parseOffer(units), cell, { '': 'units' }));
  if (start === null || end === null || units === null) return { read: null, faults };
  const minute = [start, end].every((at) => at % minuteMs === 0);
  if (!minute) faults.push(faultOf('INVALID', 'start', 'whole minutes', `${cell('start')} to ${cell('end')}`));
  const during = parsePeriod({ start: instant(start), end: instant(end) });
  return readOr(faults, during, cell, { '': 'end' }, () => ({ resource: cell('resource'), start, end, units }));
}

function readRate(cell: Cell): Read<RateRow> {
  const currency = cell('currency').toUpperCase();
  const [audience, per] = [wordOf(cell('audience') || 'EVERYONE'), wordOf(cell('per'))];
  const amount = minorUnits(cell('amount'), currency);
  const [weekend, overtime] = [upliftOf(cell('weekendUplift')), upliftOf(cell('overtimeUplift'))];
  const faults = nameFaults(cell);
  if (!isAudience(audience)) faults.push(faultOf('INVALID', 'audience', `one of ${audiences.join(', ')}`, audience));
  if (!isUnit(per)) faults.push(faultOf('INVALID', 'per', `one of ${rateUnits.join(', ')}`, cell('per')));
  if (amount === null)
    faults.push(faultOf('INVALID', 'amount', 'an amount as 1200 or 1200.50, no more decimals than the currency has', cell('amount'))); // prettier-ignore
  for (const [column, found] of [
    ['weekendUplift', weekend],
    ['overtimeUplift', overtime],
  ] as const)
    // prettier-ignore
    if (found === undefined) faults.push(faultOf('INVALID', column, 'a whole percent as 25', cell(column)));
  const read = {
    ...{ resource: cell('resource'), audience: isAudience(audience) ? audience : 'EVERYONE' },
    ...{ audienceId: cell('audienceId') || null, amountMinor: String(amount ?? 0n), currency },
    ...{ per: isUnit(per) ? per : 'HOUR', minimum: cell('minimum') || null, leadTime: cell('leadTime') || null },
    ...{ weekendUplift: weekend ?? null, overtimeUplift: overtime ?? null },
  } as const;
  const money = { amountMinor: amount ?? 0n, currency };
  const isAsked = isAudience(audience) && isUnit(per); // else whatever else is wrong would be guessed
  const parsed: Result<unknown> = isAsked ? parseRate({ ...read, amount: money }) : ok(null);
  const places = { amount: 'amount', 'amount.amountMinor': 'amount', 'amount.currency': 'currency' };
  return readOr(faults, parsed, cell, places, () => read);
}

const audiences = ['EVERYONE', 'ALLIANCE', 'ORGANISATION'] as const;
const rateUnits = ['HOUR', 'HALF_DAY', 'DAY', 'WEEK', 'UNIT'] as const;
const isAudience = (word: string): word is AudienceKind => (audiences as readonly string[]).includes(word);
const isUnit = (word: string): word is RateRow['per'] => (rateUnits as readonly string[]).includes(word);
const isKind = (word: string): word is ResourceKind => (resourceKinds as readonly string[]).includes(word);

/** `half day` and `HALF_DAY` are one word. */
const wordOf = (cell: string): string => cell.toUpperCase().replaceAll(/[ -]+/g, '_');

/** One where nothing is said. */
const unitsOf = (cell: Cell): number | null => (cell('units') === '' ? 1 : wholeNumber(cell('units')));

/** Null where nothing is said, undefined for what is no percent. */
const upliftOf = (cell: string): number | null | undefined => (cell === '' ? null : (percent(cell) ?? undefined));

const nameFaults = (cell: Cell): RowFault[] => [...toldAs(parseName(cell('resource')), cell, { '': 'resource' })];

/** What was parsed, where neither this nor what came before is at fault. */
function readOr<T, R>(
  before: readonly RowFault[],
  parsed: Result<T>,
  cell: Cell,
  columns: Readonly<Record<string, string>>,
  read: (value: T) => R,
): Read<R> {
  const faults = [...before, ...toldAs(parsed, cell, columns)];
  // A cell that could not be read has said so already; what stands in for it is not to be judged.
  const apart = faults.filter(({ column }, at) => faults.findIndex((one) => one.column === column) === at);
  return parsed.ok && apart.length === 0 ? { read: read(parsed.value), faults: [] } : { read: null, faults: apart };
}

/** Refusals of a rule as faults of cells: `columns` says which column a field of the rule is, where it is not its name. */
function toldAs(result: Result<unknown>, cell: Cell, columns: Readonly<Record<string, string>>): readonly RowFault[] {
  if (result.ok) return [];
  return result.refusals.map(({ code, message, field }: Refusal) => {
    const place = field.join('.');
    const column = columns[place] ?? field[0] ?? '';
    return faultOf(code, column, message, cell(column));
  });
}
