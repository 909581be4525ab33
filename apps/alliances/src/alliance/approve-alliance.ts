import { Injectable } from '@nestjs/common';
import type { Result } from '#kernel/result';
import type { Viewer } from '#service/viewer/viewer';
import { type AllianceMoved, DecideAlliance, type DecisionAsk } from './decide-alliance';

@Injectable()
export class ApproveAlliance {
  constructor(private readonly decideAlliance: DecideAlliance) {}

  /** A proposed alliance is in force from now on: its stewards may invite. */
  run(viewer: Viewer, ask: DecisionAsk): Promise<Result<AllianceMoved>> {
    return this.decideAlliance.run(viewer, 'approveAlliance', 'APPROVE', ask);
  }
}
