import { Injectable } from '@nestjs/common';
import type { Result } from '#kernel/result';
import type { Viewer } from '#service/viewer/viewer';
import { type AllianceMoved, DecideAlliance, type DecisionAsk } from './decide-alliance';

@Injectable()
export class RefuseAlliance {
  constructor(private readonly decideAlliance: DecideAlliance) {}

  /** A proposed alliance never begins; its founder sees why. */
  run(viewer: Viewer, ask: DecisionAsk): Promise<Result<AllianceMoved>> {
    return this.decideAlliance.run(viewer, 'refuseAlliance', 'REFUSE', ask);
  }
}
