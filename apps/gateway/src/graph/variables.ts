import {
  coerceInputValue,
  GraphQLError,
  type GraphQLSchema,
  isInputType,
  isNonNullType,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql';

/** Enough to mend an input, and not a page of them. */
const mostFaults = 20;

/**
 * What is wrong with the variables of a call, each fault with its path from the variable on. GraphQL's own message would
 * repeat the whole input, and with it passwords and titles.
 */
export function faultsOfVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): readonly GraphQLError[] {
  const faults: GraphQLError[] = [];
  for (const def of operation.variableDefinitions ?? []) {
    const name = def.variable.name.value;
    const type = typeFromAST(schema, def.type);
    if (!isInputType(type)) continue;
    const given = variables[name];
    const refuse = (path: readonly (string | number)[], what: string): void => {
      const field = [name, ...path.map(String)];
      if (faults.length < mostFaults)
        faults.push(
          new GraphQLError(`Variable "$${name}" at "${field.join('.')}": ${what}`, {
            nodes: def,
            extensions: { code: 'BAD_USER_INPUT', field },
          }),
        );
    };
    if (given === undefined) {
      if (isNonNullType(type) && !def.defaultValue) refuse([], `a value of type "${String(type)}" is required.`);
    } else {
      coerceInputValue(given, type, (path, _, fault) => refuse(path, fault.message));
    }
  }
  return faults;
}
