import { Injectable } from '@nestjs/common';
import type { Id } from '#kernel/ids';
import { type Assessment, AssessmentsStore } from './assessments.store';

/** For the operator: the assessments of facilities, as they go out with a world. */
@Injectable()
export class TellAssessments {
  constructor(private readonly assessments: AssessmentsStore) {}

  /** By facility; of each, what expires first comes first. */
  async run(facilities: readonly Id<'facility'>[]): Promise<ReadonlyMap<string, readonly Assessment[]>> {
    return Map.groupBy(await this.assessments.known(facilities), ({ facilityId }) => facilityId);
  }
}
