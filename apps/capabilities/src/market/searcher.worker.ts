import { parentPort, workerData } from 'node:worker_threads';
import { Market } from '../domain/market/market';
import { search } from '../domain/market/search';
import { taxonomy } from '../taxonomy/taxonomy-file';
import { MarketLock } from './market-lock';
import type { FromSearcher, ToSearcher } from './messages';

// One question at a time, on memory that the keeper's thread writes; its lock is held for as long as the answer takes to find.
const { reader } = workerData as { readonly reader: number };
let shared: { readonly market: Market; readonly lock: MarketLock } | null = null;

parentPort?.on('message', (asked: ToSearcher) => {
  if (asked.say === 'market')
    shared = { market: Market.over(asked.buffers, taxonomy), lock: new MarketLock(asked.lock) };
  else parentPort?.postMessage(answerTo(asked));
});

function answerTo({ question, viewer, now, ask }: Extract<ToSearcher, { say: 'search' }>): FromSearcher {
  if (shared === null) throw new Error('a question before there is a market');
  const { market, lock } = shared;
  try {
    const read = lock.read(reader, () => search(market, question, viewer, now, ask));
    return read === null ? { say: 'abandoned' } : { say: 'answer', answer: read.value };
  } catch (fault) {
    return { say: 'fault', fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) };
  }
}
