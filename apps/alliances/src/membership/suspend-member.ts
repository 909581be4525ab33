import { Injectable } from '@nestjs/common';
import type { Result } from '#kernel/result';
import type { Viewer } from '#service/viewer/viewer';
import { MoveAsSteward, type StewardAsk } from './move-as-steward';
import type { MembershipMoved } from './move-membership';

@Injectable()
export class SuspendMember {
  constructor(private readonly moveAsSteward: MoveAsSteward) {}

  /** Neither sees what the other keeps for the alliance from now on. */
  run(viewer: Viewer, ask: StewardAsk): Promise<Result<MembershipMoved>> {
    return this.moveAsSteward.run(viewer, 'suspendMember', 'SUSPEND', ask);
  }
}
