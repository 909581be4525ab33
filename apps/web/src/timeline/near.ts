import { useEffect, useState, type RefObject } from 'react';

/** Both ends belong to it. */
export type Near = { readonly first: number; readonly last: number };

/** So far beyond its edges a row counts as near: what is scrolled to is drawn before it is seen. */
const margin = '600px 0px';

/**
 * Which of so many rows (`data-row` in the box) are near the part of it that is on screen. All rows stand in the page with
 * their names, so that the browser finds them and the box has its true height; what is costly is drawn only of these.
 */
export function useNear(box: RefObject<HTMLElement | null>, rows: number): Near {
  const [near, setNear] = useState<Near>({ first: 0, last: 20 });
  useEffect(() => {
    const root = box.current;
    if (!root) return undefined;
    const seen = new Set<number>();
    const watcher = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const index = Number((target as HTMLElement).dataset.row);
          if (isIntersecting) seen.add(index);
          else seen.delete(index);
        }
        if (seen.size === 0) return;
        const [first, last] = [Math.min(...seen), Math.max(...seen)];
        setNear((before) => (before.first === first && before.last === last ? before : { first, last }));
      },
      { root, rootMargin: margin },
    );
    for (const row of root.querySelectorAll('[data-row]')) watcher.observe(row);
    return () => watcher.disconnect();
  }, [box, rows]);
  return near;
}

/** Acts once when the element comes near the screen, and again for every new `act`. */
export function useReached(element: RefObject<HTMLElement | null>, act: () => void): void {
  useEffect(() => {
    if (!element.current) return undefined;
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && act(), { rootMargin: margin });
    watcher.observe(element.current);
    return () => watcher.disconnect();
  }, [element, act]);
}
