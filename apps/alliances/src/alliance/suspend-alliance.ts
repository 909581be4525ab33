import { Injectable } from '@nestjs/common';
import type { Result } from '#kernel/result';
import type { Viewer } from '#service/viewer/viewer';
import { type AllianceMoved, DecideAlliance, type DecisionAsk } from './decide-alliance';

@Injectable()
export class SuspendAlliance {
  constructor(private readonly decideAlliance: DecideAlliance) {}

  /** It opens nothing from now on; who belongs to it stays in it. */
  run(viewer: Viewer, ask: DecisionAsk): Promise<Result<AllianceMoved>> {
    return this.decideAlliance.run(viewer, 'suspendAlliance', 'SUSPEND', ask);
  }
}
