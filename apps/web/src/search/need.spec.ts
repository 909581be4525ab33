import { parseNeed, requirementsOf, withNeed, wordsOfNeed, writeNeed, type Need } from './need';

describe('needs in the address bar', () => {
  it.each(['hdr~HDR10~HLG', 'hdr~~HDR10~Dolby Vision', 'peakNits>=1000', 'seats<=4', 'stems~M&E'])(
    'reads back what it wrote: %s',
    (text) => {
      const need = parseNeed(text);
      expect(need && writeNeed(need)).toBe(text);
    },
  );

  it.each(['', 'hdr', 'hdr~', 'hdr~~', '>=4', 'hdr=4'])('drops what nobody could mean: %s', (text) => {
    expect(parseNeed(text)).toBeNull();
  });

  it('asks one requirement for each attribute, with all its tests', () => {
    const needs = ['peakNits>=1000', 'hdr~HLG', 'peakNits<=4000'].flatMap((text) => parseNeed(text) ?? []);
    expect(requirementsOf(needs)).toEqual([
      { attribute: 'peakNits', atLeast: '1000', atMost: '4000' },
      { attribute: 'hdr', anyOf: ['HLG'] },
    ]);
  });

  it('takes a need away when nothing is given any more', () => {
    const needs: readonly Need[] = [{ attribute: 'seats', test: 'atLeast', value: '4' }];
    expect(withNeed(needs, 'seats', 'atLeast', [''])).toEqual([]);
    expect(withNeed(needs, 'seats', 'atMost', ['9'])).toHaveLength(2);
  });

  it('says a need in words', () => {
    expect(wordsOfNeed({ attribute: 'hdr', test: 'anyOf', values: ['HDR10', 'HLG'] }, 'Formats')).toBe(
      'Formats: HDR10 or HLG',
    );
    expect(wordsOfNeed({ attribute: 'review', test: 'anyOf', values: ['true'] }, 'Remote review')).toBe(
      'Remote review: Yes',
    );
  });
});
