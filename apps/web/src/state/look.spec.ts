import { lookOf, wordOfState } from './look';

describe('the look of a state', () => {
  it('tells the five states of time apart', () => {
    const looks = ['OFFERED', 'HELD', 'WAITING', 'BOOKED', 'BLOCKED'].map(lookOf);
    expect(new Set(looks).size).toBe(5);
  });

  it('says a waiting pencil’s place in line', () => {
    expect(wordOfState('WAITING', 2)).toBe('Waiting pencil, 2nd in line');
    expect(wordOfState('HELD', 1)).toBe('First pencil');
  });

  it('stays quiet and readable for a state that is newer than the page', () => {
    expect(lookOf('ON_ICE')).toBe('ended');
    expect(wordOfState('ON_ICE')).toBe('on ice');
  });
});
