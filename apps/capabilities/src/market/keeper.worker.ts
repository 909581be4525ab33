import { parentPort, workerData } from 'node:worker_threads';
import { Keeper } from './keeper';
import type { FromKeeper, KeeperTerms, ToKeeper } from './messages';

// A thread of its own: reading everything there is, and writing it into memory, must not hold up anybody's request.
const keeper = new Keeper(workerData as KeeperTerms, (news: FromKeeper) => parentPort?.postMessage(news));
parentPort?.on('message', ({ say, turn }: ToKeeper) => (say === 'walk' ? keeper.walk(turn) : keeper.catchUp(turn)));
void keeper.run();
