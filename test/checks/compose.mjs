// Composes the subgraphs into schema/supergraph.graphql (what the gateway plans over) and schema/api.graphql (what clients
// see). With --check it writes nothing and fails when one of them is stale.
import { parse, print } from 'graphql';
import {
  compositionHasErrors,
  composeServices,
  transformSupergraphToPublicSchema,
} from '@theguild/federation-composition';
import { fail, settle } from './files.mjs';
import { gatewaySubgraph, services, subgraphOf } from './sdl.mjs';

const note = '# Generated from the SDL of the services; do not edit. Renew it with: node test/checks/compose.mjs\n';

// NOTE: addresses are placeholders; the gateway replaces them from its settings or by services in its own process.
const subgraphs = [
  ...services.map((name) => ({ name, url: `http://${name}.interlock/graphql`, typeDefs: subgraphOf(name) })),
  { name: 'gateway', url: 'http://gateway.interlock/graphql', typeDefs: gatewaySubgraph() },
];
const composed = composeServices(subgraphs);
if (compositionHasErrors(composed))
  fail(composed.errors.map((error) => `${error.extensions?.code ?? 'ERROR'}: ${error.message}`));

const publicSchema = transformSupergraphToPublicSchema(parse(composed.supergraphSdl));
settle(
  {
    'schema/supergraph.graphql': `${note}${print(parse(composed.supergraphSdl))}\n`,
    'schema/api.graphql': `${note}${print(publicSchema)}\n`,
  },
  'node test/checks/compose.mjs',
);
