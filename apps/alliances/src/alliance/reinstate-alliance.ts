import { Injectable } from '@nestjs/common';
import type { Result } from '#kernel/result';
import type { Viewer } from '#service/viewer/viewer';
import { type AllianceMoved, DecideAlliance, type DecisionAsk } from './decide-alliance';

@Injectable()
export class ReinstateAlliance {
  constructor(private readonly decideAlliance: DecideAlliance) {}

  /** It opens what it opened before. */
  run(viewer: Viewer, ask: DecisionAsk): Promise<Result<AllianceMoved>> {
    return this.decideAlliance.run(viewer, 'reinstateAlliance', 'REINSTATE', ask);
  }
}
