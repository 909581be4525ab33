import fc from 'fast-check';
import { decodeCursor, encodeCursor, parseFirst } from './page';

const part = fc.oneof(
  fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0')),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (n === 0 ? 0 : n)),
  fc.integer(),
  fc.constant(null),
);
const refused = { ok: false, refusals: [{ code: 'INVALID', field: [] }] };
const base64url = (text: string): string => Buffer.from(text, 'utf8').toString('base64url');

describe('a cursor', () => {
  it('gives back what the last row was sorted by', () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) => {
        expect(decodeCursor(encodeCursor(parts), parts.length)).toEqual({ ok: true, value: parts });
      }),
    );
  });

  it('can stand in an address as it is', () => {
    fc.assert(fc.property(fc.array(part), (parts) => expect(encodeCursor(parts)).toMatch(/^[A-Za-z0-9_-]+$/)));
  });

  it('of another list is refused', () => {
    expect(decodeCursor(encodeCursor(['a', 1]), 3)).toMatchObject(refused);
    expect(decodeCursor(encodeCursor(['a', 1]), 1)).toMatchObject(refused);
  });

  it.each([
    '',
    '%%%',
    'bm90IGpzb24',
    base64url('{"0":"a","1":"b","length":2}'),
    base64url('["a",["b"]]'),
    base64url('["a",{}]'),
    base64url('["a",true]'),
    base64url('["a",1e999]'),
    base64url('["a", 1]'),
    base64url('["a","b\\u0000"]'),
    base64url('["a","\\ud800"]'),
    `${encodeCursor(['a', 'b'])}=`,
    ` ${encodeCursor(['a', 'b'])}`,
    encodeCursor(['a', 'b'.repeat(9000)]),
  ])('that nobody was given is refused (case %#)', (raw) => expect(decodeCursor(raw, 2)).toMatchObject(refused));

  it('is never a reason to fall over', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => expect(decodeCursor(raw, 2)).toMatchObject({ ok: false })),
    );
  });
});

describe('the rows of a page', () => {
  it('are 1 to 100, twenty when nothing is said', () => {
    expect([1, 20, 100].map((n) => parseFirst(n))).toEqual([1, 20, 100].map((value) => ({ ok: true, value })));
    expect(parseFirst(null)).toEqual({ ok: true, value: 20 });
    expect(parseFirst(undefined, 50)).toEqual({ ok: true, value: 50 });
    for (const n of [0, -1, 101, 1.5, Number.NaN, Infinity])
      expect(parseFirst(n)).toMatchObject({ ok: false, refusals: [{ code: 'OUT_OF_RANGE' }] });
  });
});
