import { Temporal } from 'temporal-polyfill';
import { parseInstant, toIso, type Instant } from '#kernel/instant';
import { readCalendar } from './read-calendar';

/**
 * The examples of RFC 5545, section 3.8.5.3: every one of them begins on 2 September 1997 at nine in New York unless it says
 * otherwise. Dates are written by hand from the text of the standard, and hold their own time where it is not nine.
 */
type Example = {
  readonly rule: string;
  readonly dates: string;
  readonly start?: string;
  readonly time?: string;
  readonly except?: string;
  readonly until?: string;
};

const examples: Readonly<Record<string, Example>> = {
  'daily for 10 occurrences': { rule: 'FREQ=DAILY;COUNT=10', dates: '1997 Sep 2-11' },
  'daily until December 24, 1997': {
    rule: 'FREQ=DAILY;UNTIL=19971224T000000Z',
    dates: '1997 Sep 2-30 Oct 1-31 Nov 1-30 Dec 1-23',
  },
  'every other day, forever': {
    rule: 'FREQ=DAILY;INTERVAL=2',
    until: '1997-12-04',
    dates:
      '1997 Sep 2 4 6 8 10 12 14 16 18 20 22 24 26 28 30 Oct 2 4 6 8 10 12 14 16 18 20 22 24 26 28 30 Nov 1 3 5 7 9 11 13 15 17 19 21 23 25 27 29 Dec 1 3',
  },
  'every 10 days, 5 occurrences': { rule: 'FREQ=DAILY;INTERVAL=10;COUNT=5', dates: '1997 Sep 2 12 22 Oct 2 12' },
  'every day in January, for 3 years, by year': {
    rule: 'FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA',
    start: '1998-01-01',
    dates: '1998 Jan 1-31 1999 Jan 1-31 2000 Jan 1-31',
  },
  'every day in January, for 3 years, by day': {
    rule: 'FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1',
    start: '1998-01-01',
    dates: '1998 Jan 1-31 1999 Jan 1-31 2000 Jan 1-31',
  },
  'weekly for 10 occurrences': { rule: 'FREQ=WEEKLY;COUNT=10', dates: '1997 Sep 2 9 16 23 30 Oct 7 14 21 28 Nov 4' },
  'weekly until December 24, 1997': {
    rule: 'FREQ=WEEKLY;UNTIL=19971224T000000Z',
    dates: '1997 Sep 2 9 16 23 30 Oct 7 14 21 28 Nov 4 11 18 25 Dec 2 9 16 23',
  },
  'every other week, forever': {
    rule: 'FREQ=WEEKLY;INTERVAL=2;WKST=SU',
    until: '1998-02-18',
    dates: '1997 Sep 2 16 30 Oct 14 28 Nov 11 25 Dec 9 23 1998 Jan 6 20 Feb 3 17',
  },
  'weekly on Tuesday and Thursday for five weeks, by date': {
    rule: 'FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH',
    dates: '1997 Sep 2 4 9 11 16 18 23 25 30 Oct 2',
  },
  'weekly on Tuesday and Thursday for five weeks, by count': {
    rule: 'FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH',
    dates: '1997 Sep 2 4 9 11 16 18 23 25 30 Oct 2',
  },
  'every other week on Monday, Wednesday and Friday until December 24, 1997': {
    rule: 'FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR',
    start: '1997-09-01',
    dates: '1997 Sep 1 3 5 15 17 19 29 Oct 1 3 13 15 17 27 29 31 Nov 10 12 14 24 26 28 Dec 8 10 12 22',
  },
  'every other week on Tuesday and Thursday, for 8 occurrences': {
    rule: 'FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH',
    dates: '1997 Sep 2 4 16 18 30 Oct 2 14 16',
  },
  'monthly on the first Friday for 10 occurrences': {
    rule: 'FREQ=MONTHLY;COUNT=10;BYDAY=1FR',
    start: '1997-09-05',
    dates: '1997 Sep 5 Oct 3 Nov 7 Dec 5 1998 Jan 2 Feb 6 Mar 6 Apr 3 May 1 Jun 5',
  },
  'monthly on the first Friday until December 24, 1997': {
    rule: 'FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR',
    start: '1997-09-05',
    dates: '1997 Sep 5 Oct 3 Nov 7 Dec 5',
  },
  'every other month on the first and last Sunday for 10 occurrences': {
    rule: 'FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU',
    start: '1997-09-07',
    dates: '1997 Sep 7 28 Nov 2 30 1998 Jan 4 25 Mar 1 29 May 3 31',
  },
  'monthly on the second-to-last Monday for 6 months': {
    rule: 'FREQ=MONTHLY;COUNT=6;BYDAY=-2MO',
    start: '1997-09-22',
    dates: '1997 Sep 22 Oct 20 Nov 17 Dec 22 1998 Jan 19 Feb 16',
  },
  'monthly on the third-to-last day, forever': {
    rule: 'FREQ=MONTHLY;BYMONTHDAY=-3',
    start: '1997-09-28',
    until: '1998-03-01',
    dates: '1997 Sep 28 Oct 29 Nov 28 Dec 29 1998 Jan 29 Feb 26',
  },
  'monthly on the 2nd and 15th for 10 occurrences': {
    rule: 'FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15',
    dates: '1997 Sep 2 15 Oct 2 15 Nov 2 15 Dec 2 15 1998 Jan 2 15',
  },
  'monthly on the first and last day for 10 occurrences': {
    rule: 'FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1',
    start: '1997-09-30',
    dates: '1997 Sep 30 Oct 1 31 Nov 1 30 Dec 1 31 1998 Jan 1 31 Feb 1',
  },
  'every 18 months on the 10th to 15th for 10 occurrences': {
    rule: 'FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15',
    start: '1997-09-10',
    dates: '1997 Sep 10-15 1999 Mar 10-13',
  },
  'every Tuesday, every other month': {
    rule: 'FREQ=MONTHLY;INTERVAL=2;BYDAY=TU',
    until: '1998-04-01',
    dates: '1997 Sep 2 9 16 23 30 Nov 4 11 18 25 1998 Jan 6 13 20 27 Mar 3 10 17 24 31',
  },
  'yearly in June and July for 10 occurrences': {
    rule: 'FREQ=YEARLY;COUNT=10;BYMONTH=6,7',
    start: '1997-06-10',
    dates: '1997 Jun 10 Jul 10 1998 Jun 10 Jul 10 1999 Jun 10 Jul 10 2000 Jun 10 Jul 10 2001 Jun 10 Jul 10',
  },
  'every other year on January, February and March for 10 occurrences': {
    rule: 'FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3',
    start: '1997-03-10',
    dates: '1997 Mar 10 1999 Jan 10 Feb 10 Mar 10 2001 Jan 10 Feb 10 Mar 10 2003 Jan 10 Feb 10 Mar 10',
  },
  'every third year on the 1st, 100th and 200th day for 10 occurrences': {
    rule: 'FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200',
    start: '1997-01-01',
    dates: '1997 Jan 1 Apr 10 Jul 19 2000 Jan 1 Apr 9 Jul 18 2003 Jan 1 Apr 10 Jul 19 2006 Jan 1',
  },
  'every 20th Monday of the year, forever': {
    rule: 'FREQ=YEARLY;BYDAY=20MO',
    start: '1997-05-19',
    until: '1999-12-31',
    dates: '1997 May 19 1998 May 18 1999 May 17',
  },
  'Monday of week number 20, forever': {
    rule: 'FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO',
    start: '1997-05-12',
    until: '1999-12-31',
    dates: '1997 May 12 1998 May 11 1999 May 17',
  },
  'every Thursday in March, forever': {
    rule: 'FREQ=YEARLY;BYMONTH=3;BYDAY=TH',
    start: '1997-03-13',
    until: '1999-12-31',
    dates: '1997 Mar 13 20 27 1998 Mar 5 12 19 26 1999 Mar 4 11 18 25',
  },
  'every Thursday, but only during June, July and August': {
    rule: 'FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8',
    start: '1997-06-05',
    until: '1998-12-31',
    dates: '1997 Jun 5 12 19 26 Jul 3 10 17 24 31 Aug 7 14 21 28 1998 Jun 4 11 18 25 Jul 2 9 16 23 30 Aug 6 13 20 27',
  },
  'every Friday the 13th, forever': {
    rule: 'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13',
    except: 'EXDATE;TZID=America/New_York:19970902T090000',
    until: '2000-12-31',
    dates: '1998 Feb 13 Mar 13 Nov 13 1999 Aug 13 2000 Oct 13',
  },
  'the first Saturday that follows the first Sunday of the month': {
    rule: 'FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13',
    start: '1997-09-13',
    until: '1998-06-30',
    dates: '1997 Sep 13 Oct 11 Nov 8 Dec 13 1998 Jan 10 Feb 7 Mar 7 Apr 11 May 9 Jun 13',
  },
  'every 4 years, the first Tuesday after a Monday in November': {
    rule: 'FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8',
    start: '1996-11-05',
    until: '2005-01-01',
    dates: '1996 Nov 5 2000 Nov 7 2004 Nov 2',
  },
  'the third instance of Tuesday, Wednesday or Thursday, for 3 months': {
    rule: 'FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3',
    start: '1997-09-04',
    dates: '1997 Sep 4 Oct 7 Nov 6',
  },
  'the second-to-last weekday of the month': {
    rule: 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2',
    start: '1997-09-29',
    until: '1998-03-31',
    dates: '1997 Sep 29 Oct 30 Nov 27 Dec 30 1998 Jan 29 Feb 26 Mar 30',
  },
  'every 3 hours from 9:00 to 17:00 on a specific day': {
    // Two of the errata: the text meant 17:00 in New York, which is 21:00 in UTC.
    rule: 'FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T210000Z',
    dates: '1997 Sep 2@09:00,12:00,15:00',
  },
  'every 15 minutes for 6 occurrences': {
    rule: 'FREQ=MINUTELY;INTERVAL=15;COUNT=6',
    dates: '1997 Sep 2@09:00,09:15,09:30,09:45,10:00,10:15',
  },
  'every hour and a half for 4 occurrences': {
    rule: 'FREQ=MINUTELY;INTERVAL=90;COUNT=4',
    dates: '1997 Sep 2@09:00,10:30,12:00,13:30',
  },
  'every 20 minutes from 9:00 to 16:40 every day, by day': {
    rule: 'FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40',
    until: '1997-09-03T21:00',
    dates: `1997 Sep 2@${everyTwenty()} 3@${everyTwenty()}`,
  },
  'every 20 minutes from 9:00 to 16:40 every day, by minute': {
    rule: 'FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10,11,12,13,14,15,16',
    until: '1997-09-03T21:00',
    dates: `1997 Sep 2@${everyTwenty()} 3@${everyTwenty()}`,
  },
  'weeks that begin on Monday': {
    rule: 'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO',
    start: '1997-08-05',
    dates: '1997 Aug 5 10 19 24',
  },
  'weeks that begin on Sunday': {
    rule: 'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU',
    start: '1997-08-05',
    dates: '1997 Aug 5 17 19 31',
  },
  'an invalid date is left out': {
    rule: 'FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5',
    start: '2007-01-15',
    dates: '2007 Jan 15 30 Feb 15 Mar 15 30',
  },
};

function everyTwenty(): string {
  const hours = ['09', '10', '11', '12', '13', '14', '15', '16'];
  return hours.flatMap((hour) => ['00', '20', '40'].map((minute) => `${hour}:${minute}`)).join(',');
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `1997 Sep 2 4-6 Oct 1@12:00,15:00` as moments in UTC. */
function written(dates: string): readonly string[] {
  let [year, month] = [0, 0];
  return dates.split(' ').flatMap((word) => {
    if (/^\d{4}$/.test(word)) year = Number(word);
    else if (months.includes(word)) month = months.indexOf(word) + 1;
    else {
      const [days = '', times = '09:00'] = word.split('@');
      const [first = 0, last = first] = days.split('-').map(Number);
      return Array.from({ length: last - first + 1 }, (_, at) => first + at).flatMap((day) =>
        times.split(',').map((time) => inNewYork(new Temporal.PlainDate(year, month, day).toString(), time)),
      );
    }
    return [];
  });
}

const inNewYork = (day: string, time: string): string =>
  toIso(Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime('America/New_York').epochMilliseconds as Instant);

function expanded({ rule, start = '1997-09-02', except, until }: Example): readonly string[] {
  const text = [
    ...['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:example', `RRULE:${rule}`],
    `DTSTART;TZID=America/New_York:${start.replaceAll('-', '')}T090000`,
    ...['DURATION:PT1M', ...(except ? [except] : []), 'END:VEVENT', 'END:VCALENDAR'],
  ].join('\r\n');
  const within = {
    start: parseInstant('1996-01-01T00:00:00Z') as Instant,
    end: parseInstant(
      until ? `${until.length > 10 ? until : `${until}T00:00`}:00Z` : '2010-01-01T00:00:00Z',
    ) as Instant,
  };
  const read = readCalendar({ bytes: Buffer.from(text), zone: 'Europe/Paris', within });
  if (!read.ok) throw new Error(read.why);
  expect(read.content.faults).toEqual([]);
  return read.content.occurrences.map(({ during }) => toIso(during.start));
}

describe('the examples of RFC 5545', () => {
  it.each(Object.entries(examples))('%s', (_, example) => {
    expect(expanded(example)).toEqual(written(example.dates));
  });
});
