import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '#kernel/ids';
import type { Period } from '#kernel/period';
import type { Tx } from '#service/database/database';
import type { Viewer } from '#service/viewer/viewer';
import { CalendarStore } from '../commitment/calendar.store';
import { holdToken } from '../commitment/hold.provider';
import { RecordChanges } from '../commitment/record-changes';
import type { KeptBlock } from '../domain/blocks';
import { changesBetween } from '../domain/changes';
import type { Hold } from '../domain/hold';
import { settleAll } from '../domain/linked';
import { BlocksStore } from './blocks.store';

/** A resource over a period. */
export type Stretch = { readonly resourceId: Id<'resource'>; readonly during: Period };

/**
 * Puts blocks into calendars and takes them out, in the transaction of the caller. Each time the share that every block has of
 * its resource is derived anew, under the lock: promises are never broken, and what does not change stays the same commitment.
 */
@Injectable()
export class Blocks {
  constructor(
    private readonly store: BlocksStore,
    private readonly calendars: CalendarStore,
    private readonly changes: RecordChanges,
    @Inject(holdToken) private readonly hold: Hold,
  ) {}

  /** New blocks, and known ones (by id) in another place; `viewer` is who does it, and may. Locks their resources by id. */
  async put(tx: Tx, viewer: Viewer, blocks: readonly KeptBlock[]): Promise<void> {
    const ids = blocks.map(({ id }) => id);
    await this.change(tx, viewer, ids, blocks, () => this.store.put(tx, blocks));
  }

  /** Gives their time back; unknown ids are nothing. Whoever waits moves up. */
  async remove(tx: Tx, viewer: Viewer, ids: readonly Id<'block'>[]): Promise<void> {
    await this.change(tx, viewer, ids, [], () => this.store.delete(tx, ids));
  }

  /** After windows have changed there, under the lock that the caller holds: cheap where the house keeps nothing. */
  async rederive(tx: Tx, viewer: Viewer, stretches: readonly Stretch[]): Promise<void> {
    const kept = await this.store.kept(tx, stretches);
    if (kept.size === 0) return;
    await this.derive(
      tx,
      viewer,
      stretches.filter(({ resourceId }) => kept.has(resourceId)),
    );
  }

  private async change(
    tx: Tx,
    viewer: Viewer,
    ids: readonly Id<'block'>[],
    put: readonly Stretch[],
    write: () => Promise<void>,
  ): Promise<void> {
    if (ids.length === 0) return;
    const resourcesOf = async () => [...(await this.store.byIds(ids, tx)).values()];
    await this.calendars.lock(tx, [...new Set([...(await resourcesOf()), ...put].map(({ resourceId }) => resourceId))]);
    const before = await resourcesOf();
    await write();
    await this.derive(tx, viewer, [...before, ...put]);
  }

  private async derive(tx: Tx, viewer: Viewer, stretches: readonly Stretch[]): Promise<void> {
    const spans = stretches.map(({ resourceId, during }) => ({ resourceId, during }));
    const calendars = await this.calendars.load(tx, { spans, commitments: [], requester: null });
    await this.changes.run(tx, viewer, changesBetween(calendars, settleAll(calendars, this.hold)));
  }
}
