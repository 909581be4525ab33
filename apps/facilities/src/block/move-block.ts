import { Injectable } from '@nestjs/common';
import type { Id } from '#kernel/ids';
import { parsePeriod, type Period } from '#kernel/period';
import { all, ok, refuse, within, type Result } from '#kernel/result';
import { Audit } from '#service/audit/audit';
import { Transactions } from '#service/database/transactions';
import type { Viewer } from '#service/viewer/viewer';
import { WindowsStore } from '../capacity/windows.store';
import { KeepChange } from '../change/keep-change';
import { CalendarStore } from '../commitment/calendar.store';
import { parseTerms, refuseUnits } from '../domain/block-terms';
import { nothing } from '../domain/house-acts';
import { ResourcesStore } from '../resource/resources.store';
import { told } from './block-time';
import { Blocks } from './blocks';
import { BlocksStore } from './blocks.store';
import { FindOwnBlocks } from './find-own-blocks';

export type MoveBlockAsk = {
  readonly blockId: string;
  readonly period: Period;
  readonly units?: number | null | undefined;
  readonly note?: string | null | undefined;
  readonly idempotencyKey: string;
};

/** Mutation `moveBlock`: a block elsewhere in time, with other units or another note; those on the parts of a whole go along. */
@Injectable()
export class MoveBlock {
  constructor(
    private readonly transactions: Transactions,
    private readonly finding: FindOwnBlocks,
    private readonly calendars: CalendarStore,
    private readonly resources: ResourcesStore,
    private readonly windows: WindowsStore,
    private readonly blocks: Blocks,
    private readonly blocksStore: BlocksStore,
    private readonly keeping: KeepChange,
    private readonly audit: Audit,
  ) {}

  /** By an owner or scheduler of the house, under the lock of its resource. What is left out is cleared. */
  run(
    viewer: Viewer,
    { idempotencyKey: key, ...ask }: MoveBlockAsk,
  ): Promise<Result<{ readonly change: Id<'change'> | null; readonly blocks: readonly Id<'block'>[] }>> {
    return this.transactions.once({ viewer, mutation: 'moveBlock', key, input: ask }, async (tx) => {
      const unlocked = await this.finding.run(tx, viewer, [ask.blockId]);
      if (unlocked.ok)
        await this.calendars.lock(
          tx,
          unlocked.value.map(({ resourceId }) => resourceId),
        );
      const found = unlocked.ok ? await this.finding.run(tx, viewer, [ask.blockId]) : unlocked;
      const [block] = found.ok ? found.value : [];
      const named: Result<unknown> = found.ok
        ? found
        : { ok: false, refusals: found.refusals.map((refusal) => ({ ...refusal, field: ['blockId'] })) };
      const period = within(parsePeriod(ask.period), 'period');
      const terms = parseTerms(ask);
      const faults = all<unknown>([named, period, terms]);
      if (!faults.ok || block === undefined || !period.ok || !terms.ok) return faults as Result<never>;
      const resource = await this.resources.byId(tx, block.resourceId);
      const fits = all<unknown>([
        period.value.end <= (await this.windows.now(tx))
          ? refuse('IN_PAST', 'This period is over.', 'period')
          : ok(null),
        refuseUnits(terms.value.units, resource === null ? [] : [resource]),
      ]);
      if (!fits.ok) return fits;
      const moved = { ...block, during: period.value, ...terms.value };
      const before = [block, ...(await this.blocksStore.ofWholes(tx, [block.id]))];
      const after = await this.blocks.put(tx, viewer, [moved], 'ALONE');
      const wasAt = new Map(before.map((one) => [one.id, one]));
      await this.audit.addAll(
        tx,
        after.map((one) => ({
          ...{ viewer, act: 'moveBlock', subject: one.resourceId },
          ...{ before: told(wasAt.get(one.id) ?? one), after: told(one) },
        })),
      );
      const change = await this.keeping.run(
        tx,
        { act: 'moveBlock', facilityId: block.facilityId, organisationId: block.houseId },
        { before: { ...nothing, blocks: before }, after: { ...nothing, blocks: after } },
      );
      return ok({ change, blocks: after.map(({ id }) => id) });
    });
  }
}
