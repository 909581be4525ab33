/**
 * Which days a pattern falls on: a recurrence rule of RFC 5545 (section 3.3.10), read strictly. Only parts that choose days are
 * taken; where it begins and ends is said beside it.
 */
import { Temporal } from 'temporal-polyfill';
import { RRuleTemporal, type Freq, type RRuleOptions } from 'rrule-temporal';
import { ok, refuse, type Result } from '#kernel/result';

/** A rule that has been read. */
export type DayRule = Omit<Extract<RRuleOptions, { readonly freq: Freq }>, 'dtstart'>;

const longestRule = 500;
const longestList = 366;
const frequencies = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const numbers = {
  INTERVAL: { option: 'interval', most: 1000, isSigned: false },
  BYMONTH: { option: 'byMonth', most: 12, isSigned: false },
  BYMONTHDAY: { option: 'byMonthDay', most: 31, isSigned: true },
  BYYEARDAY: { option: 'byYearDay', most: 366, isSigned: true },
  BYWEEKNO: { option: 'byWeekNo', most: 53, isSigned: true },
  BYSETPOS: { option: 'bySetPos', most: 366, isSigned: true },
} as const;
const elsewhere = ['COUNT', 'UNTIL'];
const finer = ['BYHOUR', 'BYMINUTE', 'BYSECOND'];

/** A rule without DTSTART, COUNT, UNTIL and hours: days only. The refusal says which part is at fault. */
export function parseDayRule(raw: string): Result<DayRule, 'INVALID' | 'TOO_LONG'> {
  if (raw.length > longestRule) return refuse('TOO_LONG', `A rule has at most ${longestRule} characters.`);
  const parts = raw.split(';').map((part) => part.split('='));
  const names = parts.map(([name]) => name ?? '');
  if (parts.some((part) => part.length !== 2))
    return bad('A rule is written FREQ=WEEKLY;BYDAY=MO,TU: parts NAME=VALUE, by semicolons.');
  if (new Set(names).size < names.length) return bad('Each part of a rule is said once.');
  const values = new Map(parts.map(([name = '', value = '']) => [name, value]));
  const freq = frequencies.find((known) => known === values.get('FREQ'));
  if (freq === undefined) return bad('FREQ is DAILY, WEEKLY, MONTHLY or YEARLY.');
  const rule: Record<string, unknown> = { freq };
  for (const [name, value] of values) {
    const fault = readPart(rule, name, value);
    if (fault !== null) return bad(fault);
  }
  const fault = togetherWrong(freq, values);
  return fault === null ? ok(rule as DayRule) : bad(fault);
}

const bad = (message: string) => refuse('INVALID', message);

function readPart(rule: Record<string, unknown>, name: string, value: string): string | null {
  if (name === 'FREQ') return null;
  if (elsewhere.includes(name)) return `${name} has no place here: firstOn and lastOn say where it begins and ends.`;
  if (finer.includes(name)) return `${name} has no place here: from and to say which hours.`;
  if (name === 'WKST') {
    rule.wkst = value;
    return weekdays.includes(value) ? null : 'WKST is a weekday, as MO.';
  }
  const items = value.split(',');
  if (items.length > longestList) return `${name} names at most ${longestList}.`;
  if (name === 'BYDAY') {
    rule.byDay = items;
    return items.every((item) => /^(?:[+-]?[1-9]\d?)?(?:MO|TU|WE|TH|FR|SA|SU)$/.test(item))
      ? null
      : 'BYDAY names weekdays, as MO or -1FR.';
  }
  const known = Object.entries(numbers).find(([own]) => own === name)?.[1];
  if (known === undefined) return `A rule has no part ${name}.`;
  const { option, most, isSigned } = known;
  const isGood = (item: string) =>
    (isSigned ? /^[+-]?[1-9]\d*$/ : /^[1-9]\d*$/).test(item) && Math.abs(Number(item)) <= most;
  if (!items.every(isGood)) return `${name} goes from 1 to ${most}${isSigned ? ', or from the end with a minus' : ''}.`;
  if (option === 'interval' && items.length > 1) return 'INTERVAL is one number.';
  rule[option] = option === 'interval' ? Number(value) : items.map(Number);
  return null;
}

/** What the standard says of parts beside each other. */
function togetherWrong(freq: (typeof frequencies)[number], values: ReadonlyMap<string, string>): string | null {
  const hasOrdinals = /\d/.test(values.get('BYDAY') ?? '');
  if (hasOrdinals && (freq === 'DAILY' || freq === 'WEEKLY')) return 'Numbered weekdays belong to a month or a year.';
  if (hasOrdinals && values.has('BYWEEKNO')) return 'Numbered weekdays and BYWEEKNO exclude each other.';
  if (values.has('BYMONTHDAY') && freq === 'WEEKLY') return 'BYMONTHDAY does not go with WEEKLY.';
  if (values.has('BYYEARDAY') && freq !== 'YEARLY') return 'BYYEARDAY goes with YEARLY only.';
  if (values.has('BYWEEKNO') && freq !== 'YEARLY') return 'BYWEEKNO goes with YEARLY only.';
  // Day by day it is written without BYYEARDAY as well; the two together would be read in two ways.
  if (values.has('BYYEARDAY') && values.has('BYDAY')) return 'BYYEARDAY and BYDAY exclude each other here.';
  const choices = [...values.keys()].filter((name) => name.startsWith('BY') && name !== 'BYSETPOS');
  return values.has('BYSETPOS') && choices.length === 0 ? 'BYSETPOS chooses among what another part names.' : null;
}

/** The local dates the rule falls on, both ends included; its weeks, months and intervals count from the first. */
export function daysOf(rule: DayRule, firstOn: string, lastOn: string): readonly string[] {
  const dates = new RRuleTemporal({
    ...rule,
    dtstart: midnight(firstOn),
    until: midnight(lastOn),
    cache: false,
    maxIterations,
  });
  return dates.all().map((date) => date.toString().slice(0, 10));
}

/** Every day of two years and more: a rule that finds nothing comes to its end long before. */
const maxIterations = 2000;

/** Dates are counted where no clock ever changes; hours come later, on the clock of the facility. */
const midnight = (day: string) => Temporal.ZonedDateTime.from(`${day}T00:00:00[UTC]`);
