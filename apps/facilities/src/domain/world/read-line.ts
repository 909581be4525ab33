/**
 * One line of a world, as far as it can be judged by itself: its JSON, its fields, their values.
 */
import { isObject, type JsonObject, readJsonLine } from './json-line';
import { type Field, lineShapes, type Shape } from './line-shapes';
import { valueFaults } from './values-together';
import {
  type Judged,
  lineFault,
  type LineFault,
  type LineType,
  lineTypes,
  type WorldLine,
  type WorldTaxonomy,
} from './world-line';

/** What a line says it is, as far as that could be read, and the line itself or why it is refused. */
export type ReadLine = {
  readonly type: LineType | null;
  readonly ref: string | null;
  readonly judged: Judged<WorldLine>;
};

const longestLineBytes = 1_048_576;
const longestRef = 64;

/** Reads one line without its LF; null where it holds white space only. `bytes` null: it was longer than a line may be. */
export function readLine(bytes: Uint8Array | null, taxonomy: WorldTaxonomy): ReadLine | null {
  if (bytes === null || bytes.length > longestLineBytes)
    return refused(null, null, lineFault('LINE_TOO_LONG', '', `over ${longestLineBytes} bytes`));
  const json = readJsonLine(bytes);
  if (!json.ok) return refused(null, null, json.fault);
  if (json.value === null) return null;
  const { value } = json;
  const ref = typeof value['ref'] === 'string' ? value['ref'].slice(0, longestRef) : null;
  const type = lineTypes.find((known) => known === value['type']) ?? null;
  if (type === null) return refused(null, ref, lineFault('UNKNOWN_TYPE', 'type', 'no such type of line'));
  const [fault] = faultsOf(value, type, taxonomy);
  return fault ? refused(type, ref, fault) : { type, ref, judged: { ok: true, value: value as WorldLine } };
}

const refused = (type: LineType | null, ref: string | null, fault: LineFault): ReadLine => ({
  ...{ type, ref },
  judged: { ok: false, fault },
});

/** Faults in the order in which they are told; whoever asks for the first does no more work than that. */
function* faultsOf(value: JsonObject, type: LineType, taxonomy: WorldTaxonomy): Generator<LineFault> {
  const shape = lineShapes[type];
  const isField = (key: string): boolean => key === 'type' || Object.hasOwn(shape, key);
  const stray = Object.keys(value).find((key) => !isField(key));
  if (stray !== undefined) yield lineFault('UNKNOWN_FIELD', stray, 'not a field of this line');
  yield* strayFields(value, shape, '');
  yield* missingFields(value, shape, '');
  yield* badValues(value, shape, '');
  yield* valueFaults(value as WorldLine, taxonomy);
}

const join = (path: string, part: string | number): string => (path === '' ? String(part) : `${path}.${part}`);

/** The objects in the lists of an object, each with its shape and its path; what is no object comes later. */
function* objectsWithin(value: JsonObject, shape: Shape, path: string): Generator<[JsonObject, Shape, string]> {
  for (const [key, { form }] of Object.entries(shape)) {
    const items = value[key];
    if (typeof form === 'function' || typeof form.of === 'function' || !Array.isArray(items)) continue;
    for (const [at, item] of items.entries()) if (isObject(item)) yield [item, form.of, join(join(path, key), at)];
  }
}

function* strayFields(value: JsonObject, shape: Shape, path: string): Generator<LineFault> {
  for (const [item, its, here] of objectsWithin(value, shape, path)) {
    const stray = Object.keys(item).find((key) => !Object.hasOwn(its, key));
    if (stray !== undefined) yield lineFault('UNKNOWN_FIELD', join(here, stray), 'not a field of this line');
    yield* strayFields(item, its, here);
  }
}

function* missingFields(value: JsonObject, shape: Shape, path: string): Generator<LineFault> {
  for (const [key, field] of Object.entries(shape)) {
    if (value[key] !== undefined) yield* missingBelow(value, { [key]: field }, path);
    else if (field.must) yield lineFault('MISSING_FIELD', join(path, key), 'must be given');
  }
}

function* missingBelow(value: JsonObject, shape: Shape, path: string): Generator<LineFault> {
  for (const [item, its, here] of objectsWithin(value, shape, path)) yield* missingFields(item, its, here);
}

function* badValues(value: JsonObject, shape: Shape, path: string): Generator<LineFault> {
  for (const [key, field] of Object.entries(shape))
    if (value[key] !== undefined) yield* badValue(value[key], field.form, join(path, key));
}

function* badValue(value: unknown, form: Field['form'], path: string): Generator<LineFault> {
  if (typeof form === 'function') {
    if (!form(value)) yield lineFault('BAD_VALUE', path, `cannot be ${shown(value)}`);
    return;
  }
  if (!Array.isArray(value)) return void (yield lineFault('BAD_VALUE', path, 'must be a list'));
  if (value.length < form.least) yield lineFault('BAD_VALUE', path, 'is empty');
  for (const [at, item] of value.entries()) {
    const here = join(path, at);
    if (typeof form.of === 'function') yield* badValue(item, form.of, here);
    else if (isObject(item)) yield* badValues(item, form.of, here);
    else yield lineFault('BAD_VALUE', here, 'must be an object');
  }
}

/** A value in a message, kept short; what is nested is not taken apart. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (isObject(value)) return 'an object';
  return JSON.stringify(typeof value === 'string' ? value.slice(0, 80) : value);
}
