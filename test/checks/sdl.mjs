import { Kind, parse } from 'graphql';
import { filesBelow, read } from './files.mjs';

/** The five services, each a subgraph. */
export const services = ['accounts', 'facilities', 'capabilities', 'partnerships', 'alliances'];

const base = 'libs/service/src/graphql/base.graphql';

/** The gateway's own subgraph has no base: it only routes ids. */
const gatewayPreamble = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  "Anything with an id of its own. Ids are opaque to clients and sortable as strings."
  interface Node { id: ID! }
`;

/** Paths of the SDL files of one app, sorted. */
export const sdlFilesOf = (app) => filesBelow(`apps/${app}/src`, (path) => path.endsWith('.graphql'));

/** The whole schema of one service as one document, each type defined once. */
export const subgraphOf = (service) =>
  mergeDefinitions([base, ...sdlFilesOf(service)].map((path) => parse(read(path) ?? '')));

/** The gateway's subgraph: `node(id)` over stubs of every type that has an id. */
export const gatewaySubgraph = () => {
  const texts = sdlFilesOf('gateway').map((path) => read(path) ?? '');
  const declaresNode = texts.some((text) => /^interface Node\b/m.test(text));
  return mergeDefinitions([...(declaresNode ? [] : [parse(gatewayPreamble)]), ...texts.map((text) => parse(text))]);
};

/**
 * One document out of many: what several files say of one type (`type Query` here, `extend type Query` there) becomes one
 * definition, in the order read. Two files that define the same field are a fault that composition would hide, so it throws.
 */
export function mergeDefinitions(documents) {
  const merged = new Map();
  for (const definition of documents.flatMap((document) => document.definitions)) {
    const key = `${definition.kind.replace('Extension', 'Definition')} ${definition.name?.value ?? 'schema'}`;
    const known = merged.get(key);
    merged.set(key, known ? joined(known, definition) : asDefinition(definition));
  }
  return { kind: Kind.DOCUMENT, definitions: [...merged.values()] };
}

// NOTE: `extend schema @link` must stay an extension, or it would define a schema without a query type.
const asDefinition = (node) =>
  node.kind === Kind.SCHEMA_EXTENSION ? node : { ...node, kind: node.kind.replace('Extension', 'Definition') };

function joined(first, second) {
  const parts = ['fields', 'values', 'types', 'operationTypes'].filter((part) => first[part] || second[part]);
  const members = Object.fromEntries(parts.map((part) => [part, [...(first[part] ?? []), ...(second[part] ?? [])]]));
  const names = (members.fields ?? members.values ?? []).map((member) => member.name.value);
  const twice = names.find((name, at) => names.indexOf(name) < at);
  if (twice) throw new Error(`${first.name.value}.${twice} is defined twice in one service`);
  return {
    ...first,
    ...members,
    description: first.description ?? second.description,
    directives: onceEach([...(first.directives ?? []), ...(second.directives ?? [])]),
    ...(first.interfaces || second.interfaces
      ? { interfaces: onceEach([...(first.interfaces ?? []), ...(second.interfaces ?? [])]) }
      : {}),
  };
}

const onceEach = (nodes) =>
  nodes.filter((node, at) => nodes.findIndex((other) => other.name.value === node.name.value) === at);
