import { Injectable } from '@nestjs/common';
import type { ReleaseQuestion } from '#events/calendar-question';
import { ok, type Result } from '#kernel/result';
import { decideRelease } from '../domain/moves-of-commitments';
import { ChangeNamed } from './change-named';
import { PlainBookings } from './plain-bookings';

/** Question `release`: units are given back, and whoever waits for them moves up. */
@Injectable()
export class ReleaseCommitments {
  constructor(
    private readonly plain: PlainBookings,
    private readonly named: ChangeNamed,
  ) {}

  /** What has ended stays as it ended; WRONG_STATUS where a commitment cannot end like this. */
  async run(ask: ReleaseQuestion): Promise<Result<null>> {
    if (await this.plain.release(ask)) return ok(null);
    const { commitments, as } = ask;
    return this.named.run({ ...ask, question: 'release', input: { commitments, as } }, (calendars, hold) =>
      decideRelease(ask, calendars, hold),
    );
  }
}
