import { parseInstant, toIso, type Instant } from '#kernel/instant';
import { readCalendar } from './read-calendar';
import { windowsZones } from './windows-zones';
import { isZone } from '#kernel/duration';

const at = (text: string): Instant => parseInstant(text) as Instant;
const twoYears = { start: at('2026-01-01T00:00:00Z'), end: at('2028-01-01T00:00:00Z') };

function read(lines: readonly string[], { zone = 'Europe/Paris', within = twoYears } = {}) {
  const text = ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR'].join('\r\n');
  const calendar = readCalendar({ bytes: Buffer.from(text), zone, within });
  if (!calendar.ok) throw new Error(calendar.why);
  return calendar.content;
}

const event = (...lines: readonly string[]): readonly string[] => [
  ...['BEGIN:VEVENT', ...(lines.some((line) => line.startsWith('UID')) ? [] : ['UID:a'])],
  ...lines,
  'END:VEVENT',
];
const times = (...parameters: Parameters<typeof read>): readonly string[] =>
  read(...parameters).occurrences.map(({ during: { start, end } }) => `${toIso(start)}/${toIso(end)}`);
const starts = (...parameters: Parameters<typeof read>): readonly string[] =>
  read(...parameters).occurrences.map(({ during }) => toIso(during.start));

describe('a time', () => {
  it('without a zone is told by the clock of the house', () => {
    expect(times(event('DTSTART:20260301T090000', 'DTEND:20260301T100000'), { zone: 'Asia/Tokyo' })).toEqual([
      '2026-03-01T00:00:00Z/2026-03-01T01:00:00Z',
    ]);
  });

  it('that is a date is a day of the house, as long as that day is', () => {
    expect(times(event('DTSTART;VALUE=DATE:20260329'))).toEqual(['2026-03-28T23:00:00Z/2026-03-29T22:00:00Z']);
    expect(times(event('DTSTART;VALUE=DATE:20261024', 'DTEND;VALUE=DATE:20261026'))).toEqual([
      '2026-10-23T22:00:00Z/2026-10-25T23:00:00Z',
    ]);
  });

  it.each([
    ['Europe/Berlin'],
    ['europe/berlin'],
    ['"W. Europe Standard Time"'],
    ['/mozilla.org/20070129_1/Europe/Berlin'],
  ])('in the zone %s is one of Berlin', (tzid) => {
    expect(starts(event(`DTSTART;TZID=${tzid}:20260701T090000`, 'DURATION:PT1H'))).toEqual(['2026-07-01T07:00:00Z']);
  });

  const own = (name: string): readonly string[] => [
    ...['BEGIN:VTIMEZONE', `TZID:${name}`],
    ...['BEGIN:STANDARD', 'DTSTART:16010101T030000', 'TZOFFSETFROM:+0600', 'TZOFFSETTO:+0530'],
    ...['RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10', 'END:STANDARD'],
    ...['BEGIN:DAYLIGHT', 'DTSTART:16010101T020000', 'TZOFFSETFROM:+0530', 'TZOFFSETTO:+0600'],
    ...['RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3', 'END:DAYLIGHT', 'END:VTIMEZONE'],
  ];

  it('in a zone of the file is told by the offsets it describes, through the year', () => {
    const series = event(
      'DTSTART;TZID=Customized Time Zone:20260215T090000',
      'DURATION:PT1H',
      'RRULE:FREQ=MONTHLY;INTERVAL=5;COUNT=3',
    );
    expect(starts([...own('Customized Time Zone'), ...series])).toEqual([
      '2026-02-15T03:30:00Z',
      '2026-07-15T03:00:00Z',
      '2026-12-15T03:30:00Z',
    ]);
  });

  it('in a zone nobody describes is not guessed: the event is left out and told', () => {
    expect(read(event('DTSTART;TZID=Narnia:20260701T090000', 'DURATION:PT1H'))).toMatchObject({
      occurrences: [],
      leftOut: 1,
      faults: [expect.stringMatching(/line 3: the time zone Narnia/)],
    });
  });

  it('knows every zone of Windows', () => {
    expect(windowsZones.size).toBeGreaterThan(135);
    expect([...windowsZones.values()].filter((zone) => !isZone(zone))).toEqual([]);
  });
});

describe('a night on which clocks change', () => {
  const nights: readonly (readonly [name: string, zone: string, start: string, expected: readonly string[]])[] = [
    [
      'Paris, forward: 02:30 does not happen',
      'Europe/Paris',
      '20260328T023000',
      ['03-28T01:30', '03-30T00:30', '03-31T00:30'],
    ],
    [
      'Paris, back: 02:30 is the first of two',
      'Europe/Paris',
      '20261024T023000',
      ['10-24T00:30', '10-25T00:30', '10-26T01:30'],
    ],
    ['New York, forward', 'America/New_York', '20260307T023000', ['03-07T07:30', '03-09T06:30', '03-10T06:30']],
    ['New York, back', 'America/New_York', '20261031T013000', ['10-31T05:30', '11-01T05:30', '11-02T06:30']],
    ['Beirut, over midnight', 'Asia/Beirut', '20260328T003000', ['03-27T22:30', '03-29T21:30', '03-30T21:30']],
    [
      'Lord Howe, half an hour forward',
      'Australia/Lord_Howe',
      '20261003T021500',
      ['10-02T15:45', '10-04T15:15', '10-05T15:15'],
    ],
    [
      'Lord Howe, half an hour back',
      'Australia/Lord_Howe',
      '20260404T014500',
      ['04-03T14:45', '04-04T14:45', '04-05T15:15'],
    ],
    ['Santiago, over midnight', 'America/Santiago', '20260905T003000', ['09-05T04:30', '09-07T03:30', '09-08T03:30']],
    ['London, back', 'Europe/London', '20261024T013000', ['10-24T00:30', '10-25T00:30', '10-26T01:30']],
  ];
  it.each(nights)('%s', (_, zone, start, expected) => {
    const daily = event(`DTSTART;TZID=${zone}:${start}`, 'DURATION:PT10M', 'RRULE:FREQ=DAILY;COUNT=3');
    expect(starts(daily)).toEqual(expected.map((time) => `2026-${time}:00Z`));
  });

  it('Samoa: the day that never was has no occurrence, and costs none of the count', () => {
    const daily = event('DTSTART;TZID=Pacific/Apia:20111228T090000', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=3');
    const within = { start: at('2011-12-01T00:00:00Z'), end: at('2012-02-01T00:00:00Z') };
    expect(starts(daily, { within })).toEqual(['2011-12-28T19:00:00Z', '2011-12-29T19:00:00Z', '2011-12-30T19:00:00Z']);
  });
});

describe('a series', () => {
  const weekly = (...more: readonly string[]): readonly string[] =>
    event('DTSTART;TZID=Europe/Paris:20260302T090000', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;COUNT=4', ...more);

  it('leaves out its exceptions, by moment or by date, and happens on added dates too', () => {
    expect(starts(weekly('EXDATE;TZID=Europe/Paris:20260309T090000', 'EXDATE;VALUE=DATE:20260316'))).toEqual([
      '2026-03-02T08:00:00Z',
      '2026-03-23T08:00:00Z',
    ]);
    expect(times(weekly('RDATE;VALUE=PERIOD:20260303T100000Z/PT30M'))[1]).toBe(
      '2026-03-03T10:00:00Z/2026-03-03T10:30:00Z',
    );
  });

  it('gives way to the occurrence that stands in for one, wherever that has gone, and keeps its name', () => {
    const moved = event('RECURRENCE-ID:20260309T080000Z', 'DTSTART:20260310T120000Z', 'DURATION:PT2H', 'SUMMARY:Moved');
    const { occurrences } = read([...weekly(), ...moved]);
    expect(occurrences.map(({ during, recurrence }) => [toIso(during.start), recurrence])).toEqual([
      ['2026-03-02T08:00:00Z', '2026-03-02T08:00:00Z'],
      ['2026-03-10T12:00:00Z', '2026-03-09T08:00:00Z'],
      ['2026-03-16T08:00:00Z', '2026-03-16T08:00:00Z'],
      ['2026-03-23T08:00:00Z', '2026-03-23T08:00:00Z'],
    ]);
  });

  it('takes in one that stands in for a time its rule does not name', () => {
    const added = event('RECURRENCE-ID:20260304T080000Z', 'DTSTART:20260305T120000Z', 'DURATION:PT2H');
    expect(starts([...weekly(), ...added]).slice(0, 3)).toEqual([
      ...['2026-03-02T08:00:00Z', '2026-03-05T12:00:00Z', '2026-03-09T08:00:00Z'],
    ]);
  });

  it('moves from one occurrence on, where that says so', () => {
    const moved = event(
      'RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Paris:20260316T090000',
      'DTSTART;TZID=Europe/Paris:20260317T140000',
      'DURATION:PT2H',
    );
    expect(times([...weekly(), ...moved]).slice(2)).toEqual([
      '2026-03-17T13:00:00Z/2026-03-17T15:00:00Z',
      '2026-03-24T13:00:00Z/2026-03-24T15:00:00Z',
    ]);
  });

  it('of which one occurrence is cancelled keeps the others', () => {
    const cancelled = event('RECURRENCE-ID:20260309T080000Z', 'DTSTART:20260309T080000Z', 'STATUS:CANCELLED');
    expect(starts([...weekly(), ...cancelled])).toHaveLength(3);
  });
});

describe('an event that keeps nobody from anything', () => {
  it.each(['TRANSP:TRANSPARENT', 'STATUS:CANCELLED', 'X-MICROSOFT-CDO-BUSYSTATUS:FREE'])(
    'takes no time: %s',
    (line) => {
      expect(times(event('DTSTART:20260301T090000Z', 'DURATION:PT1H', line))).toEqual([]);
    },
  );

  it('is one without length, and every one of a calendar that is taken back', () => {
    expect(times(event('DTSTART:20260301T090000Z'))).toEqual([]);
    expect(times(['METHOD:CANCEL', ...event('DTSTART:20260301T090000Z', 'DURATION:PT1H')])).toEqual([]);
  });
});

describe('an event that is private', () => {
  const titleOf = (line: string) =>
    read(event('DTSTART:20260301T090000Z', 'DURATION:PT1H', 'SUMMARY:Divorce lawyer', line)).occurrences[0]?.title;

  it.each(['CLASS:PRIVATE', 'CLASS:confidential'])('takes its time without its title: %s', (line) => {
    expect(titleOf(line)).toBeNull();
  });

  it('is told from one that is not', () => {
    expect(titleOf('CLASS:PUBLIC')).toBe('Divorce lawyer');
  });
});

describe('busy time without events', () => {
  const busy = (...lines: readonly string[]): readonly string[] => [
    ...['BEGIN:VFREEBUSY', 'UID:fb', 'DTSTART:20260301T000000Z', 'DTEND:20260401T000000Z', ...lines, 'END:VFREEBUSY'],
  ];

  it('takes time as its periods say, those that meet as one, and free ones not at all', () => {
    const lines = [
      'FREEBUSY:20260301T090000Z/PT1H,20260301T100000Z/20260301T113000Z',
      'FREEBUSY;FBTYPE=BUSY-TENTATIVE:20260302T090000Z/PT2H',
      'FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20280302T090000Z/PT2H',
      'FREEBUSY;FBTYPE=FREE:20260303T090000Z/PT2H',
    ];
    expect(times(busy(...lines))).toEqual([
      '2026-03-01T09:00:00Z/2026-03-01T11:30:00Z',
      '2026-03-02T09:00:00Z/2026-03-02T11:00:00Z',
    ]);
  });

  it('has names that stay while it stays', () => {
    const names = (...lines: readonly string[]) => read(busy(...lines)).occurrences.map((one) => one.recurrence);
    const [first] = names('FREEBUSY:20260301T090000Z/PT1H');
    expect(names('FREEBUSY:20260302T090000Z/PT1H', 'FREEBUSY:20260301T090000Z/20260301T100000Z')[0]).toBe(first);
    expect(first).not.toBe(names('FREEBUSY:20260301T090000Z/PT2H')[0]);
  });

  it('counts for nothing where the events themselves are there', () => {
    const both = [...busy('FREEBUSY:20260301T090000Z/PT8H'), ...event('DTSTART:20260301T090000Z', 'DURATION:PT1H')];
    expect(times(both)).toEqual(['2026-03-01T09:00:00Z/2026-03-01T10:00:00Z']);
  });

  it('that cannot be read is left out, with its line', () => {
    const { occurrences, faults } = read(busy('FREEBUSY:20260231T090000Z/PT1H'));
    expect(occurrences).toEqual([]);
    expect(faults).toEqual(['line 7: FREEBUSY is no date that exists']);
  });
});

describe('an event said twice', () => {
  it('counts as it was said last', () => {
    const said = (sequence: number, hour: string) =>
      event(`SEQUENCE:${sequence}`, `DTSTART:20260301T${hour}0000Z`, 'DURATION:PT1H');
    expect(starts([...said(2, '10'), ...said(1, '09')])).toEqual(['2026-03-01T10:00:00Z']);
  });
});

describe('what happens more often than anybody reads', () => {
  const hourly = event('UID:heartbeat', 'DTSTART:20260101T000000Z', 'DURATION:PT1M', 'RRULE:FREQ=HOURLY');

  it('is left out alone, with its line and the reason', () => {
    const { occurrences, faults } = read([
      ...hourly,
      ...event('UID:good', 'DTSTART:20260301T090000Z', 'DURATION:PT1H'),
    ]);
    expect(occurrences.map(({ uid }) => uid)).toEqual(['good']);
    expect(faults).toEqual(['line 3: An event happens more than 5000 times in the time that is read.']);
  });

  it('is refused as a whole where no single event is at fault, with the time that is read', () => {
    const many = Array.from({ length: 8 }, (_, n) =>
      event(`UID:${n}`, 'DTSTART:20260101T000000Z', 'DURATION:PT1M', 'RRULE:FREQ=DAILY'),
    ).flat();
    expect(() => read(many)).toThrow(/more than 5000 events from 2026-01-01 to 2028-01-01, which is what is read/);
  });
});

describe('what cannot be read', () => {
  it('is left out alone, with its line and the reason', () => {
    const { occurrences, faults } = read([
      ...event('UID:good', 'DTSTART:20260301T090000Z', 'DURATION:PT1H', 'ATTENDEE;CN="broken:mailto:a@b'),
      ...event('UID:b', 'DTSTART:20260231T090000Z', 'DURATION:PT1H'),
      ...event('UID:c', 'DTSTART:20260301T090000Z', 'DTEND:20260228T090000Z'),
      ...event('UID:d', 'DURATION:PT1H'),
      ...event('UID:e', 'DTSTART:20260302T090000Z', 'DURATION:PT1H', 'RRULE:FREQ=SOMETIMES'),
    ]);
    expect(occurrences.map(({ uid }) => uid)).toEqual(['good']);
    expect(faults).toEqual([
      'line 9: DTSTART is no date that exists',
      'line 14: the event ends before it begins',
      'line 19: the event has no start',
      'line 27: RRULE cannot be read',
    ]);
  });
});
