import { Injectable } from '@nestjs/common';
import type { Id } from '#kernel/ids';
import { Transactions } from '#service/database/transactions';
import { CalendarStore } from '../commitment/calendar.store';
import { isPromise, shortOf } from '../domain/blocks';
import { takesUnits } from '../domain/commitment-life';
import { inBoth } from '../domain/spans';
import { BlocksStore } from './blocks.store';

/** Which promises keep blocks from time that they would take. */
@Injectable()
export class BlockCollisions {
  constructor(
    private readonly transactions: Transactions,
    private readonly blocks: BlocksStore,
    private readonly calendars: CalendarStore,
  ) {}

  /** By block, in the order of placing; unknown blocks are left out. A hold past its deadline is in nobody's way. */
  async of(ids: readonly string[]): Promise<ReadonlyMap<string, readonly Id<'commitment'>[]>> {
    const blocks = await this.blocks.byIds(ids);
    const tx = this.transactions.reading;
    const spans = [...blocks.values()].map(({ resourceId, during }) => ({ resourceId, during }));
    const calendars = await this.calendars.load(tx, { spans, commitments: [], requester: null });
    return new Map(
      [...blocks].map(([id, block]) => {
        const calendar = calendars.get(block.resourceId);
        if (calendar === undefined) return [id, []];
        const promises = calendar.commitments.filter((one) => isPromise(one) && takesUnits(one.state) && !one.isDue);
        const short = shortOf(block, { ...calendar, commitments: promises }).map((during) => ({ during, units: 0 }));
        const inWay = promises.filter(
          ({ spans: own, units }) =>
            inBoth(
              own.map((during) => ({ during, units })),
              short,
            ).length > 0,
        );
        return [id, inWay.map((one) => one.id)];
      }),
    );
  }
}
