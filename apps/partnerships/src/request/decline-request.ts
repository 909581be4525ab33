import { Injectable } from '@nestjs/common';
import type { Result } from '#kernel/result';
import type { Viewer } from '#service/viewer/viewer';
import type { MoveAnswer } from '../move/keys.store';
import { type MoveAsk, MoveRequest } from '../move/move-request';

@Injectable()
export class DeclineRequest {
  constructor(private readonly moveRequest: MoveRequest) {}

  /** By the facility, whoever spoke last. The calendar frees the pencils and promotes who waits. */
  run(viewer: Viewer, input: MoveAsk): Promise<Result<MoveAnswer>> {
    return this.moveRequest.run(viewer, 'declineRequest', 'DECLINE', input);
  }
}
