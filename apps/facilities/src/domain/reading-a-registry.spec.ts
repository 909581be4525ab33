import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#service/project-root';
import { isCountry } from '#service/graphql/scalars';
import { parseDirectory, planImport, searchedWords, sortWords, type Listing } from './directory-entry';

const house = { code: 'AAA', name: 'Élan Images' };
const faults = (...entries: readonly unknown[]): readonly string[] => {
  const parsed = parseDirectory(entries, isCountry);
  return parsed.ok ? [] : parsed.refusals.map(({ code, field }) => `${code} ${field.join('.')}`);
};
const listed = (...entries: readonly unknown[]): readonly Listing[] => {
  const parsed = parseDirectory(entries, isCountry);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusals));
  return parsed.value;
};

describe('a file of a registry', () => {
  it('is read entry by entry, and what it leaves out is unknown', () => {
    const whole = { url: 'http://elan.example/x', city: 'Paris', country: 'FR', obsolete: true, obsoletedBy: ['BBB'] };
    const unread = { timeZone: 'Europe/Paris', latitude: 48.9, longitude: 2.3 };
    expect(listed({ ...house, ...whole, ...unread }, { code: 'BBB', name: ' Kaze ' })).toEqual([
      {
        ...{ ...house, url: 'http://elan.example/x', city: 'Paris', country: 'FR' },
        ...{ closed: true, successors: ['BBB'] },
      },
      { code: 'BBB', name: 'Kaze', url: null, city: null, country: null, closed: false, successors: [] },
    ]);
  });

  it.each([
    ['no list', { entries: [] }],
    ['an empty list', []],
    ['more than a registry has', Array.from({ length: 20_001 }, () => house)],
  ])('is refused whole when it is %s', (_, raw) => {
    expect(parseDirectory(raw, isCountry)).toMatchObject({ ok: false, refusals: [{ field: [] }] });
  });

  it.each<[string, unknown, string]>([
    ['no object', 'AAA', 'INVALID 1'],
    ['no code', { name: 'Kaze' }, 'INVALID 1.code'],
    ['a number for a code', { code: 7, name: 'Kaze' }, 'INVALID 1.code'],
    ['a long code', { code: 'x'.repeat(21), name: 'Kaze' }, 'TOO_LONG 1.code'],
    ['no name', { code: 'BBB' }, 'INVALID 1.name'],
    ['a blank name', { code: 'BBB', name: ' ' }, 'INVALID 1.name'],
    ['the code of another', { code: 'AAA', name: 'Kaze' }, 'INVALID 1.code'],
    ['a script for an address', { code: 'BBB', name: 'K', url: 'javascript:alert(1)' }, 'INVALID 1.url'],
    ['an address without a scheme', { code: 'BBB', name: 'K', url: 'kaze.example' }, 'INVALID 1.url'],
    ['an address that is none', { code: 'BBB', name: 'K', url: 'https://' }, 'INVALID 1.url'],
    ['null for an address', { code: 'BBB', name: 'K', url: null }, 'INVALID 1.url'],
    ['an unknown country', { code: 'BBB', name: 'K', country: 'XX' }, 'UNKNOWN_CODE 1.country'],
    ['a country in small letters', { code: 'BBB', name: 'K', country: 'fr' }, 'UNKNOWN_CODE 1.country'],
    ['an empty city', { code: 'BBB', name: 'K', city: '' }, 'INVALID 1.city'],
    ['a word for obsolete', { code: 'BBB', name: 'K', obsolete: 'yes' }, 'INVALID 1.obsolete'],
    ['successors of one in use', { code: 'BBB', name: 'K', obsoletedBy: ['AAA'] }, 'INVALID 1.obsoletedBy'],
    ['a successor that is not there', gone('BBB', 'CCC'), 'NOT_FOUND 1.obsoletedBy.0'],
    ['itself for a successor', gone('BBB', 'AAA', 'BBB'), 'INVALID 1.obsoletedBy.1'],
    ['a successor twice', gone('BBB', 'AAA', 'AAA'), 'INVALID 1.obsoletedBy.1'],
    ['a person to write to', { code: 'BBB', name: 'K', contact: 'Jo' }, 'INVALID 1.contact'],
  ])('is refused at its place for %s', (_, entry, fault) => {
    expect(faults(house, entry)).toEqual([fault]);
  });

  function gone(code: string, ...obsoletedBy: readonly string[]) {
    return { code, name: 'K', obsolete: true, obsoletedBy };
  }

  it('tells all its faults at once', () => {
    expect(faults({ code: 'AAA', country: 'XX' }, gone('BBB', 'CCC'))).toEqual([
      ...['INVALID 0.name', 'UNKNOWN_CODE 0.country', 'NOT_FOUND 1.obsoletedBy.0'],
    ]);
  });

  it('is whole in the copy that comes with the project, with the figures its page gives', () => {
    const path = join(projectRoot, 'apps/facilities/directory/isdcf-facilities.json');
    const entries = listed(...(JSON.parse(readFileSync(path, 'utf8')) as readonly unknown[]));
    const count = (is: (one: Listing) => boolean) => entries.filter(is).length;
    expect([entries.length, count((one) => one.url !== null), count((one) => one.country !== null)]).toEqual([1537, 550, 345]); // prettier-ignore
    expect([count((one) => one.city !== null), count((one) => one.closed)]).toEqual([220, 64]);
    expect(count((one) => one.successors.length > 0)).toBe(59);
  });
});

describe('the words of an entry', () => {
  it('are folded: lists go by those of the name, a search begins any of name, city and code', () => {
    expect(sortWords('Élan  IMAGES!')).toBe('elan images');
    expect(searchedWords({ name: 'Élan Images', city: 'Saint-Denis', code: 'ELN' })).toBe(
      ' elan images saint denis eln',
    );
  });
});

describe('an import', () => {
  const [first, second] = listed(house, { code: 'BBB', name: 'Kaze' });
  const known = new Map([first, second].flatMap((one) => (one ? [[one.code, { ...one, credit: 'A' }] as const] : [])));

  it('changes nothing where the file says what is known', () => {
    expect(planImport([...known.values()], 'A', known)).toEqual({ added: [], changed: [], unchanged: 2, kept: [] });
  });

  it('adds what is new, changes what differs in any word, and keeps what the file leaves out', () => {
    const [other, added] = listed({ ...house, name: 'Elan' }, { code: 'CCC', name: 'Nord' });
    const plan = planImport(
      [other, added].filter((one) => one !== undefined),
      'A',
      known,
    );
    expect(plan.changed.map(({ before, after }) => [before.name, after.name])).toEqual([['Élan Images', 'Elan']]);
    expect([plan.added.map(({ code }) => code), plan.unchanged, plan.kept]).toEqual([['CCC'], 0, ['BBB']]);
    expect(planImport([...known.values()], 'B', known).changed).toHaveLength(2);
  });
});
