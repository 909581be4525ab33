/**
 * From the bytes of a line to one JSON object. A key that stands twice in one object is no object we would want to understand:
 * JSON's own reader keeps the last and says nothing, so the text is walked once more.
 */
import { type Judged, lineFault, type LineFault } from './world-line';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export type JsonObject = { readonly [key: string]: unknown };

/** The object a line holds; null where it holds white space only. */
export function readJsonLine(bytes: Uint8Array): Judged<JsonObject | null> {
  const text = decoded(bytes);
  if (text === null) return no('NOT_UTF8', 'bytes that are not UTF-8');
  if (text.trim() === '') return { ok: true, value: null };
  const value = parsed(text);
  if (!isObject(value)) return no('NOT_JSON', 'not one JSON object');
  const twice = keyTwice(text);
  return twice === null ? { ok: true, value } : no('NOT_JSON', `key ${JSON.stringify(twice)} twice`);
}

const no = (code: LineFault['code'], message: string): Judged<never> => ({
  ok: false,
  fault: lineFault(code, '', message),
});

export const isObject = (value: unknown): value is JsonObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

function decoded(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes);
  } catch (expected) {
    if (isOfBadBytes(expected)) return null;
    throw expected;
  }
}

const isOfBadBytes = (fault: unknown): boolean =>
  typeof fault === 'object' && fault !== null && 'code' in fault && fault.code === 'ERR_ENCODING_INVALID_ENCODED_DATA';

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (expected) {
    if (expected instanceof SyntaxError) return undefined;
    throw expected;
  }
}

/** The first key that an object of this (sound) JSON text names twice, or null. */
function keyTwice(text: string): string | null {
  /** The keys of each object we are in; null for a list. */
  const open: (Set<string> | null)[] = [];
  let expectsKey = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === '"') {
      const end = endOfString(text, at);
      const keys = open.at(-1);
      if (expectsKey && keys) {
        const key = JSON.parse(text.slice(at, end + 1)) as string;
        if (keys.has(key)) return key;
        keys.add(key);
        expectsKey = false;
      }
      at = end;
    } else if (sign === '{') {
      open.push(new Set());
      expectsKey = true;
    } else if (sign === '[') {
      open.push(null);
      expectsKey = false;
    } else if (sign === '}' || sign === ']') {
      open.pop();
      expectsKey = false;
    } else if (sign === ',') expectsKey = open.at(-1) !== null;
  }
  return null;
}

function endOfString(text: string, begin: number): number {
  let at = begin + 1;
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}
