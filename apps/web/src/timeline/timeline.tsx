import { VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useMemo, useRef, useState, type CSSProperties, type KeyboardEvent, type ReactNode } from 'react';
import { useNow } from '../time/clock';
import type { LocalDate } from '../time/date';
import { wallClock } from '../time/zone';
import { Agenda } from './agenda';
import { headOf, longDay } from './day-words';
import { barsOf, cellAfter, daysInto, type Bar, type Stretch } from './layout';
import type { View } from './params';
import { Row } from './row';
import styles from './timeline.module.css';

export type TimelineRow = {
  readonly id: string;
  readonly name: string;
  /** The name as it is shown, most often a link. */
  readonly title: ReactNode;
  readonly detail: string;
  /** What it costs whoever looks, where that is said. */
  readonly price?: string;
  readonly stretches: readonly Stretch[];
};

export type DrawnRow = TimelineRow & { readonly bars: readonly Bar[] };

type Props = {
  readonly label: string;
  readonly rows: readonly TimelineRow[];
  readonly view: View;
  readonly days: readonly LocalDate[];
  /** Of the house: a column is a day there. */
  readonly zone: string;
  /** What is said and offered about a day that was chosen. */
  readonly onDay: (row: DrawnRow, day: LocalDate) => ReactNode;
};

type At = { readonly row: number; readonly column: number };

/** Resources in rows, days across. Arrow keys walk through days and rows, Enter opens a day; a phone shows an agenda. */
export function Timeline({ label, rows, view, days, zone, onDay }: Props) {
  const isNarrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const drawn = useMemo(
    () => rows.map((row) => ({ ...row, bars: barsOf(row.stretches, days, zone) })),
    [rows, days, zone],
  );
  if (isNarrow) return <Agenda label={label} rows={drawn} days={days} zone={zone} />;
  return <Grid label={label} drawn={drawn} view={view} days={days} zone={zone} onDay={onDay} />;
}

type GridProps = Omit<Props, 'rows'> & { readonly drawn: readonly DrawnRow[] };

function Grid({ label, drawn, view, days, zone, onDay }: GridProps) {
  const grid = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<At>({ row: 0, column: 0 });
  const [chosen, setChosen] = useState<{ readonly id: string; readonly day: LocalDate } | null>(null);
  const now = new Date(useNow(60)).toISOString();
  const [first = ''] = days;
  const today = wallClock(now, zone).date;
  const nowAt = daysInto(now, first, zone);
  const within = (at: At): At => ({
    row: Math.min(at.row, drawn.length - 1),
    column: Math.min(at.column, days.length - 1),
  });
  const current = within(active);

  function walk(event: KeyboardEvent) {
    const next = cellAfter(event.key, current, { rows: drawn.length, columns: days.length });
    if (!next) return;
    event.preventDefault();
    setActive(next);
    grid.current?.querySelector<HTMLElement>(`[data-cell="${next.row}:${next.column}"]`)?.focus();
  }

  function choose(row: number, column: number) {
    const [id, day] = [drawn[row]?.id, days[column]];
    setActive({ row, column });
    if (id && day) setChosen(chosen?.id === id && chosen.day === day ? null : { id, day });
  }

  const open = chosen && days.includes(chosen.day) ? drawn.find(({ id }) => id === chosen.id) : undefined;

  return (
    <>
      <div className={styles.scroll}>
        <div
          ref={grid}
          role="grid"
          aria-label={label}
          aria-rowcount={drawn.length + 1}
          aria-colcount={days.length + 1}
          className={`${styles.grid} ${styles[view]}`}
          style={{ '--days': days.length } as CSSProperties}
          onKeyDown={walk}
        >
          <div role="row" aria-rowindex={1} className={styles.row}>
            <div role="columnheader" className={`${styles.title} ${styles.head}`}>
              Resource
            </div>
            <div role="presentation" className={`${styles.track} ${styles.head}`} style={{ minHeight: 0 }}>
              {days.map((day) => {
                const [above, below] = headOf(day, view);
                return (
                  <div
                    key={day}
                    role="columnheader"
                    className={`${styles.columnHead} ${day === today ? styles.today : ''}`}
                  >
                    <VisuallyHidden>{day === today ? `${longDay(day)}, today` : longDay(day)}</VisuallyHidden>
                    <span aria-hidden="true">{above}</span>
                    <span aria-hidden="true">{below}</span>
                  </div>
                );
              })}
            </div>
          </div>
          {drawn.map((row, index) => (
            <Row
              key={row.id}
              row={row}
              index={index}
              days={days}
              zone={zone}
              nowAt={nowAt >= 0 && nowAt <= days.length ? nowAt : null}
              tabStop={current.row === index ? current.column : null}
              chosen={chosen?.id === row.id ? chosen.day : null}
              onChoose={choose}
            />
          ))}
        </div>
      </div>
      <div aria-live="polite">{open && chosen && <div className={styles.panel}>{onDay(open, chosen.day)}</div>}</div>
    </>
  );
}
