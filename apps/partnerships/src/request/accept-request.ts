import { Injectable } from '@nestjs/common';
import type { Result } from '#kernel/result';
import type { Viewer } from '#service/viewer/viewer';
import type { MoveAnswer } from '../move/keys.store';
import { type MoveAsk, MoveRequest } from '../move/move-request';

@Injectable()
export class AcceptRequest {
  constructor(private readonly moveRequest: MoveRequest) {}

  /** By the side that did not speak last. Pencils stay as they are, with the deadlines they have. */
  run(viewer: Viewer, input: MoveAsk): Promise<Result<MoveAnswer>> {
    return this.moveRequest.run(viewer, 'acceptRequest', 'ACCEPT', input);
  }
}
