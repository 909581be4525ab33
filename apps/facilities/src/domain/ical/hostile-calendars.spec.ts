import { parseInstant, type Instant } from '#kernel/instant';
import { readCalendar } from './read-calendar';

const at = (text: string): Instant => parseInstant(text) as Instant;
const within = { start: at('2026-01-01T00:00:00Z'), end: at('2028-02-01T00:00:00Z') };

const bytesOf = (...lines: readonly string[]): Buffer =>
  Buffer.from(['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR'].join('\r\n'));
const event = (...lines: readonly string[]): readonly string[] => [
  ...['BEGIN:VEVENT', 'UID:a', 'DTSTART:20260301T090000Z', 'DURATION:PT1M'],
  ...lines,
  'END:VEVENT',
];
const repeating = (rule: string): Buffer => bytesOf(...event(`RRULE:${rule}`));
const many = <T>(count: number, of: (n: number) => T): readonly T[] => Array.from({ length: count }, (_, n) => of(n));
const secondsOf = (n: number): string =>
  new Date(Date.UTC(2026, 2, 1, 9) + n * 1000).toISOString().replace(/[-:]|\.\d+/g, '');

type Hostile = readonly [what: string, bytes: () => Buffer, answer: RegExp];

/** The answer: why it is not taken, or `n taken, n left out`. */
const corpus: readonly Hostile[] = [
  ['every second, for ever', () => repeating('FREQ=SECONDLY'), /^0 taken, 1/],
  ['every second, from long ago', () => bytesOf('BEGIN:VEVENT', 'UID:a', 'DTSTART:19000101T000000Z', 'DURATION:PT1S', 'RRULE:FREQ=SECONDLY', 'END:VEVENT'), /^0 taken, 1/], // prettier-ignore
  ['a rule that never meets its limits', () => repeating('FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30'), /^1 taken, 0/], // prettier-ignore
  ['a date that does not exist, every year', () => repeating('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31'), /^1 taken, 0/], // prettier-ignore
  ['a place in an empty set', () => repeating('FREQ=DAILY;BYDAY=MO;BYSETPOS=366'), /^1 taken, 0/],
  ['a count of a billion', () => repeating('FREQ=MINUTELY;COUNT=1000000000'), /^0 taken, 1/],
  ['an interval beyond all years', () => repeating(`FREQ=YEARLY;INTERVAL=${'9'.repeat(30)}`), /^1 taken, 1/],
  ['an interval of nothing', () => repeating('FREQ=DAILY;INTERVAL=0'), /^1 taken, 1/],
  ['lists of BY a hundred thousand long', () => repeating(`FREQ=DAILY;BYHOUR=${many(80_000, (n) => n % 24).join(',')}`), /^0 taken, 1/], // prettier-ignore
  ['numbers that are none', () => repeating('FREQ=DAILY;BYHOUR=1e9,-5,NaN;COUNT=Infinity;BYSETPOS=0'), /^0 taken, 1/], // prettier-ignore
  ['a hundred rules of one event', () => bytesOf(...event(...many(100, () => 'RRULE:FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30'))), /^1 taken, 0/], // prettier-ignore
  ['one line of nine million characters', () => bytesOf(`SUMMARY:${'x'.repeat(9_000_000)}`), /^TOO_LARGE The file is larger/], // prettier-ignore
  ['one line of a million', () => bytesOf(...event(`SUMMARY:${'x'.repeat(1_000_000)}`)), /^TOO_LARGE Line 6: A line is longer/], // prettier-ignore
  ['a line folded a million times', () => bytesOf(...event(`SUMMARY:x${'\r\n x'.repeat(1_000_000)}`)), /^TOO_LARGE Line 6: A line is longer/], // prettier-ignore
  [
    'a million empty lines',
    () => Buffer.from(`BEGIN:VCALENDAR${'\r\n'.repeat(1_000_000)}`),
    /^TOO_LARGE Line \d+: The file has more than/,
  ],
  ['ten thousand events', () => bytesOf(...many(10_000, (n) => event().map((line) => line.replace('UID:a', `UID:${n}`))).flat()), /^TOO_LARGE The calendar holds more than 5000/], // prettier-ignore
  ['ten thousand events of one name', () => bytesOf(...many(10_000, () => event()).flat()), /^1 taken/],
  ['ten thousand events without a start', () => bytesOf(...many(10_000, () => ['BEGIN:VEVENT', 'UID:a', 'END:VEVENT']).flat()), /^0 taken, 10000 left out/], // prettier-ignore
  ['ten thousand that stand in for others', () => bytesOf(...event('RRULE:FREQ=DAILY'), ...many(10_000, (n) => event(`RECURRENCE-ID;RANGE=THISANDFUTURE:${secondsOf(n)}`)).flat()), /^TOO_LARGE The calendar holds more than 5000/], // prettier-ignore
  ['nine thousand dates left out', () => bytesOf(...event('RRULE:FREQ=DAILY;COUNT=400', `EXDATE:${many(9000, secondsOf).join(',')}`)), /^399 taken, 0/], // prettier-ignore
  ['eleven thousand of them', () => bytesOf(...event(`EXDATE:${many(11_000, secondsOf).join(',')}`)), /^TOO_LARGE Line 6: A list of more/], // prettier-ignore
  ['ten lists of a thousand added dates', () => bytesOf(...event(...many(10, (n) => `RDATE:${many(1000, (m) => secondsOf(n * 1000 + m)).join(',')}`))), /^0 taken, 1/], // prettier-ignore
  ['a thousand components inside each other', () => bytesOf(...many(1000, () => 'BEGIN:VEVENT')), /^TOO_LARGE Line 9: More than 8/], // prettier-ignore
  ['thirty thousand side by side', () => bytesOf(...many(30_000, () => ['BEGIN:VALARM', 'END:VALARM']).flat()), /^TOO_LARGE Line \d+: .*20000 components/], // prettier-ignore
  ['bytes that are not UTF-8', () => Buffer.concat([bytesOf(), Buffer.from([0xff, 0xfe, 0xc0])]), /^INVALID .*UTF-8/],
  ['text of two bytes a letter', () => Buffer.from(bytesOf().toString(), 'utf16le'), /^INVALID .*NUL/],
  ['a NUL', () => bytesOf(...event('SUMMARY:a\0b')), /^INVALID .*NUL/],
  ['nothing', () => Buffer.from(''), /^INVALID The file is empty/],
  ['half a file', () => bytesOf(...event()).subarray(0, 60), /^INVALID Line 1: .*cut off/],
  ['a zone that changes its mind every second', () => bytesOf('BEGIN:VTIMEZONE', 'TZID:Own', 'BEGIN:STANDARD', 'DTSTART:19700101T000000', 'TZOFFSETFROM:+0000', 'TZOFFSETTO:+0100', 'RRULE:FREQ=SECONDLY', 'END:STANDARD', 'END:VTIMEZONE', 'BEGIN:VEVENT', 'UID:a', 'DTSTART;TZID=Own:20260301T090000', 'DURATION:PT1H', 'RRULE:FREQ=DAILY', 'END:VEVENT'), /^702 taken, 0/], // prettier-ignore
  ['the year 0 and the year 9999', () => bytesOf(...['0000', '9999'].flatMap((year) => ['BEGIN:VEVENT', `UID:${year}`, `DTSTART:${year}0101T000000Z`, 'DTEND:99991231T235959Z', 'RRULE:FREQ=DAILY', 'END:VEVENT'])), /^0 taken, 1/], // prettier-ignore
  ['a length of ten thousand years', () => bytesOf('BEGIN:VEVENT', 'UID:a', 'DTSTART:20260301T090000Z', 'DURATION:P999999D', 'END:VEVENT'), /^0 taken, 1/], // prettier-ignore
  ['names that objects have', () => bytesOf(...event('__PROTO__:x', 'RRULE;CONSTRUCTOR=1:FREQ=DAILY;COUNT=2', 'EXDATE;__proto__=a;TZID=__proto__:20260301T090000')), /^0 taken, 1/], // prettier-ignore
];

describe('a file that means harm', () => {
  it.each(corpus)('is read or refused with its reason: %s', (_, bytes, answer) => {
    const read = readCalendar({ bytes: bytes(), zone: 'Europe/Paris', within });
    const said = read.ok
      ? `${read.content.occurrences.length} taken, ${read.content.leftOut} left out`
      : `${read.code} ${read.why}`;
    expect(said).toMatch(answer);
  });
});
