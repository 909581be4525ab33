import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '#kernel/ids';
import type { Period } from '#kernel/period';
import type { Tx } from '#service/database/database';
import type { Viewer } from '#service/viewer/viewer';
import { CalendarStore } from '../commitment/calendar.store';
import { holdToken } from '../commitment/hold.provider';
import { RecordChanges } from '../commitment/record-changes';
import type { KeptBlock } from '../domain/blocks';
import { blocksOnParts, goingAlong } from '../domain/blocks-on-parts';
import { changesBetween } from '../domain/changes';
import type { Hold } from '../domain/hold';
import { settleAll } from '../domain/linked';
import { PartsStore } from '../part/parts.store';
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
    private readonly parts: PartsStore,
    @Inject(holdToken) private readonly hold: Hold,
  ) {}

  /**
   * New blocks, and known ones (by id) in another place; `viewer` is who does it, and may. Locks their resources by id. Where one is
   * on a whole, those on its parts go along, and parts without one get one, unless it is to be `ALONE`. Answers all that is put.
   */
  async put(
    tx: Tx,
    viewer: Viewer,
    blocks: readonly KeptBlock[],
    parts: 'WITH_PARTS' | 'ALONE' = 'WITH_PARTS',
  ): Promise<readonly KeptBlock[]> {
    if (blocks.length === 0) return [];
    const ids = blocks.map(({ id }) => id);
    const known = await this.withParts(tx, ids);
    await this.lock(tx, [...known, ...blocks]);
    const there = await this.withParts(tx, ids);
    const wholes = parts === 'WITH_PARTS' ? blocks.map((one) => one.resourceId) : [];
    const partsOf = await this.parts.ofWholes(wholes, tx);
    const put = [...blocks, ...goingAlong(blocks, there), ...blocksOnParts(blocks, there, partsOf)];
    await this.store.put(tx, put);
    await this.derive(tx, viewer, [...there, ...put]);
    return put;
  }

  /** Gives their time back, and that of parts that went with them; unknown ids are nothing. Whoever waits moves up. Answers all that is gone. */
  async remove(tx: Tx, viewer: Viewer, ids: readonly Id<'block'>[]): Promise<readonly KeptBlock[]> {
    const known = ids.length === 0 ? [] : await this.withParts(tx, ids);
    if (known.length === 0) return [];
    await this.lock(tx, known);
    const gone = await this.withParts(tx, ids);
    await this.store.delete(
      tx,
      gone.map(({ id }) => id),
    );
    await this.derive(tx, viewer, gone);
    return gone;
  }

  /** After more is offered there, under the lock that the caller holds: cheap where the house keeps nothing and nobody waits. */
  async shareOut(tx: Tx, viewer: Viewer, stretches: readonly Stretch[]): Promise<void> {
    const wanted = await this.store.wanted(tx, stretches);
    if (wanted.size === 0) return;
    await this.derive(
      tx,
      viewer,
      stretches.filter(({ resourceId }) => wanted.has(resourceId)),
    );
  }

  /** These blocks, and those that came with them on parts. */
  private async withParts(tx: Tx, ids: readonly Id<'block'>[]): Promise<readonly KeptBlock[]> {
    const own = await this.store.byIds(ids, tx);
    const parts = await this.store.ofWholes(tx, ids);
    return [...own.values(), ...parts.filter(({ id }) => !own.has(id))];
  }

  private lock(tx: Tx, stretches: readonly Stretch[]): Promise<void> {
    return this.calendars.lock(tx, [...new Set(stretches.map(({ resourceId }) => resourceId))]);
  }

  private async derive(tx: Tx, viewer: Viewer, stretches: readonly Stretch[]): Promise<void> {
    const spans = stretches.map(({ resourceId, during }) => ({ resourceId, during }));
    const calendars = await this.calendars.load(tx, { spans, commitments: [], requester: null });
    await this.changes.run(tx, viewer, changesBetween(calendars, settleAll(calendars, this.hold)));
  }
}
