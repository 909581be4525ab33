import { parentPort } from 'node:worker_threads';
import { writeCalendar } from '../domain/ical/write-calendar';
import type { WritingJob } from './calendar-writer';

// A thread of its own: a house with many events takes seconds to write, and others are answered meanwhile.
parentPort?.on('message', ({ name, commitments }: WritingJob) =>
  parentPort?.postMessage(writeCalendar(name, commitments)),
);
