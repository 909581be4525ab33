import { Injectable } from '@nestjs/common';
import type { Result } from '#kernel/result';
import type { Viewer } from '#service/viewer/viewer';
import type { MoveAnswer } from '../move/keys.store';
import { type MoveAsk, MoveRequest } from '../move/move-request';

@Injectable()
export class CounterRequest {
  constructor(private readonly moveRequest: MoveRequest) {}

  /**
   * By the side whose turn it is. The calendar judges the new lines as if the old commitments were gone; a line that stays as it
   * was keeps its place. All lines or none.
   */
  run(viewer: Viewer, input: MoveAsk & Required<Pick<MoveAsk, 'lines'>>): Promise<Result<MoveAnswer>> {
    return this.moveRequest.run(viewer, 'counterRequest', 'COUNTER', input);
  }
}
