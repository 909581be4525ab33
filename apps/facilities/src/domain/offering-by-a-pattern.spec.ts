import * as fc from 'fast-check';
import { localDay } from '#kernel/calendar';
import { dayMs, hourMs, toIso } from '#kernel/instant';
import { layOut, parsePattern, type PatternAsk } from './pattern';
import { daysOf, parseDayRule } from './pattern-rule';
import { isPublicHoliday } from './holidays';

const weekdays: PatternAsk = {
  ...{ rule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', from: '09:00', to: '18:00' },
  ...{ firstOn: '2031-03-03', lastOn: '2031-03-16' },
};
const paris = { zone: 'Europe/Paris', country: 'FR' };
function laid(ask: Partial<PatternAsk>, home: { zone: string; country: string | null } = paris) {
  const parsed = parsePattern({ ...weekdays, ...ask });
  const out = parsed.ok ? layOut(parsed.value, home) : parsed;
  if (!out.ok) return out.refusals.map(({ code, field }) => `${code} ${field.join('.')}`);
  return out.value.periods.map(({ start, end }) => `${toIso(start)}/${toIso(end)}`);
}
const days = (rule: string, firstOn: string, lastOn: string) => {
  const parsed = parseDayRule(rule);
  return parsed.ok ? daysOf(parsed.value, firstOn, lastOn) : parsed.refusals.map(({ message }) => message);
};

describe('a pattern', () => {
  it('falls on weekdays from nine to six, on the clock of the facility', () => {
    expect(laid({})).toHaveLength(10);
    expect(laid({})[0]).toBe('2031-03-03T08:00:00Z/2031-03-03T17:00:00Z');
    // In summer the same hours are an hour earlier elsewhere.
    expect(laid({ firstOn: '2031-03-31', lastOn: '2031-03-31' })).toEqual([
      '2031-03-31T07:00:00Z/2031-03-31T16:00:00Z',
    ]);
  });

  it('is of the next day where it ends no later than it begins', () => {
    const night = laid({ from: '20:00', to: '04:00', rule: 'FREQ=DAILY', lastOn: '2031-03-04' });
    expect(night).toEqual(['2031-03-03T19:00:00Z/2031-03-04T03:00:00Z', '2031-03-04T19:00:00Z/2031-03-05T03:00:00Z']);
    expect(laid({ from: '00:00', to: '00:00', lastOn: '2031-03-03' })).toEqual([
      '2031-03-02T23:00:00Z/2031-03-03T23:00:00Z',
    ]);
  });

  it('counts alternate weeks from its first day', () => {
    const alternate = days('FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR', '2031-03-05', '2031-04-06');
    expect(alternate).toEqual(['2031-03-07', '2031-03-17', '2031-03-21', '2031-03-31', '2031-04-04']);
  });

  it('knows months and years as the standard does', () => {
    expect(days('FREQ=MONTHLY;BYDAY=-1FR', '2031-01-01', '2031-03-31')).toEqual([
      '2031-01-31',
      '2031-02-28',
      '2031-03-28',
    ]);
    expect(days('FREQ=MONTHLY;BYMONTHDAY=31', '2031-01-31', '2031-05-31')).toEqual([
      '2031-01-31',
      '2031-03-31',
      '2031-05-31',
    ]);
    expect(days('FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', '2031-01-01', '2031-02-28')).toEqual([
      '2031-01-31',
      '2031-02-28',
    ]);
    expect(days('FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO', '2031-01-01', '2032-12-31')).toEqual(['2031-12-29']);
    expect(days('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', '2031-01-01', '2032-12-31')).toEqual(['2032-02-29']);
  });

  it('agrees with a walk through all days, for every rule of weekdays and months', () => {
    const names = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
    const some = fc.subarray([...names.keys()], { minLength: 1 });
    const months = fc.option(fc.subarray([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], { minLength: 1 }), { nil: null });
    fc.assert(
      fc.property(some, months, fc.integer({ min: 1, max: 4 }), fc.nat(700), (on, inMonths, interval, length) => {
        const first = Date.UTC(2031, 2, 3); // a Monday
        const walk = Array.from({ length: length + 1 }, (_, at) => new Date(first + at * dayMs)).filter(
          (day) =>
            on.includes(day.getUTCDay()) &&
            (inMonths === null || inMonths.includes(day.getUTCMonth() + 1)) &&
            Math.floor((day.getTime() - first) / (7 * dayMs)) % interval === 0,
        );
        const month = inMonths === null ? '' : `;BYMONTH=${inMonths.join(',')}`;
        const rule = `FREQ=WEEKLY;INTERVAL=${interval};BYDAY=${on.map((day) => names[day]).join(',')}${month}`;
        const last = new Date(first + length * dayMs).toISOString().slice(0, 10);
        expect(days(rule, '2031-03-03', last)).toEqual(walk.map((day) => day.toISOString().slice(0, 10)));
      }),
      { numRuns: 60 },
    );
  });

  it('leaves out the days it is told to', () => {
    expect(laid({ except: ['2031-03-03', '2031-03-14'] })).toHaveLength(8);
    expect(laid({ except: ['2031-02-30'] })).toEqual(['INVALID except.0']);
  });
});

describe('hours of a night on which clocks change', () => {
  const one = (on: string, from: string, to: string, zone: string) =>
    laid({ rule: 'FREQ=DAILY', firstOn: on, lastOn: on, from, to }, { zone, country: null });

  it('Europe/Paris skips from two to three: it begins when there is time again, or is not at all', () => {
    expect(one('2031-03-30', '02:30', '05:00', 'Europe/Paris')).toEqual(['2031-03-30T01:00:00Z/2031-03-30T03:00:00Z']);
    expect(one('2031-03-30', '02:10', '02:50', 'Europe/Paris')).toEqual([]);
  });

  it('America/New_York has one hour twice: the first of them counts', () => {
    expect(one('2031-11-02', '01:30', '04:00', 'America/New_York')).toEqual([
      '2031-11-02T05:30:00Z/2031-11-02T09:00:00Z',
    ]);
    expect(one('2031-11-01', '22:00', '01:30', 'America/New_York')).toEqual([
      '2031-11-02T02:00:00Z/2031-11-02T05:30:00Z',
    ]);
  });

  it('Australia/Lord_Howe moves by half an hour', () => {
    expect(one('2031-10-05', '02:15', '04:00', 'Australia/Lord_Howe')).toEqual([
      '2031-10-04T15:30:00Z/2031-10-04T17:00:00Z',
    ]);
  });

  it('Pacific/Apia had no 30 December 2011', () => {
    expect(one('2011-12-30', '09:00', '18:00', 'Pacific/Apia')).toEqual([]);
    expect(one('2011-12-29', '20:00', '04:00', 'Pacific/Apia')).toHaveLength(1);
  });

  it('is never longer than it says, by more than the clocks moved', () => {
    const zones = [
      'Europe/Paris',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'America/Santiago',
      'Africa/Casablanca',
    ];
    const clock = fc
      .integer({ min: 0, max: 95 })
      .map((q) => `${String(Math.floor(q / 4)).padStart(2, '0')}:${String((q % 4) * 15).padStart(2, '0')}`);
    fc.assert(
      fc.property(fc.constantFrom(...zones), clock, clock, (zone, from, to) => {
        const parsed = parsePattern({ ...weekdays, rule: 'FREQ=DAILY', from, to, lastOn: '2032-03-02' });
        const out = parsed.ok ? layOut(parsed.value, { zone, country: null }) : parsed;
        if (!parsed.ok || !out.ok) throw new Error('a good pattern was refused');
        const usual = (parsed.value.to - parsed.value.from) * 60_000;
        out.value.periods.forEach(({ start, end }, at) => {
          expect(Math.abs(end - start - usual)).toBeLessThanOrEqual(hourMs);
          expect(localDay(start, zone) >= '2031-03-03').toBe(true);
          expect(start).toBeGreaterThanOrEqual(out.value.periods[at - 1]?.end ?? 0);
        });
      }),
      { numRuns: 12 },
    );
  });
});

describe('holidays', () => {
  it('of the country are left out, and named', () => {
    const parsed = parsePattern({ ...weekdays, firstOn: '2031-04-28', lastOn: '2031-05-11', skipHolidays: true });
    const out = parsed.ok ? layOut(parsed.value, paris) : parsed;
    expect(out).toMatchObject({
      ok: true,
      value: {
        holidays: [
          { on: '2031-05-01', name: 'Labour Day' },
          { on: '2031-05-08', name: 'Victory Day' },
        ],
      },
    });
    expect(out.ok && out.value.periods).toHaveLength(8);
  });

  it('last as long as they do, begin on their date even if at the sunset before, and are no afternoons', () => {
    const eid = ['2027-03-08', '2027-03-09', '2027-03-12', '2027-03-13'].map((day) => isPublicHoliday('SA', day));
    expect(eid).toEqual([false, true, true, false]);
    expect([isPublicHoliday('IS', '2027-12-24'), isPublicHoliday('IS', '2027-12-25')]).toEqual([false, true]);
    expect([isPublicHoliday('US', '2027-07-05'), isPublicHoliday(null, '2027-07-05')]).toEqual([true, false]);
  });

  it('cannot be left out where nobody knows them, and it is said what to do', () => {
    expect(laid({ skipHolidays: true }, { zone: 'Europe/Paris', country: null })).toEqual(['INVALID skipHolidays']);
    expect(laid({ skipHolidays: true }, { zone: 'Antarctica/Troll', country: 'AQ' })).toEqual(['INVALID skipHolidays']);
  });
});

describe('a rule', () => {
  it.each([
    'FREQ=HOURLY',
    'BYDAY=MO',
    'FREQ=WEEKLY;FREQ=DAILY',
    'FREQ=WEEKLY;COUNT=3',
    'FREQ=WEEKLY;UNTIL=20310301',
    'FREQ=DAILY;BYHOUR=3',
    'FREQ=WEEKLY;BYDAY=2MO',
    'FREQ=WEEKLY;BYDAY=XX',
    'FREQ=MONTHLY;BYDAY=0MO',
    'FREQ=WEEKLY;BYMONTHDAY=3',
    'FREQ=MONTHLY;BYYEARDAY=3',
    'FREQ=YEARLY;BYYEARDAY=1,100,200;BYDAY=MO',
    'FREQ=MONTHLY;BYWEEKNO=3',
    'FREQ=DAILY;BYSETPOS=1',
    'FREQ=DAILY;INTERVAL=0',
    'FREQ=DAILY;INTERVAL=2,3',
    'FREQ=DAILY;BYMONTH=13',
    'FREQ=DAILY;WKST=XX',
    'FREQ=DAILY;X-OWN=1',
    'FREQ=DAILY;',
    'RRULE:FREQ=DAILY',
    '',
  ])('%s is refused', (rule) => {
    expect(parseDayRule(rule)).toMatchObject({ ok: false, refusals: [{ code: 'INVALID' }] });
  });

  it('that never comes, or takes long to find, costs milliseconds', () => {
    const list = (most: number) => Array.from({ length: most }, (_, at) => at + 1).join(',');
    const hostile = [
      'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
      'FREQ=DAILY;INTERVAL=1000;BYMONTH=2;BYMONTHDAY=31',
      'FREQ=YEARLY;INTERVAL=1000;BYWEEKNO=53;BYDAY=MO;BYMONTH=6',
      `FREQ=YEARLY;BYYEARDAY=${list(100)};BYSETPOS=-366`,
      `FREQ=MONTHLY;BYMONTHDAY=${list(31)};BYMONTH=${list(12)};BYSETPOS=${list(100)}`,
      'FREQ=YEARLY;BYDAY=53MO,-53MO',
    ];
    for (const rule of hostile) {
      const began = performance.now();
      expect(days(rule, '2031-01-01', '2032-12-31').length).toBeLessThanOrEqual(731);
      expect(performance.now() - began).toBeLessThan(500);
    }
    expect(parseDayRule(`FREQ=DAILY;BYMONTH=${list(200)}`)).toMatchObject({ refusals: [{ code: 'TOO_LONG' }] });
  });

  it('names every fault of a pattern at once', () => {
    const asked = { rule: 'FREQ=NEVER', from: '9:00', to: '24:00', firstOn: '1999-01-01', lastOn: '2100-01-01' };
    expect(laid(asked)).toEqual([
      'INVALID rule',
      'INVALID from',
      'INVALID to',
      'OUT_OF_RANGE firstOn',
      'OUT_OF_RANGE lastOn',
    ]);
    expect(laid({ lastOn: '2031-03-02' })).toEqual(['PERIOD_REVERSED lastOn']);
    expect(laid({ lastOn: '2033-03-04' })).toEqual(['OUT_OF_RANGE lastOn']);
  });
});
