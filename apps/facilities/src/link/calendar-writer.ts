import { extname, join } from 'node:path';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { ThreadPool } from '#service/threads/thread-pool';
import type { ShownCommitment } from '../domain/ical/write-calendar';

export type WritingJob = { readonly name: string; readonly commitments: readonly ShownCommitment[] };

const writeForMs = 30_000;
const memoryMb = 512;
/** Characters of texts that are kept, of all links together. */
const mostKept = 16 * 1024 * 1024;

/** Writes calendars in a thread aside, and keeps the texts that were asked for last: many programs ask for the same. */
@Injectable()
export class CalendarWriter implements OnApplicationShutdown {
  private readonly pool = new ThreadPool<WritingJob, string>({
    file: join(__dirname, `calendar-writing.worker${extname(__filename)}`), // beside this file, and compiled as it is
    ...{ mostThreads: 1, jobMs: writeForMs, memoryMb },
  });
  /** By ETag; the one asked for last at the end. */
  private readonly kept = new Map<string, string>();

  /** The text that has this ETag; `shown` is asked for what it holds where it is not known. */
  async write(etag: string, shown: () => Promise<WritingJob>): Promise<string> {
    const text = this.kept.get(etag) ?? (await this.render(await shown()));
    this.keep(etag, text);
    return text;
  }

  onApplicationShutdown(): Promise<void> {
    return this.pool.close();
  }

  private async render(job: WritingJob): Promise<string> {
    const outcome = await this.pool.run(job);
    if ('answer' in outcome) return outcome.answer;
    throw new Error(`writing ${job.commitments.length} events of a calendar overran its ${outcome.overran}`);
  }

  private keep(etag: string, text: string): void {
    this.kept.delete(etag);
    this.kept.set(etag, text);
    let length = [...this.kept.values()].reduce((sum, one) => sum + one.length, 0);
    for (const [oldest, one] of this.kept) {
      if (length <= mostKept) return;
      this.kept.delete(oldest);
      length -= one.length;
    }
  }
}
