import { Injectable } from '@nestjs/common';
import type { Id } from '#kernel/ids';
import { ok, refuse, type Result } from '#kernel/result';
import { Transactions } from '#service/database/transactions';
import type { Viewer } from '#service/viewer/viewer';
import { FeedsStore } from './feeds.store';
import { FindOwnFeed } from './find-own-feed';

/** Mutation `syncCalendarFeed`: a calendar is read now, not when its turn comes. */
@Injectable()
export class SyncCalendarFeed {
  constructor(
    private readonly transactions: Transactions,
    private readonly own: FindOwnFeed,
    private readonly feeds: FeedsStore,
  ) {}

  /** By an owner or scheduler of the house. A job reads it within a second; what it changes is in the trail then. */
  run(
    viewer: Viewer,
    { idempotencyKey: key, ...ask }: { readonly feedId: string; readonly idempotencyKey: string },
  ): Promise<Result<{ readonly feed: Id<'feed'> }>> {
    return this.transactions.once({ viewer, mutation: 'syncCalendarFeed', key, input: ask }, async (tx) => {
      const found = await this.own.run(tx, viewer, ask.feedId);
      if (!found.ok) return found;
      const { id, url } = found.value;
      if (url === null) return refuse('WRONG_STATUS', 'This calendar is a file; import the file again.', 'feedId');
      await this.feeds.due(tx, id);
      return ok({ feed: id });
    });
  }
}
