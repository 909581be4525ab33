import { beginWith, leftOut } from './mapping';

const columns = (of: Readonly<Record<string, string>>) =>
  Object.entries(of).map(([name, header]) => ({ name, header }));

describe('the columns of a file, to begin with', () => {
  const headers = ['Raum', 'Art', 'Stück'];
  const chosen = { name: 'Raum', kind: 'Art' };
  const before = { name: 'raeume.csv', kind: 'RESOURCES', headers, columns: columns(chosen) } as const;
  const unknown = { headers, kind: null, columns: [] };

  it('are those that their names suggest, where no such file was brought in before', () => {
    const suggestion = { headers: ['Room', 'Type'], kind: 'RESOURCES', columns: columns({ name: 'Room' }) } as const;
    expect(beginWith(suggestion, [before], null)).toEqual({ kind: 'RESOURCES', chosen: { name: 'Room' }, asIn: null });
  });

  it('are those of the last file with the same names, and refused rows that come back have the same', () => {
    const asBefore = { kind: 'RESOURCES', chosen, asIn: 'raeume.csv' };
    const older = { ...before, name: 'older.csv', columns: [] };
    expect(beginWith(unknown, [before, older], null)).toEqual(asBefore);
    expect(beginWith({ ...unknown, headers: [...headers, 'why refused'] }, [before], null)).toEqual(asBefore);
  });

  it('are not those of a file of another kind than is asked for', () => {
    const suggestion = { headers, kind: 'RATES', columns: columns({ resource: 'Raum' }) } as const;
    expect(beginWith(suggestion, [before], 'RATES')).toEqual({
      kind: 'RATES',
      chosen: { resource: 'Raum' },
      asIn: null,
    });
  });
});

it('a column that is read from nowhere is left out, each named once', () => {
  expect(leftOut(['Room', 'Notes', 'Notes', '', 'why refused'], { name: 'Room', units: '' })).toEqual(['Notes']);
});
