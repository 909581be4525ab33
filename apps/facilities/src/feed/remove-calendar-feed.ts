import { Injectable } from '@nestjs/common';
import type { Id } from '#kernel/ids';
import { ok, type Result } from '#kernel/result';
import { Audit } from '#service/audit/audit';
import { Transactions } from '#service/database/transactions';
import type { Viewer } from '#service/viewer/viewer';
import { Blocks } from '../block/blocks';
import { FeedBlocksStore } from './feed-blocks.store';
import { FeedsStore } from './feeds.store';
import { FindOwnFeed } from './find-own-feed';
import { OfferedWindows } from './offered-windows';
import { OffersStore } from './offers.store';

/** Mutation `removeCalendarFeed`: a calendar is not read any more, and its time is kept by hand, or given back. */
@Injectable()
export class RemoveCalendarFeed {
  constructor(
    private readonly transactions: Transactions,
    private readonly own: FindOwnFeed,
    private readonly feeds: FeedsStore,
    private readonly kept: FeedBlocksStore,
    private readonly blocks: Blocks,
    private readonly offers: OffersStore,
    private readonly windows: OfferedWindows,
    private readonly audit: Audit,
  ) {}

  /** By an owner or scheduler of the house; locks the resource where time is given back, and whoever waits moves up. */
  run(
    viewer: Viewer,
    {
      idempotencyKey: key,
      ...ask
    }: { readonly feedId: string; readonly keepTime: boolean; readonly idempotencyKey: string },
  ): Promise<Result<{ readonly resource: Id<'resource'> }>> {
    return this.transactions.once({ viewer, mutation: 'removeCalendarFeed', key, input: ask }, async (tx) => {
      const found = await this.own.run(tx, viewer, ask.feedId);
      if (!found.ok) return found;
      const { id, resourceId, name } = found.value;
      const offer = await this.offers.of(tx, id);
      // Before its blocks: a reader that is in the middle of them waits here, and then finds nothing to write to.
      await this.feeds.remove(tx, id);
      if (ask.keepTime) await this.kept.handOver(tx, id);
      else {
        // Before its blocks: nobody moves up into time that is offered no more.
        await this.windows.takeBack(tx, viewer, found.value, offer);
        await this.blocks.remove(tx, viewer, await this.kept.all(tx, id));
      }
      const before = { resource: resourceId, name };
      await this.audit.add(tx, {
        viewer,
        act: 'removeCalendarFeed',
        subject: id,
        before,
        after: { kept: ask.keepTime },
      });
      return ok({ resource: resourceId });
    });
  }
}
