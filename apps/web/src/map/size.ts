import { useCallback, useState } from 'react';
import type { Size } from './view';

/** How large an element is on the screen, from the moment it is there. */
export function useSize(): readonly [(element: HTMLElement | null) => (() => void) | undefined, Size] {
  const [size, setSize] = useState<Size>({ width: 400, height: 300 });
  const watch = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    const look = () => setSize({ width: element.clientWidth, height: element.clientHeight });
    const watcher = new ResizeObserver(look);
    watcher.observe(element);
    look();
    return () => watcher.disconnect();
  }, []);
  return [watch, size];
}
