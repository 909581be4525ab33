import { memo } from 'react';
import { lookOf } from '../state/look';
import stateStyles from '../state/state.module.css';
import type { LocalDate } from '../time/date';
import { closedGround } from './closed-hours';
import { longDay, wordsForBar, wordsForDay } from './day-words';
import { barsOn, lanesOf, wordsFor, type Bar } from './layout';
import type { DrawnRow } from './timeline';
import styles from './timeline.module.css';

type Props = {
  readonly row: DrawnRow;
  readonly index: number;
  /** Near the screen: its days are drawn. */
  readonly isNear: boolean;
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

/** One resource. Far from the screen it is no more than its name, so that hundreds of rows stay light. */
export const Row = memo(function Row(props: Props) {
  const {
    row,
    index,
    isNear,
    days,
    zone,
    nowAt,
    tabStop,
    chosen,
    selectedFrom,
    selectedTo,
    isPicked,
    mayMove,
    onPick,
  } = props;
  const { week = null, isComing = false } = row;
  const height = `${lanesOf(row.bars.filter(({ state }) => state !== 'OFFERED')) * laneHeight + 1.75}rem`;
  return (
    <div role="row" data-row={index} aria-rowindex={index + 2} aria-busy={isComing || undefined} className={styles.row}>
      <div role="rowheader" aria-colindex={1} className={styles.title}>
        {isPicked !== null && (
          <input
            type="checkbox"
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
            <div
              className={styles.ground}
              aria-hidden="true"
              style={week ? { backgroundImage: `var(--ground), ${closedGround(week, days)}` } : undefined}
            />
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
                  aria-label={
                    isComing ? `${longDay(day)}: still coming` : wordsForDay(day, barsOn(row.bars, column), zone, week)
                  }
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

/** What the cells say in words; a block can be taken by its body and by its edges, a window by the strip above it and by its edges. */
function Drawn({ bar, columns, zone, mayMove }: DrawnProps) {
  const look = stateStyles[lookOf(bar.state)] ?? '';
  const at = place(bar.left, bar.width, columns);
  if (bar.state === 'OFFERED') {
    return (
      <div
        aria-hidden="true"
        title={mayMove ? wordsForBar(bar, zone) : undefined}
        data-window={mayMove ? bar.id : undefined}
        data-cut={bar.cut}
        className={`${styles.bar} ${styles.offer} ${look} ${mayMove ? styles.framed : ''}`}
        style={at}
      >
        {bar.units > 1 && bar.width / columns > 0.05 ? `${bar.units} offered` : ''}
      </div>
    );
  }
  return (
    <div
      aria-hidden="true"
      title={mayMove ? wordsForBar(bar, zone) : undefined}
      data-block={mayMove ? bar.id : undefined}
      data-cut={bar.cut}
      className={`${styles.bar} ${look} ${mayMove ? styles.movable : ''}`}
      style={{ ...at, top: `${0.45 + bar.lane * laneHeight}rem`, height: `${laneHeight - 0.2}rem` }}
    >
      {bar.width / columns > 0.08 && (
        <span className={styles.word}>{bar.note ?? bar.heldFor?.name ?? wordsFor(bar)}</span>
      )}
    </div>
  );
}
