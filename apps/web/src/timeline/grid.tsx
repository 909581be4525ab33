import { Checkbox, Text } from '@mantine/core';
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
} from 'react';
import { useNow } from '../time/clock';
import type { LocalDate } from '../time/date';
import { wallClock } from '../time/zone';
import { groundOf } from './closed-hours';
import { longDay, wordsForBar } from './day-words';
import { Heads } from './heads';
import { barsOn, daysInto } from './layout';
import { useNear } from './near';
import { goalOf, still, withShift } from './on-its-way';
import { usePointer } from './pointer';
import { Row } from './row';
import * as selecting from './selection';
import { minutesADay, pulled, type Hold, type Shift } from './shift';
import { Shortcuts } from './shortcuts';
import type { DrawnRow, TimelineProps } from './timeline';
import styles from './timeline.module.css';

type Props = Omit<TimelineProps, 'rows'> & { readonly drawn: readonly DrawnRow[] };

/** The timeline as a grid: by mouse and by keys, time is selected, and windows and blocks are moved. */
export function Grid({ label, drawn, view, days, zone, onDay, acts, onNear }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const near = useNear(box, drawn.length);
  useEffect(() => onNear?.(near.first, near.last), [onNear, near]);
  const [kept, setSelection] = useState(selecting.selectOnly({ row: 0, column: 0 }));
  const [chosen, setChosen] = useState<{ readonly id: string; readonly day: LocalDate } | null>(null);
  const [shift, setShift] = useState<Shift | null>(null);
  /** What is being put there just now. */
  const settling = useRef<string | null>(null);
  const [isHelpOpen, setHelpOpen] = useState(false);
  const now = new Date(useNow(60)).toISOString();
  const [first = ''] = days;
  const today = wallClock(now, zone).date;
  const ground = useMemo(() => groundOf(days, view), [days, view]);
  const nowAt = daysInto(now, first, zone);
  const size = { rows: drawn.length, columns: days.length };
  const selection = selecting.within(kept, size);
  const [rows, columns] = [selecting.rowsOf(selection), selecting.columnsOf(selection)];
  const isWide = !selecting.isOneCell(selection);
  const goal = shift && goalOf(drawn, shift, zone);
  const shown = useMemo(
    () => (shift ? drawn.map((row) => withShift(row, shift, days, zone)) : drawn),
    [drawn, shift, days, zone],
  );

  // A cell that the keys lead to may only be drawn because they do.
  const isLed = useRef(false);
  useLayoutEffect(() => {
    if (!isLed.current) return;
    isLed.current = false;
    const { row, column } = kept.focus;
    grid.current?.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`)?.focus();
  }, [kept]);

  const choose = useCallback(
    ({ row, column }: selecting.Cell) => {
      const [id, day] = [drawn[row]?.id, days[column]];
      if (id && day) setChosen((before) => (before?.id === id && before.day === day ? null : { id, day }));
    },
    [drawn, days],
  );

  const isChosen = ({ row, column }: selecting.Cell) => chosen?.id === drawn[row]?.id && chosen?.day === days[column];

  function openForm(over: selecting.Selection) {
    const [across, down] = [selecting.columnsOf(over), selecting.rowsOf(over)];
    const [from, to] = [days[across.first], days[across.last]];
    const resourceIds = drawn.slice(down.first, down.last + 1).map(({ id }) => id);
    if (from && to) acts?.onTime({ resourceIds, first: from, last: to });
  }

  /** It stays where it would be until the answer is there; a refusal puts it back. */
  async function settle(moved: Shift) {
    if (settling.current === moved.id) return;
    settling.current = moved.id;
    const there = goalOf(drawn, moved, zone);
    if (there && (moved.start !== 0 || moved.end !== 0)) await acts?.onMove(there.stretch, there.period);
    settling.current = null;
    setShift((now) => (now?.id === moved.id ? null : now));
  }

  const { onPointerDown, cellUnder } = usePointer(grid, days.length, view, acts !== undefined, {
    onCells: setSelection,
    onCellsEnd: (over) => !selecting.isOneCell(over) && openForm(over),
    onShift: (next) => goalOf(drawn, next, zone) && setShift(next),
    onShiftEnd: (moved) => void settle(moved),
    onCancel: () => {
      setShift(null);
      setSelection(({ anchor }) => selecting.selectOnly(anchor));
    },
  });

  function click({ target: on, clientX, clientY }: MouseEvent) {
    if (!(on as HTMLElement).closest('[data-cell], [data-block], [data-window]')) return;
    const cell = cellUnder(clientX, clientY);
    if (!cell || isWide) return;
    setSelection(selecting.selectOnly(cell));
    choose(cell);
  }

  /** What of the focused day can be put elsewhere: its blocks first, then its windows. */
  function movable() {
    const bars = barsOn(drawn[selection.focus.row]?.bars ?? [], selection.focus.column);
    return bars
      .filter(({ isMovable }) => isMovable)
      .toSorted((a, b) => Number(a.state === 'OFFERED') - Number(b.state === 'OFFERED'));
  }

  /** By keys what is held goes further, the first of the day to begin with, and stays on its way until Enter or Escape. */
  function pull(minutes: number, hold: Hold) {
    const held = goal?.stretch ?? movable()[0];
    if (!held) return;
    const next = pulled(shift ?? still(held.id), hold, minutes);
    if (goalOf(drawn, next, zone)) setShift(next);
  }

  /** Another one of the day is held instead; what was on its way stays where it was. */
  function holdNext(step: 1 | -1) {
    const ids = movable().map(({ id }) => id);
    const at = shift ? ids.indexOf(shift.id) : Math.min(-step, 0);
    const id = ids.at((at + step) % ids.length);
    if (id !== undefined) setShift(still(id));
  }

  function press(event: KeyboardEvent) {
    if (!(event.target as HTMLElement).closest('[data-cell]')) return;
    const { key, altKey, shiftKey, ctrlKey, metaKey } = event;
    const isSideways = key === 'ArrowLeft' || key === 'ArrowRight';
    const isCorner = ctrlKey && (key === 'Home' || key === 'End');
    if ((ctrlKey || metaKey) && !isCorner) return;
    if (key === '?') setHelpOpen(true);
    else if (acts && altKey && isSideways) {
      const step = shiftKey && view === 'week' ? 60 : minutesADay;
      pull(key === 'ArrowLeft' ? -step : step, shiftKey ? 'end' : 'body');
    } else if (acts && altKey && (key === 'ArrowUp' || key === 'ArrowDown')) {
      holdNext(key === 'ArrowUp' ? -1 : 1);
    } else if (key === 'Escape') {
      setShift(null);
      setSelection(({ focus }) => selecting.selectOnly(focus));
    } else if (key === 'Enter' && shift) void settle(shift);
    else if (key === 'Enter' && acts && (isWide || isChosen(selection.focus))) openForm(selection);
    else if (key === 'Enter' || key === ' ') choose(selection.focus);
    else {
      const next = altKey
        ? null
        : selecting.afterKey(selection, isCorner ? `Ctrl+${key}` : key, shiftKey && acts !== undefined, size);
      if (!next) return;
      isLed.current = true;
      setSelection(next);
    }
    event.preventDefault();
  }

  /** Where the focus goes by other ways than our keys (a click, a reader's own walk), the selection follows. */
  function follow({ target: on }: FocusEvent<HTMLElement>) {
    const [row = NaN, column = NaN] = on.dataset['cell']?.split(':').map(Number) ?? [];
    if (!(row >= 0 && column >= 0)) return;
    setSelection((before) =>
      before.focus.row === row && before.focus.column === column ? before : selecting.selectOnly({ row, column }),
    );
  }

  const lastPicked = useRef(0);
  const { onPick } = acts ?? {};
  // Of whatever is listed when it comes to it: a row that stays the same is not drawn anew because others have come.
  const listed = useRef(drawn);
  useEffect(() => {
    listed.current = drawn;
  }, [drawn]);
  const pick = useCallback(
    (index: number, isPicked: boolean, isRange: boolean) => {
      const from = isRange ? lastPicked.current : index;
      const [low, high] = [Math.min(from, index), Math.max(from, index)];
      lastPicked.current = index;
      onPick?.(
        listed.current.slice(low, high + 1).map(({ id }) => id),
        isPicked,
      );
    },
    [onPick],
  );

  const pickedHere = drawn.filter(({ id }) => acts?.picked.has(id)).length;
  const open = chosen && days.includes(chosen.day) ? drawn.find(({ id }) => id === chosen.id) : undefined;
  const said = goal ? `${wordsForBar({ ...goal.stretch, period: goal.period }, zone)}. ` : '';
  const [from, to] = [days[columns.first] ?? first, days[columns.last] ?? first];
  const selected = isWide ? `${longDay(from)} to ${longDay(to)}, ${count(rows.last - rows.first + 1)}. ` : '';

  return (
    <>
      <div ref={box} className={styles.scroll}>
        <div
          ref={grid}
          role="grid"
          aria-label={label}
          aria-multiselectable={acts !== undefined}
          aria-rowcount={drawn.length + 1}
          aria-colcount={days.length + 1}
          className={`${styles.grid} ${styles[view]}`}
          style={{ '--days': days.length, '--ground': ground } as CSSProperties}
          onKeyDown={press}
          onFocus={follow}
          onPointerDown={onPointerDown}
          onClick={click}
        >
          <div role="row" aria-rowindex={1} className={`${styles.row} ${styles.heads}`}>
            <div role="columnheader" aria-colindex={1} className={`${styles.title} ${styles.head}`}>
              {acts ? (
                <Checkbox
                  size="xs"
                  label="All resources"
                  checked={pickedHere > 0 && pickedHere === drawn.length}
                  indeterminate={pickedHere > 0 && pickedHere < drawn.length}
                  onChange={({ currentTarget }) => {
                    const ids = drawn.map(({ id }) => id);
                    acts.onPick(ids, currentTarget.checked);
                  }}
                />
              ) : (
                'Resource'
              )}
            </div>
            <div role="presentation" className={`${styles.track} ${styles.head}`} style={{ minHeight: 0 }}>
              <Heads days={days} view={view} today={today} />
            </div>
          </div>
          {shown.map((row, index) => {
            const isIn = isWide && index >= rows.first && index <= rows.last;
            return (
              <Row
                key={row.id}
                row={row}
                index={index}
                isNear={index >= near.first && index <= near.last}
                days={days}
                zone={zone}
                nowAt={nowAt >= 0 && nowAt <= days.length ? nowAt : null}
                tabStop={selection.focus.row === index ? selection.focus.column : null}
                chosen={chosen?.id === row.id ? chosen.day : null}
                selectedFrom={isIn ? columns.first : null}
                selectedTo={isIn ? columns.last : null}
                isPicked={acts ? acts.picked.has(row.id) : null}
                mayMove={acts !== undefined}
                onPick={pick}
              />
            );
          })}
        </div>
      </div>
      <div aria-live="polite">
        {said && (
          <Text size="sm" className={styles.panel}>
            {said}
            Enter puts it there, Escape puts it back.
          </Text>
        )}
        {selected && !said && (
          <Text size="sm" className={styles.panel}>
            Selected: {selected}
            Enter opens what may be done.
          </Text>
        )}
        {open && chosen && <div className={styles.panel}>{onDay(open, chosen.day)}</div>}
      </div>
      <Shortcuts isOpen={isHelpOpen} mayAct={acts !== undefined} onClose={() => setHelpOpen(false)} />
    </>
  );
}

const count = (rows: number): string => `${rows} ${rows === 1 ? 'resource' : 'resources'}`;
