import { askedBy, chipsOf, corrected, isAsked, withoutReading, wordsOf, type Part, type Reading } from './reading';
import type { SearchParams } from './params';

const nothing: Reading = {
  ...{ label: '', capability: null, deliverySpec: null, requirement: null, period: null, duration: null, units: null },
  ...{ near: null, country: null, securityFloor: null, maxPrice: null, resourceKind: null, text: null },
};
const lyon = { place: { name: 'Lyon', latitude: 45.76, longitude: 4.84 }, withinKm: 300 };
const dolby = { attribute: 'hdr', anyOf: ['Dolby Vision'], allOf: null, atLeast: null, atMost: null };
const part = (text: string, reading: Partial<Reading>, need: number | null = null): Part => ({
  ...{ text, start: 0, need, alternatives: [] },
  reading: { ...nothing, ...reading },
});
const grade = part('grade', { capability: 'colour.grading' });
const online = part('online', { capability: 'online' });
const sentence = [
  part('Dolby Vision', { requirement: dolby }, 0),
  ...[grade, online, part('HLG', { requirement: { ...dolby, anyOf: ['HLG'] } }, 1)],
  part('in March', { period: { start: '2027-03-01T00:00:00Z', end: '2027-04-01T00:00:00Z' } }),
  part('ten days', { duration: 'P10D' }),
  part('near Lyon', { near: lyon }),
  part('under 12 000 EUR', { maxPrice: { amountMinor: '1200000', currency: 'EUR' } }),
  part('TPN Gold', { securityFloor: 'THIRD_PARTY' }),
];
const before: SearchParams = {
  ...{ capability: 'mix', need: ['seats>=4'], from: '2027-01-01', to: '2027-01-31', zone: 'Europe/Paris' },
  ...{ countries: ['FR'], duration: 'PT8H', pages: 3 },
};

const asked = askedBy(before, 'a sentence', sentence) as SearchParams;

describe('a sentence as a search', () => {
  it('puts each piece where the filters have it, and nothing of what was wanted before', () => {
    expect(asked).toEqual({
      ...{ q: 'a sentence', capability: 'colour.grading', need: ['hdr~Dolby Vision'], also: ['online|hdr~HLG'] },
      ...{ from: '2027-03-01', to: '2027-03-31', zone: 'Europe/Paris', duration: 'P10D', countries: ['FR'] },
      ...{ lat: 45.76, lon: 4.84, km: 300, place: 'Lyon', max: '12000.00', currency: 'EUR', floor: 'THIRD_PARTY' },
    });
    expect(sentence.map(({ reading, need }) => isAsked(asked, reading, need ?? 0))).toEqual(sentence.map(() => true));
  });

  it('can lose each piece again, and only that', () => {
    for (const [index, { reading, need }] of sentence.entries()) {
      const left = { ...asked, ...withoutReading(asked, reading, need ?? 0) } as SearchParams;
      expect(isAsked(left, reading, need ?? 0)).toBe(false);
      const others = sentence.filter((one, at) => at !== index && !one.reading.requirement);
      // Without its first capability the second is the first, and requirements go with their own.
      expect(others.map((one) => isAsked(left, one.reading))).toEqual(others.map(() => true));
    }
  });

  it('takes another capability in the place of one that was misread, without what was asked of that', () => {
    const instead = { ...nothing, capability: 'colour.hdr' };
    expect(corrected(asked, grade.reading, instead)).toEqual({
      ...{ capability: 'colour.hdr', need: undefined, spec: undefined },
    });
    expect(corrected(asked, online.reading, instead)).toEqual({ also: ['colour.hdr'] });
  });

  it('takes another kind of reading, or puts one back that was taken out', () => {
    const name = { ...nothing, text: 'Lyon' };
    const near = sentence[6]?.reading ?? nothing;
    const search = { ...asked, ...corrected(asked, near, name) } as SearchParams;
    expect([search.text, search.lat, search.place]).toEqual(['Lyon', undefined, undefined]);
    expect(corrected({ countries: ['FR'] }, null, { ...nothing, country: 'IT' }).countries).toEqual(['FR', 'IT']);
  });

  it('is told with dates and money as the pages write them', () => {
    const march = sentence[4]?.reading ?? nothing;
    const dear = sentence[7]?.reading ?? nothing;
    expect([wordsOf(march), wordsOf(dear), wordsOf({ ...nothing, label: '10 days' })]).toEqual([
      ...['1 Mar 2027 to 31 Mar 2027', 'at most €12,000.00', '10 days'],
    ]);
  });

  it('names the filters that say the same', () => {
    expect(sentence.flatMap(({ reading }) => chipsOf(reading))).toEqual(
      ['hdr~Dolby Vision', 'also:colour.grading', 'also:online', 'hdr~HLG', 'near', 'max', 'floor'], // prettier-ignore
    );
  });
});
