import { getNamedType, isSpecifiedScalarType } from 'graphql';

/** Relay's shapes mean the same everywhere, and a payload is what its mutation says it is. */
const selfEvident = /(Connection|Edge|Payload)$/;

/** Names of types, queries and mutations without a description, sorted. The input of a mutation is described there. */
export function undescribed(schema) {
  const roots = [schema.getQueryType(), schema.getMutationType()].filter(Boolean);
  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
  const inputs = mutations.flatMap((mutation) => mutation.args.map((argument) => getNamedType(argument.type).name));
  const types = Object.values(schema.getTypeMap()).filter(
    (type) =>
      !type.name.startsWith('__') &&
      !roots.includes(type) &&
      !isSpecifiedScalarType(type) &&
      !selfEvident.test(type.name) &&
      !inputs.includes(type.name),
  );
  const fields = roots.flatMap((root) =>
    Object.values(root.getFields()).map((field) => ({ ...field, name: `${root.name}.${field.name}` })),
  );
  return [...types, ...fields]
    .filter((thing) => !thing.description?.trim())
    .map((thing) => thing.name)
    .sort();
}

/** Breaking changes whose place in the schema (`Query.facility`) stands in no decision record. */
export const breakingWithoutDecision = (breaking, decisions) =>
  breaking.filter(({ path }) => !decisions.some((text) => path && text.includes(`\`${path}\``)));
