import { certaintyWords, constraintWords } from './words';

describe('how sure a team is best', () => {
  it('is said in words, and a doubt is never rounded away', () => {
    expect(certaintyWords('CHEAPEST', true, 0)).toBe('proven cheapest');
    expect(certaintyWords('CHEAPEST', false, 0.02)).toBe('at most 2 % from the cheapest');
    expect(certaintyWords('EARLIEST', false, 0.0001)).toBe('at most 0.1 % from the earliest');
    expect(certaintyWords('BEST_RATED', false, 0.121)).toBe('at most 13 % from the best rated');
    expect(certaintyWords('CHEAPEST', false, 1)).toBe('how far from the cheapest is not known');
  });
});

describe('an obstacle', () => {
  it('has a heading, also one that is newer than the page', () => {
    expect(constraintWords('latest')).toBe('Cannot be done in time');
    expect(constraintWords('night-shift')).toBe('Night shift');
  });
});
