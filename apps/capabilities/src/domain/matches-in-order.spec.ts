import fc from 'fast-check';
import { instant, toIso, type Instant } from '#kernel/instant';
import { encodeCursor } from '#kernel/page';
import {
  at,
  candidate,
  daily,
  match,
  now,
  open,
  over,
  question,
  suite,
  week,
  type Changes,
} from '../../../../test/builders/search-rules';
import { taxonomy } from '../taxonomy/taxonomy-file';
import { judgeOf } from './candidate';
import type { RawFilter } from './capacity-filter';
import { rankedOf, type Calendar, type Match } from './capacity-match';
import { compareKeys, orderOf, type CapacitySort } from './capacity-order';
import { facetsOf } from './facets';

describe('a candidate', () => {
  it('is read by the beginnings of words of its names, its city and the capability that matched', () => {
    const finds = (text: string): boolean => judgeOf(question({ text }))(candidate(1)) !== null;
    expect(['etoile', 'SUITE 1', 'łódź', 'Łód atel', 'hdr', 'grading sui'].map(finds)).toEqual(Array(6).fill(true));
    expect(['toile', 'lodz', 'suite 2', 'etoile dubbing'].map(finds)).toEqual(Array(4).fill(false));
  });

  it('must meet all requirements with one claim; of its other claims nothing is told', () => {
    const both = candidate(1, {
      claims: [
        { capability: suite, standing: 'VERIFIED', attributes: { hdr: ['HLG'] }, ai: null },
        {
          capability: 'colour.grading-suite.sdr',
          standing: 'SELF_DECLARED',
          attributes: { colourSystem: ['Baselight'] },
          ai: null,
        },
      ],
    });
    const asked = (...requirements: NonNullable<RawFilter['requirements']>) =>
      judgeOf(question({ capability: 'colour.grading-suite', requirements }))(both);
    expect(asked({ attribute: 'colourSystem', anyOf: ['Baselight'] })).toMatchObject({ standing: 'SELF_DECLARED' });
    expect(asked({ attribute: 'colourSystem', anyOf: ['Baselight'] }, { attribute: 'hdr', anyOf: ['HLG'] })).toBeNull();
  });

  it('without a place is nowhere near', () => {
    const near = { latitude: 51.7592, longitude: 19.456, withinKm: 0 };
    expect(judgeOf(question({ near }))(candidate(1))).toMatchObject({ distanceKm: 0 });
    expect(judgeOf(question({ near }))(candidate(1, { facility: { latitude: null, longitude: null } }))).toBeNull();
  });

  it('holds its security on every local day of the asked period', () => {
    const assessments = [
      { tier: 'SELF_DECLARED', issuedOn: '2031-03-05', expiresOn: '2031-03-05', verified: false },
    ] as const;
    const floor = { securityFloor: 'SELF_DECLARED' } as const;
    const inNewYork = candidate(1, { facility: { zone: 'America/New_York', assessments } });
    const night = { start: at('2031-03-05T05:00:00Z'), end: at('2031-03-06T05:00:00Z') };
    expect(judgeOf(question({ ...floor, period: night }))(inNewYork)).toMatchObject({ misses: [] });
    const longer = { start: night.start, end: instant(night.end + 1) };
    expect(judgeOf(question({ ...floor, period: longer }))(inNewYork)).toMatchObject({ misses: ['securityTier'] });
  });
});

describe('a match', () => {
  it('has the lowest price of the rates whose lead time is met, and says when none is', () => {
    const rates = [daily(10_000n, { leadTime: { days: 7, minutes: 0, iso: 'P7D' } }), daily(50_000n)];
    expect(match(candidate(1), { ...open, rates })).toMatchObject({
      price: { amountMinor: 50_000n },
      isLeadTimeMet: true,
    });
    expect(match(candidate(1), { ...open, rates: rates.slice(0, 1) })).toMatchObject({
      price: { amountMinor: 10_000n, currency: 'EUR' },
      isLeadTimeMet: false,
    });
  });

  it('is none without a rate, without room, or above the highest price in its own currency', () => {
    expect(match(candidate(1), { ...open, rates: [] })).toBeNull();
    expect(match(candidate(1), { ...open, windows: [] })).toBeNull();
    expect(match(candidate(1), open, question({ units: 3 }))).toBeNull();
    const upTo = (amountMinor: bigint, currency: string) =>
      match(candidate(1), open, question({ maxPrice: { amountMinor, currency } }));
    expect(upTo(50_000n, 'EUR')).not.toBeNull();
    expect(upTo(49_999n, 'EUR')).toBeNull();
    expect(upTo(90_000n, 'USD')).toBeNull();
  });

  it('takes a hold past its deadline for free', () => {
    const held = (expiresAt: Instant | null) => ({ ...week, expiresAt });
    expect(match(candidate(1), { ...open, taken: [held(now)] })).toMatchObject({ unitsFree: 2 });
    expect(match(candidate(1), { ...open, taken: [held(instant(now + 1))] })).toBeNull();
    expect(match(candidate(1), { ...open, taken: [held(null)] })).toBeNull();
  });

  it('with a duration is the earliest stretch that fits, at the price of just that', () => {
    const period = { start: at('2031-03-01T00:00:00Z'), end: at('2031-03-09T00:00:00Z') };
    const morning = { ...over('2031-03-03T00:00:00Z', '2031-03-04T12:00:00Z', 2), expiresAt: null };
    const found = (taken: Calendar['taken']) => {
      const one = match(candidate(1), { ...open, taken }, question({ period, duration: 'P2D' }));
      return one && `${toIso(one.period.start)}/${toIso(one.period.end)} ${one.price.amountMinor}`;
    };
    expect(found([])).toBe('2031-03-03T11:00:00Z/2031-03-05T11:00:00Z 150000');
    expect(found([morning])).toBe('2031-03-04T12:00:00Z/2031-03-06T12:00:00Z 150000');
  });
});

describe('facets', () => {
  it('of kind, country and security look past their own filter, all others count the matches', () => {
    const asked = question({ kinds: ['ROOM'], countries: ['PL'] });
    const judged = [
      candidate(1),
      candidate(2, { kind: 'PERSON', facility: { city: 'Gdańsk' } }),
      candidate(3, { facility: { country: 'FR', city: 'Lyon' } }),
      candidate(4, { kind: 'PERSON', facility: { country: 'FR' } }),
    ].flatMap((one) => match(one, open, asked) ?? []);
    const counts = Object.fromEntries(
      facetsOf(judged, 1, taxonomy).map(({ field, values }) => [
        field,
        values.map(({ value, count }) => `${value} ${count}`),
      ]),
    );
    expect(counts).toEqual({
      kind: ['PERSON 1', 'ROOM 1'],
      country: ['FR 1', 'PL 1'],
      city: ['Łódź 1'],
      securityTier: ['NONE 1'],
      currency: ['EUR 1'],
      capability: [`${suite} 1`],
    });
  });

  it('count a resource once per value, leave out numbers and unknowns, and label what they count', () => {
    const attributes = { hdr: ['HLG', 'SDR'], peakNits: ['1000'], remoteReview: ['true'] };
    const claims = [
      { capability: suite, standing: 'SELF_DECLARED', attributes, ai: null },
      { capability: 'colour.grading-suite.sdr', standing: 'SELF_DECLARED', attributes: { hdr: ['SDR'] }, ai: null },
      { capability: 'ai.unrelated', standing: 'SELF_DECLARED', attributes: { trainsOnInput: ['unknown'] }, ai: null },
    ] as const;
    const one = match(candidate(1, { claims }), open, question({ capability: 'colour' }));
    const facets = facetsOf(one === null ? [] : [one], 1, taxonomy);
    expect(facets.find(({ field }) => field === 'attribute.hdr')?.values).toEqual([
      { value: 'HLG', label: 'HLG', count: 1 },
      { value: 'SDR', label: 'SDR', count: 1 },
    ]);
    expect(facets.find(({ field }) => field === 'attribute.remoteReview')?.values).toEqual([
      { value: 'true', label: 'Yes', count: 1 },
    ]);
    const fields = facets.map(({ field }) => field);
    expect(fields).not.toContain('attribute.peakNits');
    expect(fields).not.toContain('attribute.trainsOnInput');
  });
});

describe('the label of a value', () => {
  const labels = (capability: string, attribute: string, ...values: readonly string[]) => {
    const claims = [{ capability, standing: 'SELF_DECLARED', attributes: { [attribute]: values }, ai: null }] as const;
    const one = match(candidate(1, { claims, facility: { country: 'XX' } }), open, question({ capability }));
    const facets = facetsOf(one === null ? [] : [one], 1, taxonomy);
    return (field: string) => facets.find((facet) => facet.field === field)?.values.map(({ label }) => label);
  };

  it('is a word for people where the value is a code', () => {
    expect(labels('editorial.editor', 'languages', 'pt-BR', 'xq')('attribute.languages')).toEqual([
      'Brazilian Portuguese',
      'xq',
    ]);
    const logging = labels('editorial.script-logging', 'aiUse', 'voice-synthesis');
    expect(logging('attribute.aiUse')).toEqual(['Voice synthesis or cloning']);
    expect(logging('country')).toEqual(['XX']);
    expect(logging('capability')).toEqual(['Script and AI logging']);
    expect(labels('editorial.script-logging', 'trainsOnInput', 'no')('attribute.trainsOnInput')).toEqual(['No']);
  });
});

describe('the order of matches', () => {
  const sorted = (sort: CapacitySort, hasPlace: boolean, matches: readonly Match[]): readonly number[] => {
    const order = orderOf(sort, hasPlace);
    if (!order.ok) throw new Error('no such order');
    const keyOf = (one: Match) => order.value.keyOf(rankedOf(one, question()));
    return matches
      .toSorted((a, b) => compareKeys(keyOf(a), keyOf(b)))
      .map(({ candidate: one }) => Number(one.resourceId.slice(-3)));
  };
  const priced = (number: number, amountMinor: bigint, currency = 'EUR', changes: Changes = {}): Match => {
    const one = match(candidate(number, changes), { ...open, rates: [daily(amountMinor, { currency })] });
    if (one === null) throw new Error('this should match');
    return one;
  };

  it('by price goes by currency, then by amount as a number, then by id', () => {
    const matches = [priced(3, 900n), priced(1, 1_000n), priced(2, 900n), priced(4, 10n ** 20n), priced(5, 1n, 'USD')];
    expect(sorted('PRICE', false, matches)).toEqual([2, 3, 1, 4, 5]);
  });

  it('by rating puts the best first and those without one last', () => {
    const rated = (number: number, rating: number | null) => priced(number, 1n, 'EUR', { facility: { rating } });
    expect(sorted('RATING', false, [rated(1, null), rated(2, 3.5), rated(3, 5), rated(4, 3.5)])).toEqual([3, 2, 4, 1]);
  });

  it('by start puts the earliest first, by distance the nearest', () => {
    const later = { ...priced(1, 1n), period: { start: at('2031-03-06T09:00:00Z'), end: at('2031-03-06T17:00:00Z') } };
    expect(sorted('EARLIEST', false, [later, priced(2, 1n), priced(3, 1n)])).toEqual([2, 3, 1]);
    const far = { ...priced(1, 1n), distanceKm: 12.5 };
    expect(sorted('DISTANCE', true, [far, { ...priced(2, 1n), distanceKm: 2.25 }])).toEqual([2, 1]);
    expect(sorted('BEST', true, [far, { ...priced(2, 1n), distanceKm: 2.25 }])).toEqual([2, 1]);
  });

  it('by distance makes sense only from a place', () => {
    expect(orderOf('DISTANCE', false)).toMatchObject({ refusals: [{ code: 'INVALID', field: ['sort'] }] });
  });

  it('takes back every cursor it gave, and none of another list', () => {
    const best = orderOf('BEST', false);
    const byPrice = orderOf('PRICE', false);
    if (!best.ok || !byPrice.ok) throw new Error('no such order');
    fc.assert(
      fc.property(
        fc.option(fc.double({ min: 1, max: 5, noNaN: true })),
        fc.bigInt(0n, 10n ** 24n),
        (rating, amount) => {
          const key = best.value.keyOf(rankedOf(priced(1, amount, 'EUR', { facility: { rating } }), question()));
          const cursor = encodeCursor(best.value.cursorOf(key));
          const read = best.value.parseCursor(cursor);
          expect(read.ok && compareKeys(read.value, key)).toBe(0);
          expect(byPrice.value.parseCursor(cursor).ok).toBe(false);
        },
      ),
    );
    for (const stray of ['', 'x', Buffer.from('["PRICE","EUR","1","1",7]').toString('base64url')])
      expect(byPrice.value.parseCursor(stray)).toMatchObject({ refusals: [{ code: 'INVALID' }] });
  });
});
