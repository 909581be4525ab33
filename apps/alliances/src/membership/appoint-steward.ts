import { Injectable } from '@nestjs/common';
import type { Result } from '#kernel/result';
import type { Viewer } from '#service/viewer/viewer';
import { MoveAsSteward, type StewardAsk } from './move-as-steward';
import type { MembershipMoved } from './move-membership';

@Injectable()
export class AppointSteward {
  constructor(private readonly moveAsSteward: MoveAsSteward) {}

  /** A member is a steward too from now on, and may do all that stewards do. */
  run(viewer: Viewer, ask: StewardAsk): Promise<Result<MembershipMoved>> {
    return this.moveAsSteward.run(viewer, 'appointSteward', 'APPOINT', ask);
  }
}
