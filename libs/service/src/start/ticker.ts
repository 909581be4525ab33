import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Logs } from './logs';

/** Small repeated chores: lapsed holds, open intents. One run at a time; a failed run is logged and tried again. */
@Injectable()
export class Ticker implements BeforeApplicationShutdown {
  private stopped = false;
  private readonly chores: Promise<void>[] = [];
  private readonly wakers = new Set<() => void>();

  constructor(private readonly logs: Logs) {}

  /** Runs `chore` about every `everyMs`, until the service stops. */
  repeat(name: string, everyMs: number, chore: () => Promise<unknown>): void {
    this.chores.push(this.run(name, everyMs, chore));
  }

  /** Before anything that a chore uses is closed. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    for (const wake of this.wakers) wake();
    await Promise.all(this.chores);
  }

  private async run(name: string, everyMs: number, chore: () => Promise<unknown>): Promise<void> {
    const log = this.logs.of(name);
    while (!this.stopped) {
      await this.pause(everyMs);
      if (this.stopped) return;
      await chore().catch((fault: unknown) => {
        if (!this.stopped) log.warn({ err: fault }, 'a chore failed; trying again');
      });
    }
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.wakers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      this.wakers.add(wake);
    });
  }
}
