// What a piece of work costs the process that does it, and whoever asks that process something meanwhile.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Asks again and again; how many milliseconds each answer took. */
async function keepAsking(ask, signal) {
  const took = [];
  while (!signal.aborted) {
    const began = performance.now();
    await ask();
    took.push(performance.now() - began);
    await pause(5);
  }
  return took;
}

/** As `watched`, while nothing is done. */
export async function idle(ask, ms) {
  const stop = new AbortController();
  const asking = keepAsking(ask, stop.signal);
  await pause(ms);
  stop.abort();
  return asking;
}

/** How long it took, the megabytes the process (its threads included) came to hold beyond those before, and the answers given meanwhile. */
export async function watched(work, ask) {
  collect();
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 10);
  const stop = new AbortController();
  const asking = ask ? keepAsking(ask, stop.signal) : [];
  const began = performance.now();
  try {
    await work();
    return {
      seconds: (performance.now() - began) / 1000,
      megabytes: (most - before) / 2 ** 20,
      most: most / 2 ** 20,
      asking,
    };
  } finally {
    clearInterval(watch);
    stop.abort();
    await asking;
  }
}
