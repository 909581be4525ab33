/**
 * Time that repeats: weekdays from nine to six, nights, every other week. Days come of a rule, hours of the clock on the wall of
 * the facility (domain.md, exact meaning 1): an hour that the zone skips moves on to the next that exists, one that comes twice
 * is the first.
 */
import { parseLocalDate } from '#kernel/calendar';
import { dayMs, midnightOf, minuteMs } from '#kernel/instant';
import type { Period } from '#kernel/period';
import { all, ok, refuse, within, type Result } from '#kernel/result';
import { firstMomentAt } from '#kernel/zone';
import { publicHolidays, type NamedDays } from './holidays';
import { daysOf, parseDayRule, type DayRule } from './pattern-rule';
import { minutesOfDay, parseTimeOfDay } from './time-of-day';

/** As a caller writes it. */
export type PatternAsk = {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
  readonly firstOn: string;
  readonly lastOn: string;
  readonly except?: readonly string[] | null | undefined;
  readonly skipHolidays?: boolean | null | undefined;
};

/** As it was read. `from` and `to`: minutes after midnight of its day, `to` the later. */
export type Pattern = {
  readonly rule: DayRule;
  readonly from: number;
  readonly to: number;
  readonly firstOn: string;
  readonly lastOn: string;
  readonly except: ReadonlySet<string>;
  readonly skipHolidays: boolean;
};

/** Where the pattern is at home. */
export type Home = { readonly zone: string; readonly country: string | null };

const mostExceptions = 366;
/** Two years, a leap day included: as long as a period may be. */
const longestDays = 731;

/** Reads a pattern; refusals name its fields. */
export function parsePattern(ask: PatternAsk): Result<Pattern> {
  const { firstOn, lastOn, skipHolidays } = ask;
  const rule = within(parseDayRule(ask.rule), 'rule');
  const from = within(parseTimeOfDay(ask.from), 'from');
  const to = within(parseTimeOfDay(ask.to), 'to');
  const except = within(parseExceptions(ask.except ?? []), 'except');
  const faults = all<unknown>([rule, from, to, parseDays(firstOn, lastOn), except]);
  if (!rule.ok || !from.ok || !to.ok || !except.ok || !faults.ok) return faults as Result<never>;
  const end = to.value > from.value ? to.value : to.value + minutesOfDay;
  return ok({
    ...{ rule: rule.value, from: from.value, to: end, firstOn, lastOn },
    ...{ except: except.value, skipHolidays: skipHolidays ?? false },
  });
}

function parseDays(firstOn: string, lastOn: string): Result<null> {
  const [first, last] = [parseLocalDate(firstOn), parseLocalDate(lastOn)].map((day) => (day ? midnightOf(day) : null));
  const faults = all<unknown>([
    typeof first === 'number' ? inYears(firstOn, 'firstOn') : refuse('INVALID', 'There is no such day.', 'firstOn'),
    typeof last === 'number' ? inYears(lastOn, 'lastOn') : refuse('INVALID', 'There is no such day.', 'lastOn'),
  ]);
  if (!faults.ok || typeof first !== 'number' || typeof last !== 'number') return faults as Result<never>;
  if (last < first) return refuse('PERIOD_REVERSED', 'The last day is not before the first.', 'lastOn');
  return (last - first) / dayMs < longestDays
    ? ok(null)
    : refuse('OUT_OF_RANGE', 'A pattern may last at most two years.', 'lastOn');
}

const inYears = (day: string, field: string): Result<null, 'OUT_OF_RANGE'> =>
  day >= '2000-01-01' && day < '2099-12-31'
    ? ok(null)
    : refuse('OUT_OF_RANGE', 'Days lie in the years 2000 to 2099.', field);

function parseExceptions(days: readonly string[]): Result<ReadonlySet<string>> {
  if (days.length > mostExceptions) return refuse('TOO_LONG', `At most ${mostExceptions} days are left out.`);
  const known = all(
    days.map((day, at) => (parseLocalDate(day) === null ? refuse('INVALID', 'There is no such day.', at) : ok(day))),
  );
  return known.ok ? ok(new Set(known.value)) : known;
}

/** Its stretches by start, never longer than 731; and the public holidays it would have fallen on, by date. */
export type Laid = {
  readonly periods: readonly Period[];
  readonly holidays: readonly { readonly on: string; readonly name: string }[];
};

/** Lays a pattern out at a facility. Refused where it is to leave out holidays that nobody knows of. */
export function layOut(pattern: Pattern, home: Home): Result<Laid, 'INVALID'> {
  const known = pattern.skipHolidays ? holidaysAt(pattern, home) : ok<NamedDays>(new Map());
  if (!known.ok) return known;
  const days = daysOf(pattern.rule, pattern.firstOn, pattern.lastOn).filter((day) => !pattern.except.has(day));
  const holidays = days.flatMap((on) => {
    const name = known.value.get(on);
    return name === undefined ? [] : [{ on, name }];
  });
  const periods = days
    .filter((day) => !known.value.has(day))
    .map((day) => ({ start: momentOf(day, pattern.from, home.zone), end: momentOf(day, pattern.to, home.zone) }))
    .filter(({ start, end }) => start < end); // hours that the zone skips altogether
  return ok({ periods, holidays });
}

const momentOf = (day: string, minutes: number, zone: string) =>
  firstMomentAt((midnightOf(day) ?? Number.NaN) + minutes * minuteMs, zone);

function holidaysAt({ firstOn, lastOn }: Pattern, { country }: Home): Result<NamedDays, 'INVALID'> {
  const field = 'skipHolidays';
  if (country === null)
    return refuse(
      'INVALID',
      'The facility has no country, so nobody knows its holidays: name the days in except.',
      field,
    );
  const days = publicHolidays(country, firstOn, lastOn);
  return days === null
    ? refuse('INVALID', `The holidays of ${country} are not known here: name the days in except.`, field)
    : ok(days);
}
