import { Injectable } from '@nestjs/common';
import { newId, type Id } from '#kernel/ids';
import { Clock } from '#service/clock';
import type { Tx } from '#service/database/database';
import { endOf, resourcesOf, summaryOf, type HouseAct, type Stands } from '../domain/house-acts';
import { ChangesStore } from './changes.store';

/** Keeps what an act of the house has changed, in its transaction, so that it can be undone. */
@Injectable()
export class KeepChange {
  constructor(
    private readonly changes: ChangesStore,
    private readonly clock: Clock,
  ) {}

  /** Null where nothing is different. */
  async run(
    tx: Tx,
    { act, facilityId, organisationId }: Pick<HouseAct, 'act' | 'facilityId' | 'organisationId'>,
    stands: Stands,
  ): Promise<Id<'change'> | null> {
    const resourceIds = resourcesOf(stands);
    if (resourceIds.length === 0) return null;
    const id = newId('change', this.clock.now());
    const [endsAt, summary] = [endOf(stands), summaryOf(act, stands)];
    await this.changes.insert(tx, { id, act, facilityId, organisationId, resourceIds, summary, endsAt }, stands);
    return id;
  }
}
