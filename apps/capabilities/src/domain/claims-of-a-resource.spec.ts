import { taxonomy } from '../taxonomy/taxonomy-file';
import { parseClaims, type Claim, type RawClaim } from './claim';

const suite = 'colour.grading-suite.hdr';
const claim = (attributes: RawClaim['attributes'], capability = suite): RawClaim => ({ capability, attributes });
const said = (attribute: string, ...values: readonly string[]) => ({ attribute, values });

function taken(raw: readonly RawClaim[], before: readonly Claim[] = []): readonly Claim[] {
  const parsed = parseClaims(raw, taxonomy, before);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusals));
  return parsed.value;
}

function faults(...raw: readonly RawClaim[]): readonly string[] {
  const parsed = parseClaims(raw, taxonomy, []);
  return parsed.ok ? [] : parsed.refusals.map(({ code, field }) => `${code} ${field.join('.')}`);
}

describe('the claims of a resource', () => {
  it('are taken by capability code, self-declared, with what is said of each', () => {
    const claims = taken([claim([said('peakNits', '1000')]), { capability: 'colour.colourist' }].toReversed());
    expect(claims.map(({ capability }) => capability)).toEqual([...claims.map((one) => one.capability)].sort());
    expect(claims).toContainEqual({
      capability: suite,
      attributes: { peakNits: ['1000'] },
      standing: 'SELF_DECLARED',
      expiresOn: null,
      ai: null,
    });
  });

  it('may be none at all', () => expect(taken([])).toEqual([]));

  it('keep the standing they have earned while they stay as they were, however that is written', () => {
    const [first] = taken([claim([said('hdr', 'SDR', 'HDR10'), said('peakNits', '1000')])]);
    const earned: Claim = { ...first!, standing: 'VERIFIED', expiresOn: '2030-01-01' };
    const again = taken([claim([said('peakNits', '01000'), said('hdr', 'HDR10', 'SDR')])], [earned]);
    expect(again).toMatchObject([{ standing: 'VERIFIED', expiresOn: '2030-01-01' }]);
    const changed = taken([claim([said('peakNits', '1000'), said('hdr', 'SDR')])], [earned]);
    expect(changed).toMatchObject([{ standing: 'SELF_DECLARED', expiresOn: null }]);
  });

  it('name leaves of the taxonomy, each once', () => {
    expect(faults({ capability: 'colour.grading-suite' }, { capability: 'nonsense' })).toEqual([
      'UNKNOWN_CODE claims.0.capability',
      'UNKNOWN_CODE claims.1.capability',
    ]);
    expect(faults({ capability: suite }, { capability: suite })).toEqual(['INVALID claims.1.capability']);
  });

  it('name attributes of that leaf, each once', () => {
    expect(faults(claim([said('languages', 'pt')]))).toEqual(['UNKNOWN_CODE claims.0.attributes.0.attribute']);
    expect(faults(claim([said('hdr', 'SDR'), said('hdr', 'HLG')]))).toEqual([
      'INVALID claims.0.attributes.1.attribute',
    ]);
  });

  it('state values that can be: one of a number, several of a set, none twice', () => {
    expect(faults(claim([said('peakNits', '100000')]))).toEqual(['OUT_OF_RANGE claims.0.attributes.0.values.0']);
    expect(faults(claim([said('peakNits', '1000.0')]))).toEqual(['INVALID claims.0.attributes.0.values.0']);
    expect(faults(claim([said('peakNits', '600', '1000')]))).toEqual(['INVALID claims.0.attributes.0.values']);
    expect(faults(claim([said('hdr')]))).toEqual(['INVALID claims.0.attributes.0.values']);
    expect(faults(claim([said('hdr', 'SDR', 'SDR')]))).toEqual(['INVALID claims.0.attributes.0.values.1']);
    expect(faults(claim([said('hdr', 'very bright')]))).toEqual(['INVALID claims.0.attributes.0.values.0']);
    expect(faults(claim([said('hdr', 'SDR', 'HDR10', 'HLG')]))).toEqual([]);
  });

  it('are bounded in number, and so is what each says', () => {
    expect(faults(claim(Array(51).fill(said('hdr', 'SDR'))))).toEqual(['TOO_LONG claims.0.attributes']);
    expect(faults(claim([said('hdr', ...Array(101).fill('SDR'))]))).toEqual(['TOO_LONG claims.0.attributes.0.values']);
    expect(faults(...Array.from({ length: 500 }, () => ({ capability: suite })))).toEqual(['TOO_LONG claims']);
  });
});
