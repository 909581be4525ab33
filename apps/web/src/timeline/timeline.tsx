import { useMediaQuery } from '@mantine/hooks';
import { useMemo, type ReactNode } from 'react';
import type { LocalDate } from '../time/date';
import type { Span } from '../time/zone';
import { Agenda } from './agenda';
import type { Week } from './closed-hours';
import { Grid } from './grid';
import { barsOf, type Bar, type Stretch } from './layout';
import type { View } from './params';
import { remembered } from './remembered';

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
  /** What stands on it is still on its way. */
  readonly isComing?: boolean;
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
  /** Puts a block or a window there; false when it was refused and stays where it was. */
  readonly onMove: (stretch: Stretch, period: Span) => Promise<boolean>;
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
  /** What may be done with one bar. */
  readonly onBar?: (bar: Bar) => ReactNode;
  readonly acts?: Acts;
  /** Told which rows are near the screen; both belong to them. */
  readonly onNear?: (first: number, last: number) => void;
};

/** Resources in rows, days across. Arrow keys walk through days and rows; a phone shows an agenda. */
export function Timeline(props: TimelineProps) {
  const { rows, days, zone } = props;
  const isNarrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const draw = useMemo(
    () => remembered((row: TimelineRow): DrawnRow => ({ ...row, bars: barsOf(row.stretches, days, zone) })),
    [days, zone],
  );
  const drawn = useMemo(() => rows.map(draw), [rows, draw]);
  return isNarrow ? <Agenda {...props} drawn={drawn} /> : <Grid {...props} drawn={drawn} />;
}
