import { taxonomy } from '../taxonomy/taxonomy-file';
import { meetsAll, parseRequirements, type RawRequirement, type Said } from './requirement';
import { leavesBelow } from './taxonomy';

const below = (code: string) => leavesBelow(taxonomy, code);

/** Does a claim that says this meet the requirements, on a leaf of that code? */
function meets(code: string, said: Said, ...raw: readonly RawRequirement[]): boolean {
  const requirements = parseRequirements(raw, below(code));
  if (!requirements.ok) throw new Error(JSON.stringify(requirements.refusals));
  return meetsAll(requirements.value, said);
}

/** The codes and places of what is wrong. */
function faults(code: string, ...raw: readonly RawRequirement[]): readonly string[] {
  const requirements = parseRequirements(raw, below(code));
  return requirements.ok ? [] : requirements.refusals.map((fault) => `${fault.code} ${fault.field.join('.')}`);
}

const hdrSuite = 'colour.grading-suite.hdr';

describe('a requirement on a claim', () => {
  it('compares numbers as numbers, however they are written', () => {
    const said = { peakNits: ['1000'], roomSqM: ['30.50'] };
    expect(meets(hdrSuite, said, { attribute: 'peakNits', anyOf: ['400', '01000'] })).toBe(true);
    expect(meets(hdrSuite, said, { attribute: 'peakNits', allOf: ['1000.0'] })).toBe(true);
    expect(meets(hdrSuite, said, { attribute: 'peakNits', atLeast: '999' })).toBe(true);
    expect(meets(hdrSuite, said, { attribute: 'peakNits', atLeast: '999', atMost: '999' })).toBe(false);
    expect(meets('editorial.offline-suite', said, { attribute: 'roomSqM', anyOf: ['30.5'] })).toBe(true);
  });

  it('takes the listed order of an ordered attribute, both bounds included', () => {
    const said = { maxRes: ['UHD'] };
    expect(meets('conform.conform', said, { attribute: 'maxRes', atLeast: 'UHD', atMost: 'UHD' })).toBe(true);
    expect(meets('conform.conform', said, { attribute: 'maxRes', atLeast: '4K' })).toBe(false);
    expect(meets('conform.conform', said, { attribute: 'maxRes', atMost: '2K' })).toBe(false);
  });

  it('finds a language by its regional forms, and not the reverse', () => {
    const brazilian = { languages: ['pt-BR', 'zh-Hant-TW'] };
    const languages = (...wanted: string[]): RawRequirement => ({ attribute: 'languages', allOf: wanted });
    expect(meets('editorial.editor', brazilian, languages('pt', 'zh-Hant'))).toBe(true);
    expect(meets('editorial.editor', { languages: ['pt'] }, languages('pt-BR'))).toBe(false);
    expect(meets('editorial.editor', { languages: ['por'] }, languages('po'))).toBe(false);
  });

  it('is never met by what is left out or unknown', () => {
    const asked: RawRequirement = { attribute: 'trainsOnInput', anyOf: ['no', 'unknown'] };
    expect(meets('editorial.script-logging', { trainsOnInput: ['no'] }, asked)).toBe(true);
    expect(meets('editorial.script-logging', { trainsOnInput: ['unknown'] }, asked)).toBe(false);
    expect(meets('editorial.script-logging', {}, asked)).toBe(false);
    expect(meets(hdrSuite, {}, { attribute: 'peakNits', atMost: '10000' })).toBe(false);
  });

  it('wants all of `allOf`, one of `anyOf`, and every test that is given', () => {
    const said = { hdr: ['SDR', 'HDR10'] };
    expect(meets(hdrSuite, said, { attribute: 'hdr', allOf: ['SDR', 'HDR10'] })).toBe(true);
    expect(meets(hdrSuite, said, { attribute: 'hdr', allOf: ['SDR', 'HLG'] })).toBe(false);
    expect(meets(hdrSuite, said, { attribute: 'hdr', anyOf: ['HLG', 'SDR'] })).toBe(true);
    expect(meets(hdrSuite, said, { attribute: 'hdr', anyOf: ['SDR'], allOf: ['HLG'] })).toBe(false);
    expect(meets(hdrSuite, said, { attribute: 'hdr', anyOf: ['SDR'] }, { attribute: 'hdr', anyOf: ['HLG'] })).toBe(
      false,
    );
  });
});

describe('a requirement that makes no sense', () => {
  it('names an attribute that no leaf below has', () => {
    expect(faults(hdrSuite, { attribute: 'languages', anyOf: ['pt'] })).toEqual(['UNKNOWN_CODE 0.attribute']);
    expect(faults('colour', { attribute: 'nonsense', anyOf: ['x'] })).toEqual(['UNKNOWN_CODE 0.attribute']);
    expect(faults('editorial', { attribute: 'languages', anyOf: ['pt'] })).toEqual([]);
  });

  it('tests nothing, or has an empty list', () => {
    expect(faults(hdrSuite, { attribute: 'hdr' })).toEqual(['INVALID 0']);
    expect(faults(hdrSuite, { attribute: 'hdr', anyOf: [], allOf: null })).toEqual(['INVALID 0.anyOf']);
  });

  it('wants more or less of what has no order', () => {
    expect(faults(hdrSuite, { attribute: 'hdr', atLeast: 'HDR10' })).toEqual(['INVALID 0.atLeast']);
    expect(faults('editorial.script-logging', { attribute: 'trainsOnInput', atMost: 'no' })).toEqual([
      'INVALID 0.atMost',
    ]);
  });

  it('names a value that cannot be', () => {
    const asked = (anyOf: readonly string[]) => faults(hdrSuite, { attribute: 'peakNits', anyOf });
    expect(asked(['1000', 'bright'])).toEqual(['INVALID 0.anyOf.1']);
    expect(asked(['1e3', '+5', '', '1000.5'])).toHaveLength(4);
    expect(faults(hdrSuite, { attribute: 'hdr', anyOf: ['hdr10'] })).toEqual(['INVALID 0.anyOf.0']);
    expect(faults('editorial.editor', { attribute: 'languages', anyOf: ['PT'] })).toEqual(['INVALID 0.anyOf.0']);
  });

  it('is one of too many, or has too many values', () => {
    const one: RawRequirement = { attribute: 'peakNits', anyOf: Array(101).fill('1000') };
    expect(faults(hdrSuite, one)).toEqual(['TOO_LONG 0.anyOf']);
    expect(faults(hdrSuite, ...Array(51).fill(one))).toEqual(['TOO_LONG ']);
    expect(faults(hdrSuite, { attribute: 'peakNits', anyOf: ['1'.repeat(101)] })).toEqual(['INVALID 0.anyOf.0']);
  });
});
