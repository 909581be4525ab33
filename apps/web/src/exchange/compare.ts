/** The currency somebody compares amounts in: a setting of this browser, one for all its tabs and pages. */
import { useSyncExternalStore } from 'react';

const key = 'interlock-compare-in';
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

export const useCompared = (): string | null => useSyncExternalStore(subscribe, () => localStorage.getItem(key));

/** Null: amounts are shown as they are. */
export function compareIn(currency: string | null): void {
  if (currency === null) localStorage.removeItem(key);
  else localStorage.setItem(key, currency);
  for (const listener of listeners) listener();
}
