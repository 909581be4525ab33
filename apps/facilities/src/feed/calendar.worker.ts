import { parentPort } from 'node:worker_threads';
import { readCalendar, type CalendarAsk } from '../domain/ical/read-calendar';

// A thread of its own: whatever a calendar is made to do to whoever reads it, the service goes on answering.
parentPort?.on('message', (ask: CalendarAsk) => parentPort?.postMessage(readCalendar(ask)));
