import {
  getNamedType,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
} from 'graphql';

/** One way to spoil an input: the same input with one place changed, and what must be answered. */
export type Spoiled = {
  readonly what: string;
  /** Where it is spoiled, and where the fault must be told. */
  readonly place: readonly string[];
  readonly told: readonly string[];
  readonly input: unknown;
  /** `malformed`: GraphQL's own BAD_USER_INPUT. Else a refusal with one of these codes. */
  readonly expects: 'malformed' | readonly string[];
};

/** What is no such value at all. */
const malformed: Readonly<Record<string, readonly unknown[]>> = {
  String: [7, true, { a: 1 }, ['a']],
  ID: [1.5, true, { a: 1 }],
  Int: ['1', 1.5, 2 ** 31, -(2 ** 31) - 1, true],
  Float: ['1', true],
  Boolean: ['true', 1],
  DateTime: [
    ...['', 'yesterday', '2031-03-10', '2031-03-10T08:00:00', '2031-03-10 08:00:00Z', '2031-02-30T08:00:00Z'],
    ...[
      '2031-03-10T08:00:00.123456Z',
      '2031-03-10T24:00:00Z',
      '2031-03-10T08:00:60Z',
      '12031-03-10T08:00:00Z',
      1_930_000_000,
    ],
  ],
  LocalDate: ['', '2027-02-30', '2027-2-3', '20270203', '2027-02-03T00:00:00Z', 20_270_203],
  Duration: ['', 'three days', '3D', 'P', 7],
  BigInt: [1.5, 2 ** 53, '', '1.0', '1e3', ' 1', '9'.repeat(31), true],
  CurrencyCode: ['', 'eur', 'EU', 'ABC', 978],
  CountryCode: ['', 'fr', 'XX', 'FRA', 33],
  TimeZone: ['', 'Mars/Olympus', '+01:00:00:00', 1],
};

type Refused = readonly [what: string, value: unknown, code: string];

/** What is such a value and makes no sense. */
const refused: Readonly<Record<string, readonly Refused[]>> = {
  String: [
    ['empty', '', 'INVALID'],
    ['blank', '  ', 'INVALID'],
    ['too long', 'x'.repeat(20_001), 'TOO_LONG'],
  ],
  Int: [
    ['zero', 0, 'OUT_OF_RANGE'],
    ['negative', -1, 'OUT_OF_RANGE'],
    ['huge', 2 ** 31 - 1, 'OUT_OF_RANGE'],
  ],
  Float: [
    ['beyond the poles', 181, 'OUT_OF_RANGE'],
    ['huge', -1e308, 'OUT_OF_RANGE'],
  ],
  Duration: ['PT30S', 'P1Y', 'P1M', '-P1D', 'PT0H', 'P367D', 'PT1.5H', 'P99999999999999999999D'].map(
    (text) => [text, text, 'INVALID'] as const,
  ),
  BigInt: [
    ['negative', -1, 'OUT_OF_RANGE'],
    ['more than 2^53 - 1', '9007199254740992', 'OUT_OF_RANGE'],
  ],
};

const unsound: readonly Refused[] = [
  ['NUL', 'a\0b', 'INVALID'],
  ['half a surrogate pair', 'a\ud800b', 'INVALID'],
];

type PeriodFault = readonly [what: string, value: object, code: string, at?: string];
const periods: readonly PeriodFault[] = [
  ['reversed', { start: '2031-03-11T00:00:00Z', end: '2031-03-10T00:00:00Z' }, 'PERIOD_REVERSED'],
  ['of no length', { start: '2031-03-10T02:00:00+02:00', end: '2031-03-10T00:00:00Z' }, 'PERIOD_REVERSED'],
  ['in the past', { start: '2021-03-10T00:00:00Z', end: '2021-03-11T00:00:00Z' }, 'IN_PAST'],
  ['after 2100', { start: '2099-12-10T00:00:00Z', end: '2100-01-11T00:00:00Z' }, 'OUT_OF_RANGE', 'end'],
  ['before 2000', { start: '1999-12-10T00:00:00Z', end: '2031-01-11T00:00:00Z' }, 'OUT_OF_RANGE', 'start'],
  ['of three years', { start: '2031-03-10T00:00:00Z', end: '2034-03-11T00:00:00Z' }, 'OUT_OF_RANGE'],
];

/** What the schema cannot say: limits of lists, ids nobody may see, and places where another code is right. */
export type Particulars = {
  /** Refusals at a place (indexes left out): another code (or a place) for all of them, or by what is wrong; null: no fault there. */
  readonly codes: Readonly<Record<string, string | Readonly<Record<string, string | null>>>>;
  /** One more than a list may hold. */
  readonly tooMany: Readonly<Record<string, number>>;
  /** Input types whose inside is spoiled elsewhere: one parser reads them, wherever they stand. */
  readonly spoiledElsewhere?: readonly string[];
  /** Ids that make no sense wherever the schema asks for one, by what is wrong with them. */
  readonly ids: (good: string) => Readonly<Record<string, string>>;
};

/** Every way to spoil a good input that the type of the input tells. `good` must fill each field once. */
export function spoil(type: GraphQLInputType, good: unknown, particulars: Particulars): readonly Spoiled[] {
  const found: Spoiled[] = [];

  const add = (what: string, place: readonly string[], value: unknown, expects: Spoiled['expects'], told = place) =>
    found.push({ what, place, told, expects, input: put(good, place, value) });

  /** A refusal, unless another code is right at this place. */
  const refuse = (what: string, place: readonly string[], value: unknown, usual: string, told = place): void => {
    const here = particulars.codes[place.filter((part) => !/^\d+$/.test(part)).join('.')];
    const code = typeof here === 'string' ? here : here && what in here ? here[what] : usual;
    if (code) add(what, place, value, [code], told);
  };

  const walk = (at: GraphQLInputType, place: readonly string[]): void => {
    const isRequired = isNonNullType(at);
    const inner = isNonNullType(at) ? at.ofType : at;
    if (isRequired && place.length > 0) {
      add('null', place, null, 'malformed');
      if (!/^\d+$/.test(place.at(-1) ?? '')) add('missing', place, undefined, 'malformed', place.slice(0, -1));
    }
    if (isListType(inner)) return list(inner.ofType, place);
    if (isInputObjectType(inner)) {
      for (const value of [7, 'text']) add(`${JSON.stringify(value)} for an object`, place, value, 'malformed');
      add('an unknown field', [...place, 'nonsense'], 1, 'malformed', place);
      if (particulars.spoiledElsewhere?.includes(inner.name)) return;
      if (inner.name === 'PeriodInput')
        for (const [what, value, code, end] of periods) refuse(what, place, value, code, end ? [...place, end] : place);
      for (const field of Object.values(inner.getFields())) walk(field.type, [...place, field.name]);
      return;
    }
    if (isEnumType(inner))
      for (const value of ['NO_SUCH', inner.getValues()[0]?.name.toLowerCase(), 7])
        add(`${String(value)} of no enum`, place, value, 'malformed');
    if (isScalarType(inner)) scalar(inner.name, place);
  };

  const list = (item: GraphQLInputType, place: readonly string[]): void => {
    const many = particulars.tooMany[place.filter((part) => !/^\d+$/.test(part)).join('.')];
    if (many === undefined) throw new Error(`say how many ${place.join('.')} may hold`);
    const first = (get(good, place) as readonly unknown[])[0];
    refuse('an empty list', place, [], 'INVALID');
    refuse(
      'a list too long',
      place,
      Array.from({ length: many }, () => first),
      'TOO_LONG',
    );
    walk(item, [...place, '0']);
  };

  const scalar = (name: string, place: readonly string[]): void => {
    for (const value of malformed[name] ?? []) add(`${JSON.stringify(value)} as ${name}`, place, value, 'malformed');
    for (const [what, value, code] of refused[name] ?? []) refuse(what, place, value, code);
    if (typeof get(good, place) === 'string') for (const [what, value] of unsound) add(what, place, value, 'malformed');
    if (name === 'ID')
      for (const [what, value] of Object.entries(particulars.ids(String(get(good, place)))))
        refuse(what, place, value, 'NOT_FOUND');
  };

  walk(type, []);
  return found;
}

/** Does the good input fill every field of its type, so that none is left out? Answers those that it leaves out. */
export function unfilled(
  type: GraphQLInputType,
  value: unknown,
  spoiledElsewhere: readonly string[] = [],
  place: readonly string[] = [],
): readonly string[] {
  const inner = isNonNullType(type) ? type.ofType : type;
  if (value === undefined || value === null) return [place.join('.')];
  if (isListType(inner))
    return unfilled(inner.ofType, (value as readonly unknown[])[0], spoiledElsewhere, [...place, '0']);
  const named = getNamedType(inner);
  if (!isInputObjectType(named) || spoiledElsewhere.includes(named.name)) return [];
  const fields = Object.values(named.getFields());
  return fields.flatMap((field) => unfilled(field.type, (value as Readonly<Record<string, unknown>>)[field.name], spoiledElsewhere, [...place, field.name])); // prettier-ignore
}

const get = (value: unknown, place: readonly string[]): unknown =>
  place.reduce<unknown>((inner, part) => (inner as Readonly<Record<string, unknown>>)[part], value);

function put(value: unknown, [part, ...rest]: readonly string[], leaf: unknown): unknown {
  if (part === undefined) return leaf;
  const inner = put((value as Readonly<Record<string, unknown>>)[part], rest, leaf);
  if (Array.isArray(value)) return value.map((item, at) => (String(at) === part ? inner : (item as unknown)));
  return { ...(value as object), [part]: inner };
}
