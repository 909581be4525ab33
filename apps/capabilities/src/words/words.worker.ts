import { parentPort, workerData } from 'node:worker_threads';
import type { FromWords, ToWords, WordsTerms } from './messages';
import { WordsKeeper } from './words-keeper';

// A thread of its own: reading every name there is takes seconds, and a text of many meanings milliseconds.
const keeper = new WordsKeeper(workerData as WordsTerms, (news: FromWords) => parentPort?.postMessage(news));
parentPort?.on('message', (asked: ToWords) => keeper.ask(asked));
void keeper.run();
