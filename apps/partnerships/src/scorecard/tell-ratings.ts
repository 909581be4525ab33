import { Injectable } from '@nestjs/common';
import { ScorecardsStore } from './scorecards.store';

/** For the operator: the ratings of facilities, as they go out with a world. */
@Injectable()
export class TellRatings {
  constructor(private readonly scorecards: ScorecardsStore) {}

  /** By facility; those without a record are left out. */
  run(facilities: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return this.scorecards.ratings(facilities);
  }
}
