import { Injectable } from '@nestjs/common';
import type { Result } from '#kernel/result';
import type { Viewer } from '#service/viewer/viewer';
import type { MoveAnswer } from '../move/keys.store';
import { type MoveAsk, MoveRequest } from '../move/move-request';

@Injectable()
export class CancelRequest {
  constructor(private readonly moveRequest: MoveRequest) {}

  /** By either side of a confirmed request. The calendar frees the bookings and promotes who waits. */
  run(viewer: Viewer, input: MoveAsk): Promise<Result<MoveAnswer>> {
    return this.moveRequest.run(viewer, 'cancelRequest', 'CANCEL', input);
  }
}
