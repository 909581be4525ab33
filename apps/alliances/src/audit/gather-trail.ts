import { Injectable } from '@nestjs/common';
import type { Tx } from '#service/database/database';
import type { ServiceName } from '#service/services';
import { beforeTheFirst, linkHashes } from './chain';
import { TrailStore } from './trail.store';

/** Adds entries of one service to the trail, each chained to the one before. */
@Injectable()
export class GatherTrail {
  constructor(private readonly trail: TrailStore) {}

  /** Entries that are in the trail already stay where they are. Locks the end of the trail until the transaction ends. */
  async run(tx: Tx, service: ServiceName, ids: readonly string[]): Promise<void> {
    const head = await this.trail.lockHead(tx);
    const found = await this.trail.ungathered(tx, service, ids);
    if (found.length === 0) return;
    const entries = found.map((entry) => ({ ...entry, place: (head?.place ?? 0) + entry.place }));
    const hashes = linkHashes(head?.hash ?? beforeTheFirst, entries);
    await this.trail.add(
      tx,
      entries.map((entry, at) => ({ ...entry, hash: hashes[at] ?? beforeTheFirst })),
    );
  }
}
