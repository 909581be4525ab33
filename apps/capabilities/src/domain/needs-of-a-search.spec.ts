import { taxonomy } from '../taxonomy/taxonomy-file';
import { needsOf } from './delivery-spec';
import { parseNeeds, type RawNeeds } from './needs';
import type { DeliverySpec, Taxonomy } from './taxonomy';

const suite = 'colour.grading-suite.hdr';

function told(raw: RawNeeds, words: Taxonomy = taxonomy): readonly string[] {
  const parsed = parseNeeds(raw, words);
  if (!parsed.ok) return parsed.refusals.map(({ code, field }) => `${code} ${field.join('.')}`);
  return parsed.value.map(({ code, requirements }) => [code, ...requirements.map((r) => r.attribute.code)].join(' '));
}

describe('what a search needs of one house', () => {
  it('is a capability, and whatever else the same house has to offer, in the order asked', () => {
    const requirements = [{ attribute: 'hdr', anyOf: ['HLG'] }];
    expect(told({ capability: suite, requirements })).toEqual([`${suite} hdr`]);
    expect(told({ capability: suite, also: [{ capability: 'online', requirements: null }] })).toEqual([
      suite,
      'online',
    ]);
  });

  it('is a capability or a delivery specification, not both and not neither', () => {
    expect(told({})).toEqual(['INVALID capability']);
    expect(told({ capability: null, deliverySpec: null })).toEqual(['INVALID capability']);
    expect(told({ capability: suite, deliverySpec: 'smpte-dcp' })).toEqual(['INVALID deliverySpec']);
    expect(told({ deliverySpec: 'vhs' })).toEqual(['UNKNOWN_CODE deliverySpec']);
    const requirements = [{ attribute: 'hdr', anyOf: ['HLG'] }];
    expect(told({ deliverySpec: 'smpte-dcp', requirements })).toEqual(['INVALID requirements']);
    expect(told({ deliverySpec: 'smpte-dcp', requirements: [] })).toHaveLength(2);
  });

  it('is refused with the place of each fault, all at once', () => {
    const also = [
      { capability: 'nonsense' },
      { capability: suite, requirements: [{ attribute: 'pits', anyOf: ['1'] }] },
    ];
    expect(told({ capability: 'magic', also })).toEqual([
      'UNKNOWN_CODE capability',
      'UNKNOWN_CODE also.0.capability',
      'UNKNOWN_CODE also.1.requirements.0.attribute',
    ]);
  });

  it('is at most twenty things, those of a specification counted', () => {
    const more = (count: number) => Array.from({ length: count }, () => ({ capability: suite }));
    expect(told({ capability: suite, also: more(19) })).toHaveLength(20);
    expect(told({ capability: suite, also: more(20) })).toEqual(['TOO_LONG also']);
    expect(told({ deliverySpec: 'smpte-dcp', also: more(18) })).toHaveLength(20);
    expect(told({ deliverySpec: 'smpte-dcp', also: more(19) })).toEqual(['TOO_LONG also']);
  });
});

describe('a delivery specification', () => {
  it('makes sense, whichever it is of the taxonomy', () => {
    expect(taxonomy.deliverySpecs.size).toBeGreaterThan(0);
    for (const code of taxonomy.deliverySpecs.keys())
      expect(told({ deliverySpec: code }).filter((text) => /^[A-Z_]+ /.test(text))).toEqual([]);
  });

  const spec = (code: string, changes: Partial<DeliverySpec>): [string, DeliverySpec] => [
    code,
    { code, label: code, includes: [], requires: [], source: '', notes: '', isProposal: false, ...changes },
  ];
  const uhd = { attribute: 'maxRes', atLeast: 'UHD' };
  const dolby = { attribute: 'hdr', allOf: ['Dolby Vision'] };
  const words: Taxonomy = {
    ...taxonomy,
    deliverySpecs: new Map([
      spec('inner', { requires: [{ capability: suite, requirements: [uhd] }] }),
      spec('middle', { includes: ['inner'], requires: [{ capability: 'qc.pse', requirements: [] }] }),
      spec('outer', { includes: ['middle', 'inner'], requires: [{ capability: suite, requirements: [dolby, uhd] }] }),
    ]),
  };

  it('is written out with all it includes, one need for a capability, no requirement twice', () => {
    const outer = words.deliverySpecs.get('outer');
    expect(outer && needsOf(outer, words)).toEqual([
      { capability: suite, requirements: [uhd, dolby] },
      { capability: 'qc.pse', requirements: [] },
    ]);
    expect(told({ deliverySpec: 'outer' }, words)).toEqual([`${suite} maxRes hdr`, 'qc.pse']);
  });
});
