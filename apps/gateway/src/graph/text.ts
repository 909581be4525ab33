import { type DocumentNode, GraphQLError, Kind, type ValueNode, visit } from 'graphql';

/** No text of the trade has these, and PostgreSQL keeps no NUL. */
const isSound = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

/** No input of the schema is nested nearly as deep; what is would only be meant to exhaust the stack. */
const deepest = 32;

const refuse = (
  place: readonly string[],
  what = 'holds NUL or half of a surrogate pair, which no text may',
): GraphQLError =>
  new GraphQLError(`The input at "${place.join('.')}" ${what}.`, {
    extensions: { code: 'BAD_USER_INPUT', reason: 'INVALID', field: place },
  });

/** The first unsound text among the variables (or nesting without end), by its path: variable, fields, indexes. */
export function unsoundVariable(variables: Readonly<Record<string, unknown>>): GraphQLError | null {
  return unsoundValue(variables, []);
}

function unsoundValue(value: unknown, place: readonly string[]): GraphQLError | null {
  if (typeof value === 'string') return isSound(value) ? null : refuse(place);
  if (typeof value !== 'object' || value === null) return null;
  if (place.length > deepest) return refuse(place, 'is nested too deep');
  for (const [name, inner] of Object.entries(value)) {
    // The name itself is left out of the answer: it is what is unsound.
    const fault = isSound(name) ? unsoundValue(inner, [...place, name]) : refuse(place);
    if (fault) return fault;
  }
  return null;
}

/** The first unsound text written into the query itself, by argument, fields, indexes. */
export function unsoundLiteral(document: DocumentNode): GraphQLError | null {
  let found: GraphQLError | null = null;
  const look = (value: ValueNode, place: readonly string[]): void => {
    if (value.kind === Kind.STRING && !isSound(value.value)) found ??= refuse(place);
    if (value.kind === Kind.LIST) value.values.forEach((item, at) => look(item, [...place, String(at)]));
    if (value.kind === Kind.OBJECT) value.fields.forEach((field) => look(field.value, [...place, field.name.value]));
  };
  visit(document, {
    Argument: (argument) => look(argument.value, [argument.name.value]),
    VariableDefinition: (def) => def.defaultValue && look(def.defaultValue, [def.variable.name.value]),
  });
  return found;
}
