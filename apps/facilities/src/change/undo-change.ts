import { Injectable } from '@nestjs/common';
import { isId, type Id } from '#kernel/ids';
import { ok, refuse, type Result } from '#kernel/result';
import { Audit } from '#service/audit/audit';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import type { Viewer } from '#service/viewer/viewer';
import { Blocks } from '../block/blocks';
import { BlocksStore } from '../block/blocks.store';
import { LayWindows } from '../capacity/lay-windows';
import { WindowsStore } from '../capacity/windows.store';
import { CalendarStore } from '../commitment/calendar.store';
import {
  areStillKept,
  areStillSet,
  isStillOffered,
  keepsCurrency,
  type HouseAct,
  type Offered,
  type Stands,
} from '../domain/house-acts';
import { mayKeep } from '../domain/house-keeping';
import { leftOf, type Targets } from '../domain/reshape';
import { hullOf } from '../domain/spans';
import { RatesStore } from '../rate/rates.store';
import { stretchKey } from '../resource/stretch';
import { ChangesStore } from './changes.store';

export type UndoAsk = { readonly changeId: string; readonly idempotencyKey: string };

/** Mutation `undoChange`: puts windows, blocks and rates back as they were before an act of the house. */
@Injectable()
export class UndoChange {
  constructor(
    private readonly transactions: Transactions,
    private readonly changes: ChangesStore,
    private readonly calendars: CalendarStore,
    private readonly windows: WindowsStore,
    private readonly laying: LayWindows,
    private readonly blocksStore: BlocksStore,
    private readonly blocks: Blocks,
    private readonly rates: RatesStore,
    private readonly audit: Audit,
  ) {}

  /** By an owner or scheduler of the house; locks its resources by id. What is over by now stays as it is. */
  run(viewer: Viewer, { changeId, idempotencyKey: key }: UndoAsk): Promise<Result<{ readonly change: Id<'change'> }>> {
    return this.transactions.once({ viewer, mutation: 'undoChange', key, input: { changeId } }, async (tx) => {
      const found = await this.find(tx, viewer, changeId);
      if (!found.ok) return found;
      const { id, act, resourceIds } = found.value;
      await this.calendars.lock(tx, resourceIds);
      const undone = await this.undo(tx, viewer, id);
      if (!undone.ok) return undone;
      await this.changes.markUndone(tx, id);
      await this.audit.add(tx, { viewer, act: 'undoChange', subject: id, after: { act, resources: resourceIds } });
      return ok({ change: id });
    });
  }

  /** What now promises more than was offered before the act. */
  async promises(viewer: Viewer, changeId: string): Promise<readonly Id<'commitment'>[]> {
    const tx = this.transactions.reading;
    const found = await this.find(tx, viewer, changeId);
    const stands = found.ok ? await this.changes.stands(tx, found.value.id) : null;
    if (stands === null) return [];
    const left = leftOf(stands.before.offered, await this.windows.now(tx));
    const { promises } = await this.laying.decide(tx, targetsOf(left));
    return [...promises.values()].flatMap((some) => some.map(({ id }) => id));
  }

  private async find(tx: Tx, viewer: Viewer, changeId: string): Promise<Result<HouseAct>> {
    const known = isId('change', changeId) ? (await this.changes.byIds([changeId], tx)).get(changeId) : undefined;
    if (known === undefined || known.organisationId !== viewer.organisation)
      return refuse('NOT_FOUND', 'There is no such change.', 'changeId');
    const house = mayKeep(viewer, known.organisationId);
    return house.ok ? ok(known) : house;
  }

  /** Under the locks: nothing of it can move now. */
  private async undo(tx: Tx, viewer: Viewer, id: Id<'change'>): Promise<Result<null>> {
    const act = (await this.changes.byIds([id], tx)).get(id);
    const stands = await this.changes.stands(tx, id);
    if (act === undefined || stands === null) return refuse('NOT_FOUND', 'There is no such change.', 'changeId');
    if (act.undoneAt !== null) return refuse('WRONG_STATUS', 'This is undone already.', 'changeId');
    const now = await this.windows.now(tx);
    if (act.endsAt !== null && act.endsAt <= now) return refuse('IN_PAST', 'All of this is over.', 'changeId');
    if (!(await this.stillStands(tx, stands, leftOf(stands.after.offered, now))))
      return refuse('WRONG_STATUS', 'Some of this was changed again since: undo that first.', 'changeId');
    const rates = await this.ratesOf(tx, act, stands);
    if (!areStillSet(rates, stands))
      return refuse('WRONG_STATUS', 'Some of these rates were changed again since.', 'changeId');
    if (!keepsCurrency(rates, stands))
      return refuse('MIXED_CURRENCY', 'A resource has rates in another currency by now.', 'changeId');
    const laid = await this.laying.run(tx, viewer, targetsOf(leftOf(stands.before.offered, now)));
    if (laid === null) return refuse('UNITS_TAKEN', 'More is promised by now than was offered before.', 'changeId');
    const before = new Set(stands.before.blocks.map((block) => block.id));
    await this.blocks.remove(
      tx,
      viewer,
      stands.after.blocks.map((block) => block.id).filter((one) => !before.has(one)),
    );
    await this.blocks.put(tx, viewer, stands.before.blocks, 'ALONE');
    await this.putRatesBack(tx, stands);
    return ok(null);
  }

  /** All rates that the resources have now; none where the act set none. */
  private async ratesOf(tx: Tx, { resourceIds }: HouseAct, { after }: Stands) {
    return after.rates.length === 0 ? new Map<string, never>() : this.rates.kept(tx, resourceIds);
  }

  /** Whoever had only a rate that was new no longer sees the resource. */
  private async putRatesBack(tx: Tx, { before, after }: Stands): Promise<void> {
    const known = new Set(before.rates.map(({ id }) => id));
    const added = after.rates.map(({ id }) => id).filter((id) => !known.has(id));
    if (added.length > 0) await this.rates.remove(tx, added);
    if (before.rates.length > 0) await this.rates.putAll(tx, before.rates);
  }

  private async stillStands(tx: Tx, stands: Stands, left: readonly Offered[]): Promise<boolean> {
    const ids = [...stands.before.blocks, ...stands.after.blocks].map((block) => block.id);
    if (!areStillKept(await this.blocksStore.byIds(ids, tx), stands)) return false;
    const byResource = [...targetsOf(left)].map(
      ([id, own]) => [stretchKey(id, hullOf(own.map(({ during }) => during))), own] as const,
    );
    const windows = await this.windows.within(
      byResource.map(([key]) => key),
      tx,
    );
    return byResource.every(([key, own]) =>
      isStillOffered(
        (windows.get(key) ?? []).map(({ period, units }) => ({ during: period, units })),
        own,
      ),
    );
  }
}

const targetsOf = (offered: readonly Offered[]): Targets => Map.groupBy(offered, ({ resourceId }) => resourceId);
