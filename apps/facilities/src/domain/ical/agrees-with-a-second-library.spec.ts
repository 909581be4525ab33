import fc from 'fast-check';
import { RRule, type Options } from 'rrule';
import { dayMs, instant, toIso, type Instant } from '#kernel/instant';
import { daysOf, parseDayRule } from '../pattern-rule';
import { expandRule } from './recurrence';

/**
 * The same rules by rrule 2.8.1, which knows no zones: both run on a clock in UTC. What they see differently, and why ours is
 * kept, is the list below; such rules are not asked of both.
 *
 * - The start of an event happens whether the rule names it or not (RFC 5545, 3.8.5.3: "Every Friday the 13th" takes its start
 *   out by hand). rrule leaves it out. So rules are asked of both from a start that they name.
 * - A number before a weekday (`2MO`) counts within the month where a yearly rule names months, for both; beside BYYEARDAY,
 *   BYMONTHDAY or BYWEEKNO it has no agreed meaning (3.3.10 forbids the last), so those are not put together.
 * - BYWEEKNO alone means every day of the week for rrule, and for us the weekday of the start, as 3.3.10 fills in what is missing.
 * - BYWEEKNO with another limit of the year (BYMONTH, BYMONTHDAY, BYYEARDAY) cuts weeks at the borders of years: rrule takes
 *   days of week 1 that lie in December for days of the year that ends, ours for days of the year the week belongs to.
 * - BYYEARDAY with BYDAY is refused by us: our library forgets the weekdays in some years, and no calendar writes such rules.
 * - BYSETPOS counts within one period of the rule. For rules by the week rrule counts from the start within the first week,
 *   ours from the first day of that week, as 3.3.10 has it.
 * - A day that a rule names twice, from the start and from the end (`BYMONTHDAY=27,-5`, `BYSETPOS=1,-1`), happens twice for rrule and once for us:
 *   3.3.10 speaks of a set.
 * - Times of a day come in the order in which the rule writes them for rrule, and by time for us: so rules are written by time here.
 * - Rules by the hour, minute or second that never meet their limits hang rrule; ours ends.
 */
const from = Date.UTC(2026, 0, 1, 9);
const until = Date.UTC(2030, 0, 1);

const days = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
const some = <T>(...of: readonly T[]) =>
  fc.option(fc.uniqueArray(fc.constantFrom(...of), { minLength: 1, maxLength: 3 }), { nil: null });
const range = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, at) => first + at).filter((n) => n !== 0);
const counted = (...of: readonly number[]) => of.flatMap((n) => days.map((day) => `${n}${day}`));
const dayOfPeriod = fc.oneof(
  some<string>(...days),
  some<string>(...counted(1, 2, 3, 4)),
  some<string>(...counted(-1, -2)),
);
/** Counted from the start of a period or from its end: not from both. */
const fromOneEnd = (last: number, first: number) => fc.oneof(some(...range(1, first)), some(...range(last, -1)));

const limits = {
  YEARLY: fc.oneof(
    fc.record({ BYMONTH: some(...range(1, 12)), BYDAY: dayOfPeriod }),
    fc.record({ BYMONTH: some(...range(1, 12)), BYMONTHDAY: fromOneEnd(-5, 31), BYDAY: some<string>(...days) }),
    fc.record({ BYYEARDAY: fromOneEnd(-10, 366) }),
    fc.record({
      BYWEEKNO: some(...range(1, 52)),
      BYDAY: fc.uniqueArray(fc.constantFrom<string>(...days), { minLength: 1, maxLength: 3 }),
    }),
  ),
  MONTHLY: fc.oneof(
    fc.record({ BYDAY: dayOfPeriod, BYMONTH: some(...range(1, 12)) }),
    fc.record({
      BYMONTHDAY: fromOneEnd(-5, 31),
      BYDAY: some<string>(...days),
      BYSETPOS: fc.constantFrom([1], [2], [-1], null),
    }),
  ),
  WEEKLY: fc.record({ BYDAY: some<string>(...days), BYMONTH: some(...range(1, 12)), WKST: some<string>('MO', 'SU') }),
  DAILY: fc.record({
    BYDAY: some<string>(...days),
    BYMONTH: some(...range(1, 12)),
    BYMONTHDAY: fromOneEnd(-5, 31),
    BYHOUR: some(8, 9, 17),
    BYMINUTE: some(0, 30),
  }),
} as const;

const rule = fc.constantFrom(...(Object.keys(limits) as (keyof typeof limits)[])).chain((freq) =>
  fc
    .record({
      limit: limits[freq] as fc.Arbitrary<Readonly<Record<string, readonly (string | number)[] | null>>>,
      interval: fc.integer({ min: 1, max: 4 }),
      end: fc.constantFrom(';UNTIL=20291231T090000Z', ';COUNT=7;UNTIL=20291231T090000Z', ';UNTIL=20270615T090000Z'),
    })
    .map(({ limit, interval, end }) => {
      const said = Object.entries(limit).flatMap(([name, values]) => {
        if (values === null || (name === 'BYSETPOS' && limit['BYDAY'] === null && limit['BYMONTHDAY'] === null))
          return [];
        return [`;${name}=${name === 'WKST' ? values[0] : inOrder(values).join(',')}`];
      });
      return `FREQ=${freq};INTERVAL=${interval}${said.join('')}${end}`;
    }),
);

const inOrder = (values: readonly (string | number)[]) =>
  values.toSorted((a, b) => (typeof a === 'number' && typeof b === 'number' ? a - b : 0));

const most = 300;

function byTheOther(text: string, start: number, end: number): readonly string[] {
  const options: Partial<Options> = { ...RRule.parseString(text), dtstart: new Date(start) };
  return new RRule(options)
    .between(new Date(start), new Date(end), true, (_, at) => at < most)
    .map((date) => toIso(instant(date.getTime())));
}

describe('a rule of recurrence', () => {
  it('means the same to a second library', () => {
    const seen = { compared: 0 };
    fc.assert(
      fc.property(rule, (text) => {
        // From the first moment that the rule itself names: from there on both must agree.
        const first = new RRule({
          ...RRule.parseString(text.replace(/;COUNT=\d+/, '')),
          dtstart: new Date(from),
        }).after(new Date(from - 1));
        fc.pre(first !== null && first.getTime() < until);
        const start = first.getTime();
        const theirs = byTheOther(text, start, until);
        const end = theirs.length === most ? Date.parse(theirs.at(-1) as string) : until;
        const ours = expandRule(text, start, 'UTC', { start: instant(start), end: instant(end) });
        expect(ours).not.toBe('NO_RULE');
        expect((ours as readonly number[]).map((at) => toIso(at as Instant))).toEqual(theirs);
        seen.compared += theirs.length;
      }),
      { numRuns: 250, seed: 20261125 },
    );
    expect(seen.compared).toBeGreaterThan(5_000);
  });

  it('that a house writes for its windows falls on the same days, from whatever day', () => {
    const seen = { compared: 0 };
    const daysOnly = rule.map((text) => text.replaceAll(/;(?:COUNT|UNTIL|BYHOUR|BYMINUTE)=[^;]*/g, ''));
    const first = fc.integer({ min: 0, max: 700 }).map((day) => Date.UTC(2026, 0, 1) + day * dayMs);
    fc.assert(
      fc.property(daysOnly, first, fc.integer({ min: 0, max: 730 }), (text, start, length) => {
        const end = start + length * dayMs;
        const parsed = parseDayRule(text);
        if (!parsed.ok) throw new Error(`${text} was refused: ${parsed.refusals[0]?.message}`);
        const theirs = byTheOther(text, start, end).slice(0, most);
        const ours = daysOf(parsed.value, dateOf(start), dateOf(end)).slice(0, most);
        expect(ours).toEqual(theirs.map((at) => at.slice(0, 10)));
        seen.compared += ours.length;
      }),
      { numRuns: 60, seed: 20261125 },
    );
    expect(seen.compared).toBeGreaterThan(300);
  });
});

const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
