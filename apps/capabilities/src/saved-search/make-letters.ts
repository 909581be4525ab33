import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Id } from '#kernel/ids';
import type { Instant } from '#kernel/instant';
import { Clock } from '#service/clock';
import { Transactions } from '#service/database/transactions';
import { nextLetterAt } from '../domain/saved-search';
import { AlertsStore } from './alerts.store';
import { LettersStore } from './letters.store';
import { SavedSearchesStore } from './saved-searches.store';

const mostAtOnce = 100;

/** Puts what waits into letters, when the time of each search has come. */
@Injectable()
export class MakeLetters {
  constructor(
    private readonly transactions: Transactions,
    private readonly searches: SavedSearchesStore,
    private readonly alerts: AlertsStore,
    private readonly letters: LettersStore,
    private readonly clock: Clock,
  ) {}

  /** All that are due. The letter, what it tells and the time of the next are written together. */
  async run(): Promise<void> {
    for (;;) {
      const due = await this.searches.due(this.clock.now(), mostAtOnce);
      for (const id of due) await this.make(id, this.clock.now());
      if (due.length < mostAtOnce) return;
    }
  }

  private make(id: Id<'search'>, now: Instant): Promise<void> {
    return this.transactions.run(async (tx) => {
      const search = (await this.searches.byIds([id], tx, 'for no key update')).get(id);
      if (search?.nextLetterAt == null || search.nextLetterAt > now) return;
      if (search.until <= now) {
        // Nothing will be found any more: what was found is of no use, and no morning comes back to it.
        await this.alerts.forget(tx, id);
        return this.searches.setNextLetter(tx, id, null);
      }
      const letter = randomUUID();
      await this.letters.insert(tx, letter, id, now);
      // The time of a daily letter that has nothing to tell is over too: it does not come at noon.
      if ((await this.alerts.enclose(tx, id, letter)) === 0) await this.letters.remove(tx, letter);
      await this.searches.setNextLetter(tx, id, nextLetterAt(search.frequency, search.timeZone, now));
    });
  }
}
