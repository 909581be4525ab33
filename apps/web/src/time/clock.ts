import { useEffect, useState } from 'react';

/** The present moment in milliseconds, looked at again every `seconds`. */
export function useNow(seconds = 30): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), seconds * 1000);
    return () => window.clearInterval(timer);
  }, [seconds]);
  return now;
}

/** Acts every `seconds` while the page is looked at, and once when it comes back into view. */
export function useWhileVisible(act: () => void, seconds: number): void {
  useEffect(() => {
    const actIfVisible = () => {
      if (document.visibilityState === 'visible') act();
    };
    const timer = window.setInterval(actIfVisible, seconds * 1000);
    document.addEventListener('visibilitychange', actIfVisible);
    return () => {
      window.clearInterval(timer);
      document.removeEventListener('visibilitychange', actIfVisible);
    };
  }, [act, seconds]);
}
