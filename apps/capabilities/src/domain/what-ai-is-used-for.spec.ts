import { taxonomy } from '../taxonomy/taxonomy-file';
import { declaredOf, keeps, parseAi, parseAiPolicy, type AiDeclaration, type RawAiPolicy } from './ai';

const faultsOf = (parsed: ReturnType<typeof parseAi> | ReturnType<typeof parseAiPolicy>): readonly string[] =>
  parsed.ok ? [] : parsed.refusals.map(({ code, field }) => `${code} ${field.join('.')}`);

describe('a declaration on AI', () => {
  it('names categories of the taxonomy, each once, and may name none; it is kept in their order', () => {
    const declared = parseAi({ uses: ['roto-matte', 'transcription'], trainsOnInput: 'no' }, taxonomy);
    expect(declared).toEqual({ ok: true, value: { uses: ['transcription', 'roto-matte'], trainsOnInput: 'no' } });
    expect(faultsOf(parseAi({ uses: [], trainsOnInput: 'unknown' }, taxonomy))).toEqual([]);
  });

  it('is refused with the place of each fault', () => {
    const uses = ['magic', 'roto-matte', 'roto-matte'];
    expect(faultsOf(parseAi({ uses, trainsOnInput: 'maybe' }, taxonomy))).toEqual([
      'UNKNOWN_CODE uses.0',
      'INVALID uses.2',
      'INVALID trainsOnInput',
    ]);
    expect(faultsOf(parseAi({ uses: Array(99).fill('roto-matte'), trainsOnInput: 'no' }, taxonomy))).toEqual([
      'TOO_LONG uses',
    ]);
  });
});

describe('a policy on AI', () => {
  const policy = (raw: RawAiPolicy) => {
    const parsed = parseAiPolicy(raw, taxonomy);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusals));
    return parsed.value;
  };
  const allows = (raw: RawAiPolicy, ai: AiDeclaration | null, attributes = {}): boolean => {
    const parsed = policy(raw);
    return parsed === null || keeps(parsed, declaredOf(ai, attributes));
  };

  it('names categories, or risks that stand for all of theirs', () => {
    expect(policy({ forbids: ['generate', 'generative-picture', 'roto-matte'] })?.forbids).toEqual([
      'frame-interpolation',
      'generative-picture',
      'roto-matte',
    ]);
    expect(faultsOf(parseAiPolicy({ forbids: ['assist', 'evil'] }, taxonomy))).toEqual(['UNKNOWN_CODE forbids.1']);
    expect(faultsOf(parseAiPolicy({ forbids: Array(51).fill('assist') }, taxonomy))).toEqual(['TOO_LONG forbids']);
  });

  it('that forbids nothing asks nothing', () => {
    for (const raw of [{}, { forbids: [] }, { trainingOnInput: true }, { forbids: null, trainingOnInput: null }])
      expect(policy(raw)).toBeNull();
  });

  it('is kept by who declares other uses or none, never by who declares nothing', () => {
    const forbids = ['replicate'];
    expect(allows({ forbids }, { uses: ['roto-matte'], trainsOnInput: 'unknown' })).toBe(true);
    expect(allows({ forbids }, { uses: [], trainsOnInput: 'yes' })).toBe(true);
    expect(allows({ forbids }, { uses: ['roto-matte', 'voice-synthesis'], trainsOnInput: 'no' })).toBe(false);
    expect(allows({ forbids }, null)).toBe(false);
  });

  it('against learning is kept only by a plain no', () => {
    const words = ['no', 'yes', 'unknown'] as const;
    const kept = words.map((trainsOnInput) => allows({ trainingOnInput: false }, { uses: [], trainsOnInput }));
    expect(kept).toEqual([true, false, false]);
    expect(allows({ trainingOnInput: false }, null)).toBe(false);
  });

  it('counts what the attributes of the claim say as declared too: uses add up, and of two words the worse counts', () => {
    expect(allows({ forbids: ['replicate'] }, null, { aiUse: ['roto-matte'] })).toBe(true);
    const clean = { uses: [], trainsOnInput: 'no' } as const;
    expect(allows({ forbids: ['replicate'] }, clean, { aiUse: ['voice-synthesis'] })).toBe(false);
    expect(allows({ trainingOnInput: false }, null, { trainsOnInput: ['no'] })).toBe(true);
    expect(allows({ trainingOnInput: false }, clean, { trainsOnInput: ['yes'] })).toBe(false);
    expect(allows({ trainingOnInput: false }, clean, { trainsOnInput: ['unknown'] })).toBe(true);
  });
});
