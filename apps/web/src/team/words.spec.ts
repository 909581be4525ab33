import { certaintyWords, constraintWords, teamTitle } from './words';

describe('how sure a team is best', () => {
  it('is said in words, and a doubt is never rounded away', () => {
    expect(certaintyWords('CHEAPEST', true, 0)).toBe('proven cheapest');
    expect(certaintyWords('CHEAPEST', false, 0.02)).toBe('at most 2 % from the cheapest');
    expect(certaintyWords('EARLIEST', false, 0.0001)).toBe('at most 0.1 % from the earliest');
    expect(certaintyWords('BEST_RATED', false, 0.121)).toBe('at most 13 % from the best rated');
    expect(certaintyWords('CHEAPEST', false, 1)).toBe('how far from the cheapest is not known');
  });
});

describe('the title of a team', () => {
  it('says all that it was found for, and of how many houses it is', () => {
    expect(teamTitle(['CHEAPEST'], 6)).toBe('Cheapest team · 6 houses');
    expect(teamTitle(['CHEAPEST', 'FEWEST_FACILITIES', 'EARLIEST'], 1)).toBe(
      'Cheapest, smallest and earliest team · 1 house',
    );
  });
});

describe('an obstacle', () => {
  it('has a heading, also one that is newer than the page', () => {
    expect(constraintWords('latest')).toBe('Cannot be done in time');
    expect(constraintWords('night-shift')).toBe('Night shift');
  });
});
