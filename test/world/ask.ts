import { parse } from 'graphql';
import type { RequestContext } from '#service/graphql/request-context';
import type { RunningService } from '#service/start/service-app';
import { type Viewer, visitor } from '#service/viewer/viewer';

/** A request context as the gateway would hand it to a service in the same process. */
export const contextOf = (viewer: Viewer = visitor, refresh = ''): RequestContext => ({
  ...{ viewer, cookies: { refresh }, secureOrigin: false },
  ...{ setCookies: [], loaders: new Map() },
});

/** Asks one service directly and answers its `data`; errors throw. */
export async function ask(
  service: RunningService,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
  context: RequestContext = contextOf(),
) {
  const { data, errors } = await service.execute(parse(query), variables, context);
  if (errors?.[0]) throw errors[0];
  return JSON.parse(JSON.stringify(data));
}
