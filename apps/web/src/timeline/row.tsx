import { Checkbox } from '@mantine/core';
import { memo, useEffect, useRef, useState } from 'react';
import { lookOf } from '../state/look';
import stateStyles from '../state/state.module.css';
import type { LocalDate } from '../time/date';
import { weekdayOf } from '../time/zone';
import { closedGround } from './closed-hours';
import { wordsForBar, wordsForDay } from './day-words';
import { barsOn, lanesOf, wordsFor, type Bar } from './layout';
import type { DrawnRow } from './timeline';
import styles from './timeline.module.css';

type Props = {
  readonly row: DrawnRow;
  readonly index: number;
  readonly days: readonly LocalDate[];
  readonly zone: string;
  /** Days from the first column to the present moment; null outside the view. */
  readonly nowAt: number | null;
  /** The column that the Tab key reaches; null in every row but one. */
  readonly tabStop: number | null;
  readonly chosen: LocalDate | null;
  /** Columns of a selection that is wider than one day; both belong to it. */
  readonly selectedFrom: number | null;
  readonly selectedTo: number | null;
  /** Null where rows cannot be picked. */
  readonly isPicked: boolean | null;
  readonly mayMove: boolean;
  readonly onPick: (row: number, isPicked: boolean, isRange: boolean) => void;
};

const laneHeight = 1.5;

/** One resource. Its days are drawn only near the screen, so that hundreds of rows stay light. */
export const Row = memo(function Row(props: Props) {
  const { row, index, days, zone, nowAt, tabStop, chosen, selectedFrom, selectedTo, isPicked, mayMove, onPick } = props;
  const element = useRef<HTMLDivElement>(null);
  const [isNear, setNear] = useState(index < 30);

  useEffect(() => {
    const watched = element.current;
    if (!watched) return;
    const watcher = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting ?? true), {
      rootMargin: '800px 0px',
    });
    watcher.observe(watched);
    return () => watcher.disconnect();
  }, []);

  const height = `${lanesOf(row.bars.filter(({ state }) => state !== 'OFFERED')) * laneHeight + 1.75}rem`;
  return (
    <div ref={element} role="row" aria-rowindex={index + 2} className={styles.row}>
      <div role="rowheader" aria-colindex={1} className={styles.title}>
        {isPicked !== null && (
          <Checkbox
            size="xs"
            className={styles.pick}
            aria-label={`Pick ${row.name}`}
            checked={isPicked}
            onChange={({ currentTarget, nativeEvent }) =>
              onPick(index, currentTarget.checked, 'shiftKey' in nativeEvent && nativeEvent.shiftKey === true)
            }
          />
        )}
        {row.title}
        <div className={styles.detail}>{row.detail}</div>
        {row.price !== undefined && <div className={styles.detail}>{row.price}</div>}
      </div>
      <div role="presentation" data-track={index} className={styles.track} style={{ minHeight: height }}>
        {(isNear || tabStop !== null) && (
          <>
            <div className={styles.ground} aria-hidden="true">
              {days.map((day) => (
                <div
                  key={day}
                  className={styles.day}
                  data-weekend={weekdayOf(day) > 5 || undefined}
                  data-week-starts={weekdayOf(day) === 1 || undefined}
                  style={{ backgroundImage: closedGround(row.week ?? null, weekdayOf(day)) }}
                />
              ))}
            </div>
            {days.map((day, column) => {
              const isSelected = selectedFrom !== null && column >= selectedFrom && column <= (selectedTo ?? column);
              return (
                <div
                  key={day}
                  role="gridcell"
                  aria-colindex={column + 2}
                  data-cell={`${index}:${column}`}
                  data-chosen={chosen === day || undefined}
                  data-selected={isSelected || undefined}
                  aria-label={wordsForDay(day, barsOn(row.bars, column), zone, row.week)}
                  aria-selected={isSelected || chosen === day}
                  tabIndex={tabStop === column ? 0 : -1}
                  className={styles.cell}
                />
              );
            })}
            {row.bars.map((bar) => (
              <Drawn
                key={`${bar.state}:${bar.id}`}
                bar={bar}
                columns={days.length}
                zone={zone}
                mayMove={mayMove && bar.isMovable}
              />
            ))}
            {nowAt !== null && <div className={styles.now} style={{ left: `${(nowAt / days.length) * 100}%` }} />}
          </>
        )}
      </div>
    </div>
  );
});

const place = (left: number, width: number, columns: number) => ({
  left: `${(left / columns) * 100}%`,
  width: `${(width / columns) * 100}%`,
});

type DrawnProps = {
  readonly bar: Bar;
  readonly columns: number;
  readonly zone: string;
  readonly mayMove: boolean;
};

/** What the cells say in words; a block can be taken by its body and by its edges. */
function Drawn({ bar, columns, zone, mayMove }: DrawnProps) {
  const look = stateStyles[lookOf(bar.state)] ?? '';
  const at = place(bar.left, bar.width, columns);
  if (bar.state === 'OFFERED') {
    return (
      <div aria-hidden="true" className={`${styles.bar} ${styles.offer} ${look}`} style={at}>
        {bar.units > 1 && bar.width / columns > 0.05 ? `${bar.units} offered` : ''}
      </div>
    );
  }
  return (
    <div
      aria-hidden="true"
      title={mayMove ? wordsForBar(bar, zone) : undefined}
      data-block={mayMove ? bar.id : undefined}
      className={`${styles.bar} ${look} ${mayMove ? styles.movable : ''}`}
      style={{ ...at, top: `${0.45 + bar.lane * laneHeight}rem`, height: `${laneHeight - 0.2}rem` }}
    >
      {bar.width / columns > 0.08 && <span className={styles.word}>{bar.note ?? wordsFor(bar)}</span>}
      {mayMove && (
        <>
          <span data-hold="start" className={styles.edge} />
          <span data-hold="end" className={styles.edge} />
        </>
      )}
    </div>
  );
}
