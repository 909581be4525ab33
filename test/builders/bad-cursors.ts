import { unknownId } from '../world/world';

/** Cursors that do not come from the list: nonsense, another list's, and its own with a part of a kind that cannot stand there. */
export function badCursors(good: string): readonly string[] {
  const encode = (parts: unknown) => Buffer.from(JSON.stringify(parts)).toString('base64url');
  const parts = JSON.parse(Buffer.from(good, 'base64url').toString()) as readonly unknown[];
  const wrong = [true, {}, [], 'a\0b', '\ud800'];
  const otherKind = (part: unknown) => (typeof part === 'string' ? [7] : ['text']);
  return [
    ...[
      '',
      ' ',
      'nonsense',
      '!',
      `${good}=`,
      ` ${good}`,
      good.slice(1),
      'x'.repeat(5000),
      encode(null),
      encode({}),
      encode([]),
    ],
    ...[encode([...parts, 1]), encode(parts.slice(1)), encode(['name', unknownId('commitment')]), encode([1, 2, 3, 4])],
    ...parts.flatMap((part, at) => [...wrong, ...otherKind(part)].map((odd) => encode(parts.with(at, odd)))),
    ...['', 'nonsense', null, 7, `${String(parts.at(-1))}0`].map((id) => encode(parts.with(-1, id))),
  ];
}
