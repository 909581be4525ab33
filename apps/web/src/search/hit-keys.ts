import { useEffect, type KeyboardEvent as ReactKey, type RefObject } from 'react';
import { boxId } from './box';
import { useSingleKeys } from './single-keys';

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('input, textarea, select, [contenteditable], [role="dialog"]') !== null;

/** The link of the hit before or after the one that has the focus; the first where none has. */
function move(list: HTMLElement, by: 1 | -1): void {
  const links = [...list.querySelectorAll<HTMLElement>('[data-hit-link]')];
  const at = links.findIndex((link) => link.closest('[data-hit]')?.contains(document.activeElement));
  links[at < 0 ? 0 : Math.min(Math.max(at + by, 0), links.length - 1)]?.focus();
}

const layAside = (): void =>
  document.activeElement?.closest('[data-hit]')?.querySelector<HTMLElement>('[data-compare]')?.click();

/**
 * The keys of a list of hits, wherever the focus is unless somebody writes: `/` to the search box, `j` and `k` from hit to
 * hit, `c` to compare, `?` for the list of keys. With single keys turned off the arrows still lead from hit to hit.
 */
export function useHitKeys(list: RefObject<HTMLElement | null>, onHelp: () => void): (event: ReactKey) => void {
  const isOn = useSingleKeys();
  useEffect(() => {
    if (!isOn) return undefined;
    const acts: Readonly<Record<string, () => void>> = {
      '/': () => document.getElementById(boxId)?.focus(),
      j: () => list.current && move(list.current, 1),
      k: () => list.current && move(list.current, -1),
      c: layAside,
      '?': onHelp,
    };
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isWriting(event.target)) return;
      const act = acts[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [isOn, list, onHelp]);

  return (event) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null;
    if (by === null || !list.current || isWriting(event.target) || event.altKey || event.ctrlKey || event.metaKey)
      return;
    event.preventDefault();
    move(list.current, by);
  };
}
