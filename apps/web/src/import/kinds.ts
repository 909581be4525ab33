/** What can be brought in, and what its tables look like. */
import { dateFromToday } from '../time/today';

export const tableKinds = ['RESOURCES', 'WINDOWS', 'RATES'] as const;
export type TableKind = (typeof tableKinds)[number];

type Column = { readonly name: string; readonly words: string; readonly isNeeded: boolean };

type Kind = {
  readonly title: string;
  readonly words: string;
  readonly columns: readonly Column[];
  /** Rows of an example, in the order of the columns. */
  readonly example: () => readonly (readonly string[])[];
};

const needed = (name: string, words: string): Column => ({ name, words, isNeeded: true });
const optional = (name: string, words: string): Column => ({ name, words, isNeeded: false });
const resource = needed('resource', 'Name of the resource, as it is listed');

export const kinds: Readonly<Record<TableKind, Kind>> = {
  RESOURCES: {
    title: 'Resources',
    words: 'What you can lend: rooms, equipment, compute, licences and people.',
    columns: [
      needed('name', 'Its name'),
      needed('kind', 'Room, equipment, compute, licence or person'),
      optional('units', 'How many there are; one where nothing is said'),
    ],
    example: () => [
      ['Suite 1', 'ROOM', '1'],
      ['Render farm', 'COMPUTE', '40'],
    ],
  },
  WINDOWS: {
    title: 'Capacity',
    words: 'When resources are offered, and how many units of them.',
    columns: [
      resource,
      needed('start', 'A day, or a time on the clock of the facility'),
      needed('end', 'A day is meant to its end'),
      optional('units', 'How many are offered; one where nothing is said'),
    ],
    example: () => {
      const [first, second] = [dateFromToday(30), dateFromToday(31)];
      return [
        ['Suite 1', `${first} 09:00`, `${first} 18:00`, '1'],
        ['Render farm', first, second, '24'],
      ];
    },
  },
  RATES: {
    title: 'Rates',
    words: 'What resources cost, and for whom.',
    columns: [
      resource,
      needed('amount', 'As 1200 or 1200.50'),
      needed('currency', 'Its code, as EUR'),
      needed('per', 'Hour, half day, day, week or unit'),
      optional('audience', 'Everyone, alliance or organisation; everyone where nothing is said'),
      optional('audienceId', 'The id of the alliance or the organisation'),
      optional('minimum', 'Least that is charged, as PT4H'),
      optional('leadTime', 'Notice that is needed, as P1D'),
      optional('weekendUplift', 'Percent on Saturdays, Sundays and holidays'),
      optional('overtimeUplift', 'Percent beyond a day’s length'),
    ],
    example: () => [
      ['Suite 1', '1200.50', 'EUR', 'DAY', 'EVERYONE', '', '', 'P1D', '50', ''],
      ['Render farm', '2', 'EUR', 'HOUR', 'EVERYONE', '', 'PT4H', '', '', ''],
    ],
  },
};

/** A table of a kind as it may be sent in, with its resources to be named as they are listed. */
export const exampleOf = (kind: TableKind): string =>
  [kinds[kind].columns.map(({ name }) => name), ...kinds[kind].example()]
    .map((cells) => `${cells.join(',')}\r\n`)
    .join('');
