import { setTimeout } from 'node:timers/promises';

/** Reads until it is as expected, for at most so long: what the clock or another service does comes a moment later. */
export async function within<T>(ms: number, read: () => Promise<T>, isReached: (read: T) => boolean): Promise<T> {
  const until = Date.now() + ms;
  for (;;) {
    const last = await read();
    if (isReached(last) || Date.now() > until) return last;
    await setTimeout(25);
  }
}
