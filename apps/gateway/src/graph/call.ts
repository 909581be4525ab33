import type { RequestContext } from '#service/graphql/request-context';
import type { Viewer } from '#service/viewer/viewer';

/** What the services are told of one call, and what they want told to the client. */
export type Call = {
  readonly viewer: Viewer;
  /** The refresh token from the client's cookie; '' when it sent none. */
  readonly refresh: string;
  /** The client came by https. */
  readonly isSecure: boolean;
  /** `Set-Cookie` values that go out with the answer. */
  readonly setCookies: string[];
};

/**
 * A service's context for one fetch. Each fetch has loaders of its own: what one mutation changed must not be answered from
 * what an earlier one loaded.
 */
export const contextOf = (call: Call): RequestContext => ({
  viewer: call.viewer,
  cookies: { refresh: call.refresh },
  secureOrigin: call.isSecure,
  setCookies: call.setCookies,
  loaders: new Map(),
});
