import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import {
  GraphQLCountryCode,
  GraphQLCurrency,
  GraphQLISO8601Duration,
  GraphQLLocalDate,
  GraphQLTimeZone,
} from 'graphql-scalars';
import { parseInstant, toIso, type Instant } from '#kernel/instant';

const malformed = (what: string): GraphQLError => new GraphQLError(what, { extensions: { code: 'BAD_USER_INPUT' } });

/** One reading for variables and literals, so that both refuse alike. */
function scalar<T>(name: string, read: (raw: unknown) => T, write: (value: T) => unknown): GraphQLScalarType {
  const literal = (node: ValueNode): unknown => {
    if (node.kind === Kind.INT || node.kind === Kind.STRING) return read(node.value);
    throw malformed(`${name} must be a string`);
  };
  return new GraphQLScalarType({
    name,
    parseValue: read,
    parseLiteral: literal,
    serialize: (value) => write(value as T),
  });
}

const dateTime = scalar<Instant>(
  'DateTime',
  (raw) => {
    const parsed = typeof raw === 'string' ? parseInstant(raw) : null;
    if (parsed === null) throw malformed('DateTime must be RFC 3339, as 2027-03-01T09:00:00Z');
    return parsed;
  },
  toIso,
);

const bigInt = scalar<bigint>(
  'BigInt',
  (raw) => {
    if (typeof raw === 'bigint') return raw;
    if (typeof raw === 'number' && Number.isSafeInteger(raw)) return BigInt(raw);
    if (typeof raw === 'string' && /^-?\d{1,30}$/.test(raw)) return BigInt(raw);
    throw malformed('BigInt must be a whole number or a string of digits');
  },
  String,
);

const upperCaseOnly = (library: GraphQLScalarType, name: string): GraphQLScalarType =>
  scalar<string>(
    name,
    (raw) => {
      if (typeof raw !== 'string' || raw !== raw.toUpperCase()) throw malformed(`${name} must be in upper case`);
      return String(library.parseValue(raw));
    },
    String,
  );

const asString = (library: GraphQLScalarType, name: string): GraphQLScalarType =>
  scalar<string>(
    name,
    (raw) => {
      if (typeof raw !== 'string') throw malformed(`${name} must be a string`);
      return String(library.parseValue(raw));
    },
    String,
  );

/** The contract's scalars. Well-kept validators where there is one; instants and amounts in the kernel's own types. */
export const scalars: Readonly<Record<string, GraphQLScalarType>> = {
  DateTime: dateTime,
  BigInt: bigInt,
  LocalDate: asString(GraphQLLocalDate, 'LocalDate'),
  Duration: asString(GraphQLISO8601Duration, 'Duration'),
  TimeZone: asString(GraphQLTimeZone, 'TimeZone'),
  CurrencyCode: upperCaseOnly(GraphQLCurrency, 'CurrencyCode'),
  CountryCode: upperCaseOnly(GraphQLCountryCode, 'CountryCode'),
};

/** Is there a country of this code (ISO 3166-1 alpha-2)? For what is read from elsewhere than a call. */
export function isCountry(code: string): boolean {
  try {
    scalars['CountryCode']?.parseValue(code);
    return true;
  } catch (expected) {
    if (expected instanceof GraphQLError) return false; // how the scalar refuses
    throw expected;
  }
}
