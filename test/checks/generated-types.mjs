// TypeScript types of each subgraph from its SDL, in apps/<service>/src/schema.generated.ts. With --check it writes nothing
// and fails when one is stale.
import { codegen } from '@graphql-codegen/core';
import * as typescriptPlugin from '@graphql-codegen/typescript';
import { buildASTSchema, parse } from 'graphql';
import { settle } from './files.mjs';
import { services, subgraphOf } from './sdl.mjs';

const header = `// Generated from the SDL of this service; do not edit. Renew it with: node test/checks/generated-types.mjs
import type { Instant } from '#kernel/instant';

`;

/** What the code sees of each scalar, both ways (see libs/service/src/graphql/scalars.ts). */
const scalars = {
  ID: 'string',
  DateTime: 'Instant',
  LocalDate: 'string',
  Duration: 'string',
  BigInt: 'bigint',
  CurrencyCode: 'string',
  CountryCode: 'string',
  TimeZone: 'string',
};

const config = {
  scalars,
  strictScalars: true,
  enumsAsTypes: true,
  immutableTypes: true,
  skipTypename: true,
  useTypeImports: true,
  maybeValue: 'T | null',
  inputMaybeValue: 'T | null | undefined',
};

async function typesOf(service) {
  const document = withoutFederation(subgraphOf(service));
  const types = await codegen({
    filename: 'schema.generated.ts',
    schema: document,
    schemaAst: buildASTSchema(document),
    documents: [],
    config,
    plugins: [{ typescript: {} }],
    pluginMap: { typescript: typescriptPlugin },
  });
  return header + types.replace(/^\/\* eslint-disable.*\n/m, '');
}

/** Federation's directives say nothing about shapes, and plain GraphQL does not know them. */
function withoutFederation(document) {
  const strip = (node) => ({ ...node, directives: [], ...(node.fields ? { fields: node.fields.map(strip) } : {}) });
  const shapes = document.definitions.filter((definition) => definition.kind !== 'SchemaExtension').map(strip);
  const mutates = shapes.some((definition) => definition.name.value === 'Mutation');
  const schema = parse(`schema { query: Query ${mutates ? 'mutation: Mutation' : ''} }`).definitions;
  return { kind: 'Document', definitions: [...schema, ...shapes] };
}

const wanted = {};
for (const service of services) wanted[`apps/${service}/src/schema.generated.ts`] = await typesOf(service);
settle(wanted, 'node test/checks/generated-types.mjs');
