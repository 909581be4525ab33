import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

/** What of the contract the API does not offer, by coordinate, with the reason. */
export type Missing = { readonly at: string; readonly why: string };

export function missingFrom(api: GraphQLSchema, contract: GraphQLSchema): readonly Missing[] {
  const types = Object.values(contract.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
  return types.flatMap((wanted) => {
    const offered = api.getType(wanted.name);
    if (!offered) return [{ at: wanted.name, why: 'no such type' }];
    if (offered.constructor !== wanted.constructor) return [{ at: wanted.name, why: 'another kind of type' }];
    return inType(offered, wanted);
  });
}

function inType(offered: GraphQLNamedType, wanted: GraphQLNamedType): readonly Missing[] {
  if (isEnumType(wanted) && isEnumType(offered)) {
    const lacking = wanted.getValues().filter(({ name }) => !offered.getValue(name));
    return lacking.map(({ name }) => ({ at: `${wanted.name}.${name}`, why: 'no such value' }));
  }
  if (isInputObjectType(wanted) && isInputObjectType(offered))
    return inputs(wanted.name, Object.values(offered.getFields()), Object.values(wanted.getFields()));
  const hasFields = isObjectType(wanted) || isInterfaceType(wanted);
  if (!hasFields || !(isObjectType(offered) || isInterfaceType(offered))) return [];
  const promised = wanted
    .getInterfaces()
    .filter(({ name }) => !offered.getInterfaces().some((one) => one.name === name));
  const fields = Object.values(wanted.getFields()).flatMap((field) => {
    const at = `${wanted.name}.${field.name}`;
    const own = offered.getFields()[field.name];
    if (!own) return [{ at, why: 'no such field' }];
    const answers = gives(own.type, field.type);
    const faults = answers ? [] : [{ at, why: `answers ${String(own.type)}, not ${String(field.type)}` }];
    return [...faults, ...inputs(at, own.args, field.args)];
  });
  return [...promised.map(({ name }) => ({ at: wanted.name, why: `does not implement ${name}` })), ...fields];
}

type Input = GraphQLArgument | GraphQLInputField;

/** Everything the contract lets a client send is taken, with the default it names, and nothing more is demanded. */
function inputs(at: string, offered: readonly Input[], wanted: readonly Input[]): readonly Missing[] {
  const faults = wanted.flatMap((input) => {
    const own = offered.find(({ name }) => name === input.name);
    const coordinate = `${at}.${input.name}`;
    if (!own) return [{ at: coordinate, why: 'not taken' }];
    const taken = takes(own.type, input.type);
    const { defaultValue } = input;
    const isSame = defaultValue === undefined || JSON.stringify(own.defaultValue) === JSON.stringify(defaultValue);
    return [
      ...(taken ? [] : [{ at: coordinate, why: `takes ${String(own.type)}, not ${String(input.type)}` }]),
      ...(isSame ? [] : [{ at: coordinate, why: 'has another default' }]),
    ];
  });
  const demanded = offered.filter(
    (own) => isNonNullType(own.type) && own.defaultValue === undefined && !wanted.some(({ name }) => name === own.name),
  );
  return [...faults, ...demanded.map(({ name }) => ({ at: `${at}.${name}`, why: 'demanded beyond the contract' }))];
}

/** An answer may promise more (never null), not less. */
function gives(offered: GraphQLOutputType, wanted: GraphQLOutputType): boolean {
  if (isNonNullType(wanted)) return isNonNullType(offered) && gives(offered.ofType, wanted.ofType);
  if (isNonNullType(offered)) return gives(offered.ofType, wanted);
  if (isListType(wanted)) return isListType(offered) && gives(offered.ofType, wanted.ofType);
  return !isListType(offered) && offered.name === wanted.name;
}

/** An input may demand less (null is fine), not more. */
function takes(offered: GraphQLInputType, wanted: GraphQLInputType): boolean {
  if (isNonNullType(offered)) return isNonNullType(wanted) && takes(offered.ofType, wanted.ofType);
  if (isNonNullType(wanted)) return takes(offered, wanted.ofType);
  if (isListType(wanted)) return isListType(offered) && takes(offered.ofType, wanted.ofType);
  return !isListType(offered) && offered.name === wanted.name;
}
