import { Injectable } from '@nestjs/common';
import type { ConfirmQuestion } from '#events/calendar-question';
import type { Result } from '#kernel/result';
import { decideConfirmation } from '../domain/moves-of-commitments';
import { ChangeNamed } from './change-named';

/** Question `confirm`: all pencils become bookings, or none does. */
@Injectable()
export class ConfirmCommitments {
  constructor(private readonly named: ChangeNamed) {}

  /** UNITS_TAKEN while one waits, HOLD_EXPIRED when one has lapsed by the database's clock, read under the lock. */
  run(ask: ConfirmQuestion): Promise<Result<null>> {
    const { commitments } = ask;
    return this.named.run({ ...ask, question: 'confirm', input: { commitments } }, (calendars, hold) =>
      decideConfirmation(ask, calendars, hold),
    );
  }
}
