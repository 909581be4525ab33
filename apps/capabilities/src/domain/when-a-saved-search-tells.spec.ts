import { parseInstant, toIso, type Instant } from '#kernel/instant';
import { letterOf, type Telling } from './alert-letter';
import { firstLetterAt, nextLetterAt, parseKeeping, parseSearched, type Frequency } from './saved-search';
import { readFilter, writeFilter } from './searched-filter';
import { taxonomy } from '../taxonomy/taxonomy-file';

const at = (text: string): Instant => parseInstant(text) ?? (0 as Instant);
const next = (frequency: Frequency, zone: string, last: string): string | null => {
  const instant = nextLetterAt(frequency, zone, at(last));
  return instant && toIso(instant);
};

describe('the next letter about a saved search', () => {
  it.each<[Frequency, string, string, string | null]>([
    ['AT_ONCE', 'UTC', '2027-03-01T09:00:00Z', '2027-03-01T09:15:00Z'],
    ['DAILY', 'UTC', '2027-03-01T06:59:59Z', '2027-03-01T07:00:00Z'],
    ['DAILY', 'UTC', '2027-03-01T07:00:00Z', '2027-03-02T07:00:00Z'],
    // It is the evening before in Los Angeles.
    ['DAILY', 'America/Los_Angeles', '2027-03-01T03:00:00Z', '2027-03-01T15:00:00Z'],
    // Summer time has begun on the 28th.
    ['DAILY', 'Europe/Paris', '2027-03-27T12:00:00Z', '2027-03-28T05:00:00Z'],
    ['WEEKLY', 'UTC', '2027-03-01T06:00:00Z', '2027-03-01T07:00:00Z'],
    ['WEEKLY', 'UTC', '2027-03-01T08:00:00Z', '2027-03-08T07:00:00Z'],
    // Sunday evening in Honolulu is Monday morning in UTC.
    ['WEEKLY', 'Pacific/Honolulu', '2027-03-01T08:00:00Z', '2027-03-01T17:00:00Z'],
    ['NEVER', 'UTC', '2027-03-01T08:00:00Z', null],
  ])('%s in %s after %s is %s', (frequency, zone, last, expected) => {
    expect(next(frequency, zone, last)).toBe(expected);
  });

  it('is at once the first time, where that was asked, and else as after any other', () => {
    const now = at('2027-03-01T09:00:00Z');
    expect(firstLetterAt('AT_ONCE', 'UTC', now)).toBe(now);
    expect(firstLetterAt('DAILY', 'UTC', now)).toBe(at('2027-03-02T07:00:00Z'));
    expect(firstLetterAt('NEVER', 'UTC', now)).toBeNull();
  });
});

const now = at('2027-03-01T09:00:00Z');
const filter = {
  capability: 'colour',
  period: { start: at('2027-04-01T00:00:00Z'), end: at('2027-05-01T00:00:00Z') },
  maxPrice: { amountMinor: 9_007_199_254_740_991n, currency: 'EUR' },
};
const faults = (raw: Partial<Parameters<typeof parseSearched>[0]>): readonly string[] => {
  const parsed = parseSearched({ filter, page: '/search?a=1', ...raw }, taxonomy, now);
  return parsed.ok ? [] : parsed.refusals.map(({ code, field }) => `${code} ${field.join('.')}`);
};

describe('a search that is to be saved', () => {
  it('is an address of the search page of this site and nothing else', () => {
    expect(faults({})).toEqual([]);
    for (const page of [
      '',
      '/search',
      '/saved?a=1',
      '//elsewhere.example/search?a',
      '/search?a b',
      '/search?é',
      '/search?\n',
    ])
      expect(faults({ page })).toEqual(['INVALID page']);
    expect(faults({ page: `/search?${'a'.repeat(1993)}` })).toEqual(['TOO_LONG page']);
  });

  it('is told every fault at once', () => {
    expect(faults({ page: '', sort: 'DISTANCE', filter: { ...filter, capability: 'nonsense' } })).toEqual([
      ...['UNKNOWN_CODE filter.capability', 'INVALID sort', 'INVALID page'],
    ]);
    const keeping = parseKeeping({ name: ' ', timeZone: '+01:00' });
    expect(keeping.ok ? [] : keeping.refusals.map(({ field }) => field.join())).toEqual(['name', 'timeZone']);
  });

  it('comes back from its keeping as it was, amounts to the last unit', () => {
    expect(readFilter(JSON.parse(writeFilter(filter)))).toEqual(filter);
  });
});

const telling: Telling = {
  ...{ name: 'Suites & <more>', frequency: 'DAILY', timeZone: 'Europe/Paris', total: 3 },
  hits: [
    {
      ...{
        name: '<b>Aurora</b>',
        facility: 'Lumen "Post"',
        place: 'Lyon, FR',
        page: 'https://i.example/resources/r?a=1&b=2',
      },
      period: { start: at('2027-04-01T08:00:00Z'), end: at('2027-04-02T08:00:00Z') },
      price: { amountMinor: 123_456_789n, currency: 'JPY' },
    },
  ],
  ...{ all: 'https://i.example/search?a=1&b=2', saved: 'https://i.example/saved', stop: 'https://i.example/stop/s' },
};

describe('a letter about new hits', () => {
  const letter = letterOf(telling);

  it('says in plain text what was found, where the rest is, and how to get no more', () => {
    expect(letter.subject).toBe('3 new for “Suites & <more>”');
    expect(letter.text).toBe(
      [
        ...['3 new for “Suites & <more>”', '', '<b>Aurora</b>', '  Lumen "Post", Lyon, FR'],
        ...[
          '  1 Apr 2027, 10:00 to 2 Apr 2027, 10:00 · JPY 123,456,789',
          '  https://i.example/resources/r?a=1&b=2',
          '',
        ],
        ...['And 2 more.', 'See all: https://i.example/search?a=1&b=2', '', '--'],
        'You get this every morning on which something new was found. Times are those of Europe/Paris.',
        'Your saved searches: https://i.example/saved',
        'No more letters about this search: https://i.example/stop/s',
        '',
      ].join('\n'),
    );
  });

  it('says the same as a page, in which no name becomes markup', () => {
    expect(letter.html).toContain('&lt;b&gt;Aurora&lt;/b&gt;');
    expect(letter.html).toContain('Lumen &quot;Post&quot;');
    expect(letter.html).toContain('href="https://i.example/search?a=1&amp;b=2"');
    expect(letter.html).not.toMatch(/<(?:img|script|link)/);
  });

  it('writes small amounts with all their digits', () => {
    const [hit] = telling.hits;
    const priced = (amountMinor: bigint, currency: string) =>
      letterOf({ ...telling, hits: hit ? [{ ...hit, price: { amountMinor, currency } }] : [] }).text;
    expect(priced(5n, 'EUR')).toContain('EUR 0.05');
    expect(priced(1_234_567n, 'JOD')).toContain('JOD 1,234.567');
  });
});
