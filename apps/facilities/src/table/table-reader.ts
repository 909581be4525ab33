import { extname, join } from 'node:path';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { refuse, type Result } from '#kernel/result';
import { ThreadPool } from '#service/threads/thread-pool';
import type { Suggestion, TableAsk, WholeTable } from '../domain/table/read-table';

const readForMs = 15_000;
const memoryMb = 256;

/** Reads tables in threads aside, within budgets. */
@Injectable()
export class TableReader implements OnApplicationShutdown {
  private readonly pool = new ThreadPool<TableAsk, Result<Suggestion | WholeTable>>({
    file: join(__dirname, `table.worker${extname(__filename)}`), // beside this file, and compiled as it is
    ...{ mostThreads: 2, jobMs: readForMs, memoryMb },
  });

  async suggest(ask: Extract<TableAsk, { wants: 'SUGGEST' }>): Promise<Result<Suggestion>> {
    return (await this.run(ask)) as Result<Suggestion>;
  }

  async read(ask: Extract<TableAsk, { wants: 'READ' }>): Promise<Result<WholeTable>> {
    return (await this.run(ask)) as Result<WholeTable>;
  }

  onApplicationShutdown(): Promise<void> {
    return this.pool.close();
  }

  private async run(ask: TableAsk): Promise<Result<Suggestion | WholeTable>> {
    const outcome = await this.pool.run(ask);
    if ('answer' in outcome) return outcome.answer;
    const why = outcome.overran === 'TIME' ? `longer than ${readForMs / 1000} seconds` : 'more memory than a table may';
    return refuse('TOO_LARGE', `Reading took ${why}, and was given up.`, 'uploadId');
  }
}
