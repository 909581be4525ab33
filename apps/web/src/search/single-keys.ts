/** Whether single keys (`/`, `j`, `k`, `c`) act on a page: a setting of this browser, for who speaks to it or types by chance. */
import { useSyncExternalStore } from 'react';

const key = 'interlock-single-keys';
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

export const useSingleKeys = (): boolean => useSyncExternalStore(subscribe, () => localStorage.getItem(key) !== 'off');

export function turnSingleKeys(isOn: boolean): void {
  if (isOn) localStorage.removeItem(key);
  else localStorage.setItem(key, 'off');
  for (const listener of listeners) listener();
}
