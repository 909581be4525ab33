import { useEffect, useRef, useState, type PointerEvent, type RefObject } from 'react';
import type { View } from './params';
import { extendTo, selectOnly, type Cell, type Selection } from './selection';
import { minutesADay, pulled, type Hold, type Shift } from './shift';

type Drag =
  | { readonly kind: 'cells'; readonly anchor: Cell }
  | { readonly kind: 'held'; readonly id: string; readonly hold: Hold; readonly from: number; readonly day: number };

type Listeners = {
  readonly onCells: (selection: Selection) => void;
  readonly onCellsEnd: (selection: Selection) => void;
  readonly onShift: (shift: Shift) => void;
  readonly onShiftEnd: (shift: Shift) => void;
  readonly onCancel: () => void;
};

/** The cell under a point of the screen. */
function cellAt(grid: HTMLElement, x: number, y: number, columns: number): Cell | null {
  const row = grid.ownerDocument.elementFromPoint(x, y)?.closest('[data-row]');
  const track = row && grid.contains(row) ? row.querySelector<HTMLElement>('[data-track]') : null;
  if (!track) return null;
  const box = track.getBoundingClientRect();
  const column = Math.floor(((x - box.left) / box.width) * columns);
  return column < 0 || column >= columns ? null : { row: Number(track.dataset.track), column };
}

/** How far the ends of a bar reach that resize it, in pixels; narrow ones have a quarter at most. */
const reach = 6;

function holdAt(bar: HTMLElement, x: number): Hold {
  const { left, right, width } = bar.getBoundingClientRect();
  const [near, cut] = [Math.min(reach, width / 4), bar.dataset.cut ?? ''];
  if (x - left <= near && !cut.includes('start')) return 'start';
  return right - x <= near && !cut.includes('end') ? 'end' : 'body';
}

/** Drags over empty time select it; a drag of a block moves it, of its edge resizes it, and so do the frame and the edges of a window. Fingers scroll. */
export function usePointer(
  grid: RefObject<HTMLElement | null>,
  columns: number,
  view: View,
  mayDrag: boolean,
  listeners: Listeners,
) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const latest = useRef(listeners);
  useEffect(() => {
    latest.current = listeners;
  });

  useEffect(() => {
    if (!drag) return undefined;
    const ended = new AbortController();
    const { signal } = ended;
    // A week shows hours; where a day is narrow, things move by days.
    const step = view === 'week' ? 60 : minutesADay;
    // Kept here as well: a drag may end before the page was drawn again.
    let shift = drag.kind === 'held' ? { id: drag.id, start: 0, end: 0 } : null;
    let selection = drag.kind === 'cells' ? selectOnly(drag.anchor) : null;
    window.addEventListener(
      'pointermove',
      ({ clientX, clientY }) => {
        if (drag.kind === 'held') {
          const minutes = ((clientX - drag.from) / drag.day) * minutesADay;
          const still = { id: drag.id, start: 0, end: 0 };
          shift = pulled(still, drag.hold, Math.round(minutes / step) * step);
          latest.current.onShift(shift);
          return;
        }
        const cell = grid.current && cellAt(grid.current, clientX, clientY, columns);
        if (!cell || !selection) return;
        selection = extendTo(selection, cell);
        latest.current.onCells(selection);
      },
      { signal },
    );
    const stop = (isDone: boolean) => {
      setDrag(null);
      if (!isDone) latest.current.onCancel();
      else if (shift) latest.current.onShiftEnd(shift);
      else if (selection) latest.current.onCellsEnd(selection);
    };
    window.addEventListener('pointerup', () => stop(true), { signal });
    window.addEventListener('pointercancel', () => stop(false), { signal });
    window.addEventListener('keydown', ({ key }) => key === 'Escape' && stop(false), { signal, capture: true });
    return () => ended.abort();
  }, [drag, grid, columns, view]);

  function onPointerDown(event: PointerEvent<HTMLElement>) {
    if (!mayDrag || event.button !== 0 || event.pointerType === 'touch' || !grid.current) return;
    const target = event.target as HTMLElement;
    const bar = target.closest<HTMLElement>('[data-block], [data-window]');
    const id = bar?.dataset.block ?? bar?.dataset.window;
    if (bar?.parentElement && id) {
      event.preventDefault();
      const day = bar.parentElement.getBoundingClientRect().width / columns;
      setDrag({ kind: 'held', id, hold: holdAt(bar, event.clientX), from: event.clientX, day });
      return;
    }
    if (!target.closest('[data-cell]')) return;
    const cell = cellAt(grid.current, event.clientX, event.clientY, columns);
    if (!cell) return;
    latest.current.onCells(selectOnly(cell));
    setDrag({ kind: 'cells', anchor: cell });
  }

  return { onPointerDown, cellUnder: (x: number, y: number) => grid.current && cellAt(grid.current, x, y, columns) };
}
