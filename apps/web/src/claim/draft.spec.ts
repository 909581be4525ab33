import { areSame, claimsOf } from './draft';

describe('claims while they are edited', () => {
  it('send only attributes of which something is said', () => {
    expect(claimsOf([{ capability: 'mix.atmos.home', attributes: { channels: ['7.1.4'], daw: [] } }])).toEqual([
      { capability: 'mix.atmos.home', attributes: [{ attribute: 'channels', values: ['7.1.4'] }] },
    ]);
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
