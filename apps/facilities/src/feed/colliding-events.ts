import { Injectable } from '@nestjs/common';
import type { Id } from '#kernel/ids';
import { Clock } from '#service/clock';
import { BlockCollisions } from '../block/block-collisions';
import { FeedBlocksStore, type NearAsk } from './feed-blocks.store';

const most = 100;

type Blocks = ReadonlyMap<string, readonly Id<'block'>[]>;

/** Events to come of calendars that collide with promises; an event may meet a promise and still have its units. */
@Injectable()
export class CollidingEvents {
  constructor(
    private readonly kept: FeedBlocksStore,
    private readonly collisions: BlockCollisions,
    private readonly clock: Clock,
  ) {}

  /** By calendar, by start; the first hundred of each. */
  ofFeeds(feeds: readonly string[]): Promise<Blocks> {
    return this.first(feeds, (ids, ask) => this.kept.nearPromises(ids, ask));
  }

  /** The same of all calendars of each facility. */
  ofFacilities(facilities: readonly string[]): Promise<Blocks> {
    return this.first(facilities, (ids, ask) => this.kept.nearPromisesIn(ids, ask));
  }

  private async first(
    asked: readonly string[],
    nearOf: (ids: readonly string[], ask: NearAsk) => Promise<Blocks>,
  ): Promise<Blocks> {
    const after = new Date(this.clock.now());
    const found = new Map<string, readonly Id<'block'>[]>();
    let open = asked;
    for (let from = 0; open.length > 0; from += most) {
      const near = await nearOf(open, { after, most, from });
      const inWay = await this.collisions.of([...near.values()].flat());
      for (const [id, blocks] of near)
        found.set(id, [...(found.get(id) ?? []), ...blocks.filter((block) => (inWay.get(block)?.length ?? 0) > 0)]);
      open = open.filter((id) => near.get(id)?.length === most && (found.get(id)?.length ?? 0) < most);
    }
    return new Map([...found].map(([id, blocks]) => [id, blocks.slice(0, most)]));
  }
}
