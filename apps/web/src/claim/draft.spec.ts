import { areSame, claimsOf, draftsOf } from './draft';

describe('claims while they are edited', () => {
  it('send only attributes of which something is said', () => {
    expect(claimsOf([{ capability: 'mix.atmos.home', attributes: { channels: ['7.1.4'], daw: [] } }])).toEqual([
      { capability: 'mix.atmos.home', attributes: [{ attribute: 'channels', values: ['7.1.4'] }], ai: null },
    ]);
  });

  it('send back what is declared of AI, as it was or as it is now', () => {
    const capability = { code: 'vfx.roto', label: 'Roto' };
    const claim = { capability, standing: 'VERIFIED', expiresOn: null, attributes: [] };
    const ai = { uses: ['roto-matte', 'colour-match'], trainsOnInput: 'no' };
    const [draft] = draftsOf([{ ...claim, ai }]);
    if (draft === undefined) throw new Error('a claim is a draft');
    expect(claimsOf([draft])).toEqual([{ capability: 'vfx.roto', attributes: [], ai }]);
    expect(areSame([draft], [{ ...draft, ai: { ...ai, uses: ai.uses.toReversed() } }])).toBe(true);
    expect(areSame([draft], [{ ...draft, ai: { ...ai, trainsOnInput: 'yes' } }])).toBe(false);
    expect(areSame([draft], [{ ...draft, ai: null }])).toBe(false);
    expect(areSame([{ ...draft, ai: { uses: [], trainsOnInput: 'unknown' } }], [{ ...draft, ai: null }])).toBe(false);
  });

  it('are the same in any order', () => {
    const one = [
      { capability: 'a', attributes: { x: ['1', '2'], y: ['3'], z: [] } },
      { capability: 'b', attributes: {} },
    ];
    const other = [
      { capability: 'b', attributes: {} },
      { capability: 'a', attributes: { y: ['3'], x: ['2', '1'] } },
    ];
    expect(areSame(one, other)).toBe(true);
    expect(areSame(one, other.slice(1))).toBe(false);
  });
});
