import { Injectable } from '@nestjs/common';
import type { Id } from '#kernel/ids';
import { ok, refuse, within, type Result } from '#kernel/result';
import { Audit } from '#service/audit/audit';
import { Transactions } from '#service/database/transactions';
import type { Viewer } from '#service/viewer/viewer';
import { KeepChange } from '../change/keep-change';
import { CalendarStore } from '../commitment/calendar.store';
import { nothing } from '../domain/house-acts';
import { told } from './block-time';
import { Blocks } from './blocks';
import { FindOwnBlocks } from './find-own-blocks';

const mostBlocks = 500;

export type ReleaseBlocksAsk = { readonly blockIds: readonly string[]; readonly idempotencyKey: string };

/** Mutation `releaseBlocks`: time that a house has kept is offered again, as far as its windows go; of a whole, that of its parts too. */
@Injectable()
export class ReleaseBlocks {
  constructor(
    private readonly transactions: Transactions,
    private readonly finding: FindOwnBlocks,
    private readonly calendars: CalendarStore,
    private readonly blocks: Blocks,
    private readonly keeping: KeepChange,
    private readonly audit: Audit,
  ) {}

  /** By an owner or scheduler of the house, all or none; whoever waits moves up. */
  run(
    viewer: Viewer,
    { idempotencyKey: key, ...ask }: ReleaseBlocksAsk,
  ): Promise<Result<{ readonly change: Id<'change'> | null; readonly blocks: readonly Id<'block'>[] }>> {
    return this.transactions.once({ viewer, mutation: 'releaseBlocks', key, input: ask }, async (tx) => {
      const ids = [...new Set(ask.blockIds)];
      if (ids.length === 0) return refuse('INVALID', 'Name at least one block.', 'blockIds');
      if (ask.blockIds.length > mostBlocks)
        return refuse('TOO_LONG', `At most ${mostBlocks} blocks at once.`, 'blockIds');
      const unlocked = within(await this.finding.run(tx, viewer, ids), 'blockIds');
      if (!unlocked.ok) return unlocked;
      await this.calendars.lock(
        tx,
        unlocked.value.map(({ resourceId }) => resourceId),
      );
      const found = within(await this.finding.run(tx, viewer, ids), 'blockIds');
      if (!found.ok) return found;
      const [first] = found.value;
      const strange = found.value.findIndex(({ facilityId }) => facilityId !== first?.facilityId);
      if (first === undefined || strange !== -1)
        return refuse('MIXED_FACILITIES', 'All blocks are of one facility.', 'blockIds', strange);
      const gone = await this.blocks.remove(
        tx,
        viewer,
        found.value.map(({ id }) => id),
      );
      const byResource = Map.groupBy(gone, ({ resourceId }) => resourceId);
      await this.audit.addAll(
        tx,
        [...byResource].map(([subject, own]) => ({
          ...{ viewer, act: 'releaseBlocks', subject },
          before: { blocks: own.map(told) },
        })),
      );
      const change = await this.keeping.run(
        tx,
        { act: 'releaseBlocks', facilityId: first.facilityId, organisationId: first.houseId },
        { before: { ...nothing, blocks: gone }, after: nothing },
      );
      return ok({ change, blocks: [] });
    });
  }
}
