import { Injectable } from '@nestjs/common';
import { isId, type Id } from '#kernel/ids';
import { all, ok, refuse, within, type Result } from '#kernel/result';
import type { Tx } from '#service/database/database';
import type { Viewer } from '#service/viewer/viewer';
import { refuseBrought } from '../domain/block-terms';
import type { HouseBlock } from '../domain/blocks';
import { mayKeep } from '../domain/house-keeping';
import { BlocksStore } from './blocks.store';

/** Blocks that a mutation names: entered by hand, and of the caller's house. */
@Injectable()
export class FindOwnBlocks {
  constructor(private readonly blocks: BlocksStore) {}

  /** NOT_FOUND to other houses, NOT_ALLOWED to viewers of this one, WRONG_STATUS for what came with a calendar. Refusals carry the place in the list. */
  async run(tx: Tx, viewer: Viewer, ids: readonly string[]): Promise<Result<readonly HouseBlock[]>> {
    const known = ids.filter((id): id is Id<'block'> => isId('block', id));
    const blocks = await this.blocks.byIds(known, tx);
    return all(
      ids.map((id, at): Result<HouseBlock> => {
        const block = blocks.get(id);
        if (block === undefined || block.houseId !== viewer.organisation)
          return refuse('NOT_FOUND', 'There is no such block.', at);
        const faults = all<unknown>([mayKeep(viewer, block.houseId), refuseBrought(block)]);
        return faults.ok ? ok(block) : within(faults, at);
      }),
    );
  }
}
