import { leavesBelow, readTaxonomy } from '../domain/taxonomy';
import { listCapabilities } from './list-capabilities';
import { namedCapability } from './named-capability';
import { taxonomy } from './taxonomy-file';

describe('the taxonomy', () => {
  it('has a leaf below every discipline and branch, and every leaf by its code', () => {
    for (const { code } of [...taxonomy.disciplines, ...taxonomy.branches])
      expect(leavesBelow(taxonomy, code).length).toBeGreaterThan(0);
    const codes = [...taxonomy.capabilities.keys()];
    expect(codes).toEqual(codes.toSorted());
    expect(codes.every((code) => leavesBelow(taxonomy, code).length === 1)).toBe(true);
  });

  it('names branches and disciplines as it names leaves, with whatever can be said of any leaf below', () => {
    const leaf = namedCapability(taxonomy, 'colour.grading-suite.hdr');
    expect(leaf).toBe(taxonomy.capabilities.get('colour.grading-suite.hdr'));
    for (const { code, label } of [...taxonomy.disciplines, ...taxonomy.branches])
      expect(namedCapability(taxonomy, code)).toMatchObject({ code, label });
    expect(namedCapability(taxonomy, 'colour')?.attributes).toEqual(
      expect.arrayContaining([...(leaf?.attributes ?? [])]),
    );
    expect(namedCapability(taxonomy, 'colour.grading')).toBeNull();
  });

  it('lists all leaves, or those of one discipline', () => {
    const all = listCapabilities(taxonomy, null);
    const sound = listCapabilities(taxonomy, 'sound');
    expect(all.ok && all.value.length).toBe(taxonomy.capabilities.size);
    expect(sound.ok && sound.value.every(({ discipline }) => discipline === 'sound')).toBe(true);
    expect(listCapabilities(taxonomy, 'colour.trim')).toMatchObject({
      refusals: [{ code: 'UNKNOWN_CODE', field: ['discipline'] }],
    });
  });

  it('stops the start when its file does not hold together', () => {
    const leaf = { code: 'a.b', label: 'B', discipline: 'a', unit: 'day', attributes: ['missing'], synonyms: [] };
    const file = {
      disciplines: [],
      branches: [],
      attributes: [],
      deliverySpecs: [],
      securitySchemes: [],
      aiCategories: [],
    };
    expect(() => readTaxonomy({ ...file, capabilities: [leaf] })).toThrow('missing');
    expect(() => readTaxonomy(file)).toThrow('capabilities');
    const spec = (code: string, ...includes: readonly string[]) => ({
      ...{ code, label: code, includes, requires: [], source: '', confidence: 'seen', notes: '' },
    });
    const withSpecs = (...deliverySpecs: readonly object[]) =>
      readTaxonomy({ ...file, capabilities: [], deliverySpecs });
    expect(withSpecs(spec('a', 'b'), spec('b')).deliverySpecs.size).toBe(2);
    expect(() => withSpecs(spec('a', 'missing'))).toThrow('missing');
    expect(() => withSpecs(spec('a', 'b'), spec('b', 'a'))).toThrow('cannot be');
  });
});
