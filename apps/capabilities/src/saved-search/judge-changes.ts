import { Injectable } from '@nestjs/common';
import { Transactions } from '#service/database/transactions';
import { AlertsStore } from './alerts.store';
import { ChangesStore, type Watcher } from './changes.store';
import { FindHits, type Moment } from './find-hits';
import { SavedSearchesStore, type SavedSearch } from './saved-searches.store';

const mostAtOnce = 500;
/** Questions that are on their way to the market at the same time. */
const askedAtOnce = 32;

/**
 * Judges what has changed against the searches that look for it, and against no other: they are looked up by the leaves the changed
 * resource claims, and each is asked about that resource alone.
 */
@Injectable()
export class JudgeChanges {
  private most = mostAtOnce;

  constructor(
    private readonly transactions: Transactions,
    private readonly changes: ChangesStore,
    private readonly searches: SavedSearchesStore,
    private readonly alerts: AlertsStore,
    private readonly hits: FindHits,
  ) {}

  /** Until nothing waits. */
  async all(): Promise<void> {
    while ((await this.some()) > 0);
  }

  /** One batch; answers how many changes were taken. After a fault the next is half as large: it may have been too much to write. */
  async some(): Promise<number> {
    try {
      const taken = await this.take(this.most);
      this.most = Math.min(this.most * 2, mostAtOnce);
      return taken;
    } catch (fault) {
      this.most = Math.ceil(this.most / 2);
      throw fault;
    }
  }

  /**
   * Alerts and the end of the batch are written together or not at all, so a crash judges again what was not written; the same hit
   * is written once.
   */
  private async take(most: number): Promise<number> {
    const since = await this.changes.clock();
    const { rows, resources } = await this.changes.waiting(most);
    if (rows.length === 0) return 0;
    const watchers = await this.changes.watchers(resources, since);
    const moment = await this.hits.demandMoment();
    const found = await this.judge(watchers, moment);
    await this.transactions.run(async (tx) => {
      await this.changes.lock(tx);
      // Those that began meanwhile were not asked, or asked something else: they alone are asked now. Nothing is waited for under
      // the lock, since whoever waits for it may be what the facts wait for; nor need be, as the market has these changes by now.
      const begun = await this.changes.begunSince(tx, since);
      const all = begun.size === 0 ? [] : await this.changes.watchers(resources, since);
      const late = all.filter(({ search }) => begun.has(search));
      const old = found.filter(({ search }) => !begun.has(search));
      await this.alerts.add(tx, [...old, ...(await this.judge(late, moment))]);
      await this.changes.markJudged(tx, rows);
    });
    return rows.length;
  }

  private async judge(watchers: readonly Watcher[], moment: Moment): Promise<readonly Watcher[]> {
    const searches = await this.searches.byIds(watchers.map(({ search }) => search));
    const found: Watcher[] = [];
    for (let at = 0; at < watchers.length; at += askedAtOnce)
      found.push(
        ...(await Promise.all(
          watchers
            .slice(at, at + askedAtOnce)
            .map((watcher) => this.ask(watcher, searches.get(watcher.search), moment)),
        )),
      );
    return found;
  }

  private async ask({ search, resources }: Watcher, kept: SavedSearch | undefined, moment: Moment): Promise<Watcher> {
    if (kept === undefined) return { search, resources: [] };
    const found = await this.hits.run(kept, moment, { first: resources.length, only: resources });
    return { search, resources: found.map(({ resource }) => resource) };
  }
}
