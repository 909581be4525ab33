import { extname, join } from 'node:path';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { ThreadPool } from '#service/threads/thread-pool';
import type { CalendarAsk, CalendarRead } from '../domain/ical/read-calendar';

const readForMs = 5000;
const memoryMb = 192;

/** Reads calendars in threads aside, within budgets. */
@Injectable()
export class CalendarReader implements OnApplicationShutdown {
  private readonly pool = new ThreadPool<CalendarAsk, CalendarRead>({
    file: join(__dirname, `calendar.worker${extname(__filename)}`), // beside this file, and compiled as it is
    ...{ mostThreads: 2, jobMs: readForMs, memoryMb },
  });

  /** What a calendar holds, or why it is not taken, in words. */
  async read(ask: CalendarAsk): Promise<CalendarRead> {
    const outcome = await this.pool.run(ask);
    if ('answer' in outcome) return outcome.answer;
    return outcome.overran === 'TIME'
      ? { ok: false, code: 'TOO_LARGE', why: `Reading took longer than ${readForMs / 1000} seconds and was given up.` }
      : { ok: false, code: 'TOO_LARGE', why: 'Reading took more memory than a calendar may, and was given up.' };
  }

  onApplicationShutdown(): Promise<void> {
    return this.pool.close();
  }
}
