import { useEffect, useRef, useState, type PointerEvent, type RefObject } from 'react';
import type { View } from './params';
import { extendTo, selectOnly, type Cell, type Selection } from './selection';
import { minutesADay, pulled, type Hold, type Shift } from './shift';

type Drag =
  | { readonly kind: 'cells'; readonly anchor: Cell }
  | { readonly kind: 'block'; readonly id: string; readonly hold: Hold; readonly from: number; readonly day: number };

type Listeners = {
  readonly onCells: (selection: Selection) => void;
  readonly onCellsEnd: (selection: Selection) => void;
  readonly onBlock: (shift: Shift) => void;
  readonly onBlockEnd: (shift: Shift) => void;
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

/** Drags over empty time select it; a drag of a block moves it, of its edge resizes it. Fingers scroll. */
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
    // A week shows hours; where a day is narrow, blocks move by days.
    const step = view === 'week' ? 60 : minutesADay;
    // Kept here as well: a drag may end before the page was drawn again.
    let shift = drag.kind === 'block' ? { id: drag.id, start: 0, end: 0 } : null;
    let selection = drag.kind === 'cells' ? selectOnly(drag.anchor) : null;
    window.addEventListener(
      'pointermove',
      ({ clientX, clientY }) => {
        if (drag.kind === 'block') {
          const minutes = ((clientX - drag.from) / drag.day) * minutesADay;
          const still = { id: drag.id, start: 0, end: 0 };
          shift = pulled(still, drag.hold, Math.round(minutes / step) * step);
          latest.current.onBlock(shift);
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
      else if (shift) latest.current.onBlockEnd(shift);
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
    const bar = target.closest<HTMLElement>('[data-block]');
    if (bar?.dataset.block && bar.parentElement) {
      event.preventDefault();
      const day = bar.parentElement.getBoundingClientRect().width / columns;
      const hold = (target.dataset.hold ?? 'body') as Hold;
      setDrag({ kind: 'block', id: bar.dataset.block, hold, from: event.clientX, day });
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
