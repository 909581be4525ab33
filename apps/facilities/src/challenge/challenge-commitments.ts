import { Injectable } from '@nestjs/common';
import type { ChallengeQuestion } from '#events/calendar-question';
import type { Result } from '#kernel/result';
import { ChangeNamed } from '../commitment/change-named';
import { afterBusinessTime } from '../domain/business-clock';
import type { Calendar } from '../domain/calendar';
import { decideChallenge } from '../domain/challenge';
import { isPublicHoliday } from '../domain/holidays';
import { BusinessHoursStore } from './business-hours.store';

/** Question `challenge`: the holds in the way of who waits get a deadline, in the business hours of their house. */
@Injectable()
export class ChallengeCommitments {
  constructor(
    private readonly named: ChangeNamed,
    private readonly businessHours: BusinessHoursStore,
  ) {}

  /** WRONG_STATUS where nothing waits or a hold is challenged already, UNITS_TAKEN where a challenge would not help. */
  async run(ask: ChallengeQuestion): Promise<Result<null>> {
    const { commitments } = ask;
    const known = await this.businessHours.ofCommitments(commitments);
    const deadlineAt = ({ facilityId, hours: { zone }, now }: Calendar) => {
      const house = known.get(facilityId);
      if (house === undefined) throw new Error(`${facilityId} has no business hours`);
      const { week, challengeMinutes, country } = house;
      return afterBusinessTime(now, challengeMinutes, { zone, week, dayMinutes: null }, (day) =>
        isPublicHoliday(country, day),
      );
    };
    return this.named.run({ ...ask, question: 'challenge', input: { commitments } }, (calendars, hold) =>
      decideChallenge(ask, calendars, hold, deadlineAt),
    );
  }
}
