import { Injectable } from '@nestjs/common';
import type { Result } from '#kernel/result';
import type { Viewer } from '#service/viewer/viewer';
import type { MoveAnswer } from '../move/keys.store';
import { type MoveAsk, MoveRequest } from '../move/move-request';

@Injectable()
export class ConfirmRequest {
  constructor(private readonly moveRequest: MoveRequest) {}

  /** By the requester of an accepted request. All lines become bookings, or the calendar refuses and nothing moves. */
  run(viewer: Viewer, input: MoveAsk): Promise<Result<MoveAnswer>> {
    return this.moveRequest.run(viewer, 'confirmRequest', 'CONFIRM', input);
  }
}
