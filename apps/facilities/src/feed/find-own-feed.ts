import { Injectable } from '@nestjs/common';
import { isId } from '#kernel/ids';
import { ok, refuse, type Result } from '#kernel/result';
import type { Tx } from '#service/database/database';
import type { Viewer } from '#service/viewer/viewer';
import { mayKeep } from '../domain/house-keeping';
import type { Feed } from './feed.row';
import { FeedsStore } from './feeds.store';

/** The calendar a mutation names. */
@Injectable()
export class FindOwnFeed {
  constructor(private readonly feeds: FeedsStore) {}

  /** NOT_FOUND to every other house, NOT_ALLOWED to whoever may not change things in this one. */
  async run(tx: Tx, viewer: Viewer, id: string): Promise<Result<Feed>> {
    const found = isId('feed', id) ? (await this.feeds.byIds([id], tx)).get(id) : undefined;
    if (found === undefined || found.houseId !== viewer.organisation)
      return refuse('NOT_FOUND', 'There is no such calendar.', 'feedId');
    const house = mayKeep(viewer, found.houseId);
    return house.ok ? ok(found) : house;
  }
}
