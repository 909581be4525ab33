import { Injectable } from '@nestjs/common';
import type { Result } from '#kernel/result';
import type { Viewer } from '#service/viewer/viewer';
import type { MoveAnswer } from '../move/keys.store';
import { type MoveAsk, MoveRequest } from '../move/move-request';

@Injectable()
export class WithdrawRequest {
  constructor(private readonly moveRequest: MoveRequest) {}

  /** By the requester, until it is confirmed. The calendar frees the pencils and promotes who waits. */
  run(viewer: Viewer, input: MoveAsk): Promise<Result<MoveAnswer>> {
    return this.moveRequest.run(viewer, 'withdrawRequest', 'WITHDRAW', input);
  }
}
