import { useMediaQuery } from '@mantine/hooks';
import { useMemo, type ReactNode } from 'react';
import type { LocalDate } from '../time/date';
import type { Span } from '../time/zone';
import { Agenda } from './agenda';
import type { Week } from './closed-hours';
import { Grid } from './grid';
import { barsOf, type Bar, type Stretch } from './layout';
import type { View } from './params';

export type TimelineRow = {
  readonly id: string;
  readonly name: string;
  /** The name as it is shown, most often a link. */
  readonly title: ReactNode;
  readonly detail: string;
  /** What it costs whoever looks, where that is said. */
  readonly price?: string;
  /** When it is open, where that is known. */
  readonly week?: Week;
  readonly stretches: readonly Stretch[];
};

export type DrawnRow = TimelineRow & { readonly bars: readonly Bar[] };

export type SelectedTime = {
  readonly resourceIds: readonly string[];
  readonly first: LocalDate;
  /** The last day itself. */
  readonly last: LocalDate;
};

/** What may be done on the timeline, by the house that it is of. */
export type Acts = {
  /** Opens the form over the selected time. */
  readonly onTime: (selected: SelectedTime) => void;
  /** Puts a block there; false when it was refused and stays where it was. */
  readonly onMove: (block: Stretch, period: Span) => Promise<boolean>;
  readonly picked: ReadonlySet<string>;
  readonly onPick: (ids: readonly string[], isPicked: boolean) => void;
};

export type TimelineProps = {
  readonly label: string;
  readonly rows: readonly TimelineRow[];
  readonly view: View;
  readonly days: readonly LocalDate[];
  /** Of the house: a column is a day there. */
  readonly zone: string;
  /** What is said and offered about a day that was chosen. */
  readonly onDay: (row: DrawnRow, day: LocalDate) => ReactNode;
  readonly acts?: Acts;
};

/** Resources in rows, days across. Arrow keys walk through days and rows; a phone shows an agenda. */
export function Timeline(props: TimelineProps) {
  const { label, rows, days, zone, acts } = props;
  const isNarrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const drawn = useMemo(
    () => rows.map((row) => ({ ...row, bars: barsOf(row.stretches, days, zone) })),
    [rows, days, zone],
  );
  if (isNarrow) return <Agenda label={label} rows={drawn} days={days} zone={zone} {...(acts && { acts })} />;
  return <Grid {...props} drawn={drawn} />;
}
