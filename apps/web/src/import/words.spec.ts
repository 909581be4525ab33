import { refusedName, rollBackWords } from './words';

describe('what rolling an import back would do', () => {
  it('is said in the words of what was brought in', () => {
    expect(rollBackWords({ state: 'COMMITTED', kind: 'RESOURCES', added: 1, changed: 0 })).toBe(
      '1 resource that it listed goes again.',
    );
    expect(rollBackWords({ state: 'COMMITTED', kind: 'WINDOWS', added: 1200, changed: 34 })).toMatch(
      /in the time of 1,234 rows becomes/,
    );
    expect(rollBackWords({ state: 'COMMITTED', kind: 'RATES', added: 2, changed: 1 })).toBe(
      '2 rates that it made go again, and 1 rate that it changed is put back.',
    );
    expect(rollBackWords({ state: 'COMMITTED', kind: 'RATES', added: 0, changed: 3 })).toBe(
      '3 rates that it changed are put back.',
    );
  });

  it('is not counted where nobody knows how much of it was made', () => {
    const half = { state: 'FAILED', kind: 'RATES', added: 2, changed: 0 } as const;
    expect(rollBackWords(half)).toBe('What it has made so far goes again, and what it has changed is put back.');
  });
});

it('refused rows have the name of their file, however often they come back', () => {
  expect(refusedName('rooms.csv')).toBe('rooms-refused.csv');
  expect(refusedName('rooms-refused.csv')).toBe('rooms-refused.csv');
  expect(refusedName('rooms')).toBe('rooms-refused.csv');
});
