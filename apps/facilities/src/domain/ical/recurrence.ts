/**
 * Rules of recurrence (RFC 5545, 3.3.10), expanded by rrule-temporal, which ends where other libraries hang. The first
 * occurrence is always the start of the event, whether the rule names it or not; times that a zone skips do not happen.
 */
import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import type { Period } from '#kernel/period';
import { wallClock } from '#kernel/zone';
import { instant } from '#kernel/instant';
import { budget } from './budget';

/** Why a rule gives no dates: it makes no sense, or names more of them than anybody will read. */
export type NoDates = 'NO_RULE' | 'ENDLESS';

/**
 * What the clock reads at each occurrence whose start lies in `within`, both borders included: by time. `start` is the clock
 * reading of the first; `zone` is an IANA zone.
 */
export function expandRule(rule: string, start: number, zone: string, within: Period): readonly number[] | NoDates {
  // The library forgets the weekdays of such a rule in some years: no dates are better than wrong ones.
  if (/\bBYYEARDAY=/i.test(rule) && /\bBYDAY=/i.test(rule)) return 'NO_RULE';
  try {
    const dtstart = Temporal.Instant.fromEpochMilliseconds(start)
      .toZonedDateTimeISO('UTC')
      .toPlainDateTime()
      .toZonedDateTime(zone);
    const expanded = new RRuleTemporal({
      rruleString: rule,
      dtstart,
      includeDtstart: true,
      maxIterations: budget.ruleSteps,
      cache: false,
    });
    return expanded
      .between(new Date(within.start), new Date(within.end), true)
      .map(({ epochMilliseconds }) => wallClock(instant(epochMilliseconds), zone));
  } catch (fault) {
    if (!(fault instanceof Error)) throw fault;
    // How the library says that it gave up; every other error is about the text of the rule.
    return /^Maximum (iterations|candidate evaluations)/.test(fault.message) ? 'ENDLESS' : 'NO_RULE';
  }
}
