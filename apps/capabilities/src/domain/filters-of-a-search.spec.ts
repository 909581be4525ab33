import { instant, parseInstant, toIso, type Instant } from '#kernel/instant';
import { taxonomy } from '../taxonomy/taxonomy-file';
import { parseFilter, type RawFilter } from './capacity-filter';

const at = (iso: string): Instant => parseInstant(iso) ?? instant(NaN);
const now = at('2031-03-03T10:20:00Z');
const plain: RawFilter = {
  capability: 'colour.grading-suite.hdr',
  period: { start: at('2031-03-04T09:00:00Z'), end: at('2031-03-05T18:00:00Z') },
};

function faults(changes: Partial<RawFilter>): readonly string[] {
  const parsed = parseFilter({ ...plain, ...changes }, taxonomy, now);
  return parsed.ok ? [] : parsed.refusals.map(({ code, field }) => `${code} ${field.join('.')}`);
}

function openOf(changes: Partial<RawFilter>): string {
  const parsed = parseFilter({ ...plain, ...changes }, taxonomy, now);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusals));
  return `${toIso(parsed.value.open.start)}/${toIso(parsed.value.open.end)}`;
}

const period = (start: string, end: string) => ({ period: { start: at(start), end: at(end) } });

describe('a filter', () => {
  it('means the leaf, or every leaf below a branch or a discipline, by whole dotted parts', () => {
    const leaves = (capability: string) => {
      const parsed = parseFilter({ ...plain, capability }, taxonomy, now);
      return parsed.ok ? parsed.value.needs.flatMap((need) => need.leaves).map(({ code }) => code) : [];
    };
    expect(leaves('colour.grading-suite.hdr')).toEqual(['colour.grading-suite.hdr']);
    expect(leaves('colour.grading-suite').length).toBeGreaterThan(1);
    expect(leaves('colour').length).toBeGreaterThan(leaves('colour.grading-suite').length);
    expect(leaves('colour').every((code) => code.startsWith('colour.'))).toBe(true);
    expect(faults({ capability: 'colour.grading' })).toEqual(['UNKNOWN_CODE capability']);
    expect(faults({ capability: '' })).toEqual(['UNKNOWN_CODE capability']);
    expect(faults({ capability: 'colour.' })).toEqual(['UNKNOWN_CODE capability']);
  });

  it('may leave everything else out: one unit, no floor, nothing excluded', () => {
    expect(parseFilter({ ...plain, units: null, countries: [], kinds: [], text: ' - ' }, taxonomy, now)).toMatchObject({
      value: { units: 1, floor: 'NONE', countries: [], kinds: [], words: [], near: null, maxPrice: null },
    });
  });

  it('asks for time to come: a fixed period that has begun is past', () => {
    expect(faults(period('2031-03-03T10:20:00Z', '2031-03-04T00:00:00Z'))).toEqual(['IN_PAST period']);
    expect(openOf(period('2031-03-03T10:21:00Z', '2031-03-04T00:00:00Z'))).toMatch('2031-03-03T10:21:00Z/');
  });

  it('with a duration begins at the next full hour at the earliest', () => {
    const begun = period('2031-03-01T00:00:00Z', '2031-03-09T00:00:00Z');
    expect(openOf({ ...begun, duration: 'P1D' })).toBe('2031-03-03T11:00:00Z/2031-03-09T00:00:00Z');
    expect(openOf({ duration: 'PT8H' })).toBe('2031-03-04T09:00:00Z/2031-03-05T18:00:00Z');
    expect(faults({ ...period('2031-03-01T00:00:00Z', '2031-03-03T11:00:00Z'), duration: 'PT1H' })).toEqual([
      'IN_PAST period',
    ]);
  });

  it('is refused with the place of each fault when it makes no sense', () => {
    expect(faults(period('2031-03-05T00:00:00Z', '2031-03-05T00:00:00Z'))).toEqual(['PERIOD_REVERSED period']);
    expect(faults(period('2031-03-05T00:00:00Z', '2034-03-05T00:00:00Z'))).toEqual(['OUT_OF_RANGE period']);
    for (const duration of ['P1Y', 'P1M', 'PT1S', 'P0D', '-P1D', 'PT1.5H', 'P367D'])
      expect(faults({ duration })).toEqual(['INVALID duration']);
    expect(faults({ units: 0 })).toEqual(['OUT_OF_RANGE units']);
    expect(faults({ near: { latitude: 91, longitude: 181, withinKm: -1 } })).toEqual([
      'OUT_OF_RANGE near.latitude',
      'OUT_OF_RANGE near.longitude',
      'OUT_OF_RANGE near.withinKm',
    ]);
    expect(faults({ maxPrice: { amountMinor: -1n, currency: 'XXY' } })).toEqual([
      'OUT_OF_RANGE maxPrice.amountMinor',
      'INVALID maxPrice.currency',
    ]);
    expect(faults({ alliances: ['alliance_1'] })).toEqual(['NOT_FOUND alliances.0']);
    expect(faults({ text: 'a'.repeat(201) })).toEqual(['TOO_LONG text']);
    expect(
      faults({
        requirements: [
          { attribute: 'hdr', anyOf: ['HLG'] },
          { attribute: 'nope', anyOf: ['x'] },
        ],
      }),
    ).toEqual(['UNKNOWN_CODE requirements.1.attribute']);
  });
});
