import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, GraphQLError, parse } from 'graphql';
import { idTypeOf, type IdType } from '#kernel/ids';
import { loaderOf, type RequestContext } from '#service/graphql/request-context';
import { projectRoot } from '#service/project-root';
import type { ServiceName } from '#service/services';
import { type Call, contextOf } from '../graph/call';
import type { Subgraph } from '../graph/subgraphs';

type Owner = {
  readonly service: ServiceName;
  readonly typename: string;
  /** Who else has a reason to show it that the owner cannot know of: asked where the owner says no. */
  readonly witness?: ServiceName;
};

/** Whose ids they are: the service that owns the type decides whether the viewer may see the thing. */
const owners: Readonly<Partial<Record<IdType, Owner>>> = {
  // The other side of a thread sees who wrote in it; partnerships keeps the threads.
  account: { service: 'accounts', typename: 'Account', witness: 'partnerships' },
  // Who sees a facility sees whose it is, visitors too.
  organisation: { service: 'accounts', typename: 'Organisation', witness: 'facilities' },
  facility: { service: 'facilities', typename: 'Facility' },
  resource: { service: 'facilities', typename: 'Resource' },
  class: { service: 'facilities', typename: 'ResourceClass' },
  commitment: { service: 'facilities', typename: 'Commitment' },
  feed: { service: 'facilities', typename: 'CalendarFeed' },
  table: { service: 'facilities', typename: 'TableImport' },
  block: { service: 'facilities', typename: 'Block' },
  change: { service: 'facilities', typename: 'Change' },
  entry: { service: 'facilities', typename: 'DirectoryEntry' },
  search: { service: 'capabilities', typename: 'SavedSearch' },
  brief: { service: 'partnerships', typename: 'Brief' },
  team: { service: 'partnerships', typename: 'Team' },
  request: { service: 'partnerships', typename: 'PartnershipRequest' },
  message: { service: 'partnerships', typename: 'Message' },
  alliance: { service: 'alliances', typename: 'Alliance' },
  audit: { service: 'alliances', typename: 'AuditEntry' },
};

export type Node = { readonly __typename: string; readonly id: string };

/** The thing an id names, by its form alone; null when it names nothing that `node` answers. */
export function namedBy(id: string): (Node & { readonly service: ServiceName; readonly witness?: ServiceName }) | null {
  const type = idTypeOf(id);
  const owner = type && owners[type];
  if (!owner) return null;
  const { typename: __typename, ...asked } = owner;
  return { __typename, id, ...asked };
}

const visibleNodes = parse('query VisibleNodes($ids: [ID!]!) { visibleNodes(ids: $ids) }');

type NodeContext = RequestContext & { readonly call: Call };

/** The gateway's own subgraph: `node(id)`, asked of the owner (and of a witness) once for all ids of a request. */
export function nodeSubgraph(subgraphs: ReadonlyMap<ServiceName, Subgraph>): Subgraph {
  const schema = buildSubgraphSchema([
    {
      typeDefs: parse(
        `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
       interface Node { id: ID! }
       ${readFileSync(join(projectRoot, 'apps/gateway/src/node/node.graphql'), 'utf8')}`,
      ),
      resolvers: {
        Query: {
          node: async (_: unknown, { id }: { readonly id: string }, context: NodeContext) => {
            const named = namedBy(id);
            if (!named) return null;
            const found = await visible(named.service, context).load(id);
            return found ?? (named.witness ? visible(named.witness, context).load(id) : null);
          },
        },
      },
    },
  ]);

  const visible = (service: ServiceName, context: NodeContext) =>
    loaderOf<Node>(context, (ids) => askOwner(service, ids, context.call), loaderKeys[service]);

  async function askOwner(
    service: ServiceName,
    ids: readonly string[],
    call: Call,
  ): Promise<ReadonlyMap<string, Node>> {
    const subgraph = subgraphs.get(service);
    if (!subgraph) throw new Error(`no subgraph ${service}`);
    const { data, errors } = await subgraph.execute(visibleNodes, { ids }, call);
    // The path of the owner's answer means nothing in ours.
    if (errors?.[0]) throw new GraphQLError(errors[0].message, { extensions: errors[0].extensions });
    const seen = data?.['visibleNodes'] as readonly boolean[];
    return new Map(
      ids.flatMap((id, at) => {
        const named = namedBy(id);
        return seen[at] === true && named ? [[id, { __typename: named.__typename, id }]] : [];
      }),
    );
  }

  return {
    execute: async (document, variableValues, call) =>
      execute({ schema, document, variableValues, contextValue: { ...contextOf(call), call } satisfies NodeContext }),
    check: () => Promise.resolve(),
  };
}

const loaderKeys: Readonly<Record<ServiceName, object>> = {
  accounts: {},
  facilities: {},
  capabilities: {},
  partnerships: {},
  alliances: {},
};
