import { parentPort } from 'node:worker_threads';
import { readTable, type TableAsk } from '../domain/table/read-table';

// A thread of its own: a table of many rows takes seconds to read, and the service goes on answering.
parentPort?.on('message', (ask: TableAsk) => parentPort?.postMessage(readTable(ask)));
