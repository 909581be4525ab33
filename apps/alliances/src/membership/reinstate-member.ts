import { Injectable } from '@nestjs/common';
import type { Result } from '#kernel/result';
import type { Viewer } from '#service/viewer/viewer';
import { MoveAsSteward, type StewardAsk } from './move-as-steward';
import type { MembershipMoved } from './move-membership';

@Injectable()
export class ReinstateMember {
  constructor(private readonly moveAsSteward: MoveAsSteward) {}

  /** A suspended member is one again, in the role it had. */
  run(viewer: Viewer, ask: StewardAsk): Promise<Result<MembershipMoved>> {
    return this.moveAsSteward.run(viewer, 'reinstateMember', 'REINSTATE', ask);
  }
}
