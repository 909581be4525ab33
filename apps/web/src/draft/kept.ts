import { useCallback, useState } from 'react';

const prefix = 'interlock-draft:';

function read(key: string): unknown {
  const written = sessionStorage.getItem(prefix + key);
  try {
    return written === null ? null : (JSON.parse(written) as unknown);
  } catch (error) {
    if (error instanceof SyntaxError) return null; // written by an older version, or by hand
    throw error;
  }
}

/** Whether something was left unfinished here. */
export const isKept = (key: string): boolean => sessionStorage.getItem(prefix + key) !== null;

/**
 * What someone is in the middle of writing. It is kept in the tab until it is sent or given up, so that a reload, a
 * wrong click or a lost connection costs nobody a word; it goes when the tab is closed.
 */
export function useKept<V>(key: string, nothing: V): readonly [V, (value: V) => void] {
  const [value, setValue] = useState<V>(() => (read(key) as V | null) ?? nothing);
  const keep = useCallback(
    (next: V) => {
      setValue(next);
      if (next === null || next === '') sessionStorage.removeItem(prefix + key);
      else sessionStorage.setItem(prefix + key, JSON.stringify(next));
    },
    [key],
  );
  return [value, keep];
}
