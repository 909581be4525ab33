import { useCallback, useEffect, useRef } from 'react';
import { panned, zoomed, type Point, type View } from './view';

type Hands = {
  readonly watch: (element: SVGSVGElement | null) => (() => void) | undefined;
  /** Whether what looks like a click was the end of a pull. */
  readonly hasJustMoved: () => boolean;
};

// A hand that holds still trembles by less.
const leastPull = 4;
const pixelsADoubling = 250;

/** A map under hands: it is pulled with one pointer, spread with two, and zoomed by the wheel with Ctrl or in focus. */
export function useHands(view: View, onView: (view: View) => void): Hands {
  // What listens stays; what it needs to know is as of the last picture.
  const latest = useRef({ view, onView });
  useEffect(() => {
    latest.current = { view, onView };
  });
  const pull = useRef(0);

  const watch = useCallback((element: SVGSVGElement | null) => {
    if (!element) return undefined;
    const pointers = new Map<number, Point>();
    const leaving = new AbortController();
    const { signal } = leaving;

    const tell = (next: View) => {
      // Several moves may come between two pictures.
      latest.current = { ...latest.current, view: next };
      latest.current.onView(next);
    };
    const fromMiddle = (at: Point): Point => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return { x: at.x - left - width / 2, y: at.y - top - height / 2 };
    };

    element.addEventListener(
      'pointerdown',
      (event) => {
        if (event.button !== 0) return;
        pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
        if (pointers.size === 1) pull.current = 0;
      },
      { signal },
    );
    element.addEventListener(
      'pointermove',
      (event) => {
        const before = pointers.get(event.pointerId);
        if (!before) return;
        const now = { x: event.clientX, y: event.clientY };
        const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
        pointers.set(event.pointerId, now);
        pull.current += Math.hypot(now.x - before.x, now.y - before.y);
        if (pull.current < leastPull) return;
        // Only now: a click has to reach the dot it was meant for.
        element.setPointerCapture(event.pointerId);
        const { view: seen } = latest.current;
        if (!other) return tell(panned(seen, now.x - before.x, now.y - before.y));
        const apart = (one: Point) => Math.hypot(one.x - other.x, one.y - other.y);
        tell(zoomed(seen, Math.log2(apart(now) / Math.max(apart(before), 1)), fromMiddle(other)));
      },
      { signal },
    );
    const letGo = ({ pointerId }: PointerEvent) => pointers.delete(pointerId);
    window.addEventListener('pointerup', letGo, { signal });
    window.addEventListener('pointercancel', letGo, { signal });
    element.addEventListener(
      'wheel',
      (event) => {
        // Whoever scrolls the page past the map does not mean the map.
        if (!event.ctrlKey && document.activeElement !== element) return;
        event.preventDefault();
        const at = fromMiddle({ x: event.clientX, y: event.clientY });
        tell(zoomed(latest.current.view, -event.deltaY / pixelsADoubling, at));
      },
      { signal, passive: false },
    );
    return () => leaving.abort();
  }, []);

  const hasJustMoved = useCallback(() => pull.current >= leastPull, []);
  return { watch, hasJustMoved };
}
