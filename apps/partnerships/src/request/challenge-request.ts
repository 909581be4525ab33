import { Injectable } from '@nestjs/common';
import type { Result } from '#kernel/result';
import type { Viewer } from '#service/viewer/viewer';
import type { MoveAnswer } from '../move/keys.store';
import { type MoveAsk, MoveRequest } from '../move/move-request';

@Injectable()
export class ChallengeRequest {
  constructor(private readonly moveRequest: MoveRequest) {}

  /** By the requester of an accepted request that waits: the calendar gives the holders in the way a deadline, or refuses. */
  run(viewer: Viewer, input: MoveAsk): Promise<Result<MoveAnswer>> {
    return this.moveRequest.run(viewer, 'challengeRequest', 'CHALLENGE', input);
  }
}
