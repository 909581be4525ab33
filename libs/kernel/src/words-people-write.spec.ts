import fc from 'fast-check';
import { fold, parseMessage, parseName, parseText, words } from './text';

const codeOf = (result: ReturnType<typeof parseText>): string =>
  result.ok ? result.value : (result.refusals[0]?.code ?? '');

describe('a folded text', () => {
  it.each([
    ['Élan Vidéo', 'elan video'],
    ['ＦＵＬＬ', 'full'],
    ['ﬁnishing', 'finishing'],
    ['İstanbul', 'istanbul'],
    ['Łódź', 'łodz'],
    ['Σ', 'σ'],
  ])('%s reads %s', (raw, folded) => expect(fold(raw)).toBe(folded));

  it('does not change when folded again', () => {
    const latin = fc.string({ unit: fc.constantFrom(...'ÀÉîõÜçŁßABC 12-'.split('')) });
    fc.assert(fc.property(latin, (raw) => expect(fold(fold(raw))).toBe(fold(raw))));
  });

  it('falls into its words, of letters and digits of any script', () => {
    expect(words('  Mix–Atmos 7.1.4 @ Studio Babelsberg! ')).toEqual([
      'mix',
      'atmos',
      '7',
      '1',
      '4',
      'studio',
      'babelsberg',
    ]);
    expect(words('東京 スタジオ')).toEqual(['東京', 'スタシオ']);
    expect(words(' — … ')).toEqual([]);
  });
});

describe('a name', () => {
  it('has 1 to 200 characters, as people count them, without spaces at either end', () => {
    expect(codeOf(parseName('  Suite 1 '))).toBe('Suite 1');
    expect(parseName('😀'.repeat(200)).ok).toBe(true);
    expect(parseName(` ${'x'.repeat(200)} `).ok).toBe(true);
    expect(codeOf(parseName('x'.repeat(201)))).toBe('TOO_LONG');
    expect(codeOf(parseName('😀'.repeat(201)))).toBe('TOO_LONG');
    expect(codeOf(parseName(''))).toBe('INVALID');
    expect(codeOf(parseName('   '))).toBe('INVALID');
    expect(codeOf(parseText('four', 3))).toBe('TOO_LONG');
  });

  it.each(['a\0b', 'a\nb', 'a\tb', 'a\u007fb', 'a\u0085b', 'a\u2028b', 'a\ud800b', '\udc00', 'Suite 1\n'])(
    'is not %j',
    (raw) => expect(codeOf(parseName(raw))).toBe('INVALID'),
  );
});

describe('a message', () => {
  it('is kept as it was written, line breaks and tabs and all', () => {
    const letter = ' Dear house,\r\n\n\tcan you hold it?\n— P. 😀 ';
    expect(parseMessage(letter)).toEqual({ ok: true, value: letter });
  });

  it('has up to 10,000 characters, not all of them blank', () => {
    expect(parseMessage('😀'.repeat(10_000)).ok).toBe(true);
    expect(codeOf(parseMessage('x'.repeat(10_001)))).toBe('TOO_LONG');
    for (const raw of ['', ' \n\t', 'a\0', 'a\u001b[2J', 'a\ud800']) expect(codeOf(parseMessage(raw))).toBe('INVALID');
  });
});
