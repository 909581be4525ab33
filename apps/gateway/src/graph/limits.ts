import { ApolloArmor } from '@escape.tech/graphql-armor';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  NoSchemaIntrospectionCustomRule,
  type OperationDefinitionNode,
  validate,
  type ValidationRule,
  visit,
} from 'graphql';
import { rootFields } from './root-fields';

/** How large a query may be. Tokens are counted while it is read, the rest once it is. */
export const queryLimits = {
  tokens: 4000,
  cost: 5000,
  depth: 10,
  aliases: 15,
  directives: 20,
  rootFields: 20,
} as const;

/** Enough to mend a query by. */
export const mostErrors = 10;

const off = { enabled: false };

// NOTE: armor's own token rule answers a syntax error with HTTP 500; tokens are counted by graphql-js.
const unused = { blockFieldSuggestion: off, maxTokens: off };
// Without armor's factor for depth, cost is how many values an answer can hold; with it, pages of ours would be refused.
const costLimit = { maxCost: queryLimits.cost, depthCostFactor: 1, flattenFragments: true };

const sizeRules = new ApolloArmor({
  ...unused,
  costLimit,
  maxDepth: { n: queryLimits.depth, flattenFragments: true },
  maxAliases: { n: queryLimits.aliases },
  maxDirectives: { n: queryLimits.directives },
}).protect().validationRules;

/** Cost alone: it comes again for a call whose page sizes are variables, see `withPageSizes`. */
export const costRules: readonly ValidationRule[] = new ApolloArmor({
  ...unused,
  costLimit,
  maxDepth: off,
  maxAliases: off,
  maxDirectives: off,
}).protect().validationRules;

const rootFieldsRule: ValidationRule = (context) => ({
  OperationDefinition(operation) {
    const found = rootFields(operation, (name) => context.getFragment(name)).length;
    if (found > queryLimits.rootFields)
      context.reportError(new GraphQLError(`Root field limit of ${queryLimits.rootFields} exceeded, found ${found}.`));
  },
});

/** For every query, from whomever. */
export const limitRules: readonly ValidationRule[] = [...sizeRules, rootFieldsRule];

// A page size that no list takes is a fault of its own; multiplied into the cost it would only look like a query too dear.
const pageSizeRule: ValidationRule = (context) => ({
  Argument({ name, value }) {
    if (!isPageSize(name.value) || value.kind !== Kind.INT || (Number(value.value) >= 1 && Number(value.value) <= 100))
      return;
    const extensions = { code: 'BAD_USER_INPUT', reason: 'OUT_OF_RANGE', field: [name.value] };
    context.reportError(new GraphQLError('A page has 1 to 100 rows.', { nodes: value, extensions }));
  },
});

/** What is too large about a document, page sizes first. */
export function faultsOfSize(
  schema: GraphQLSchema,
  document: DocumentNode,
  rules: readonly ValidationRule[],
): readonly GraphQLError[] {
  const pages = validate(schema, document, [pageSizeRule], { maxErrors: mostErrors });
  return pages.length > 0 ? pages : validate(schema, document, rules, { maxErrors: mostErrors });
}

export const noIntrospection: ValidationRule = NoSchemaIntrospectionCustomRule;

const isPageSize = (name: string): boolean => name === 'first' || name === 'last';

/**
 * The document with page sizes that are variables written out, so that the cost of what is asked is counted and not the cost
 * of asking. Null when it has none.
 */
export function withPageSizes(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): DocumentNode | null {
  const defaults = new Map(operation.variableDefinitions?.map((def) => [def.variable.name.value, def.defaultValue]));
  let isChanged = false;
  const written = visit(document, {
    Argument(argument) {
      if (!isPageSize(argument.name.value) || argument.value.kind !== Kind.VARIABLE) return undefined;
      const name = argument.value.name.value;
      const given = variables[name];
      const byDefault = defaults.get(name);
      isChanged = true;
      if (typeof given === 'number') return { ...argument, value: { kind: Kind.INT, value: String(given) } };
      return byDefault ? { ...argument, value: byDefault } : undefined;
    },
  });
  return isChanged ? written : null;
}
