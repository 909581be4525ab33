import type { FastifyRequest } from 'fastify';

/** The refresh cookie, by the name it has under this scheme. */
export const refreshOf = (request: FastifyRequest): string =>
  request.cookies[isSecure(request) ? '__Host-interlock_refresh' : 'interlock_refresh'] ?? '';

export const isSecure = (request: FastifyRequest): boolean => request.protocol === 'https';

/** Browsers say where a request comes from. (`sec-fetch-mode` is no sign: Node's own fetch sends it.) */
export const isFromBrowser = ({ headers }: FastifyRequest): boolean =>
  headers.origin !== undefined || headers['sec-fetch-site'] !== undefined || headers['sec-fetch-dest'] !== undefined;

/**
 * A page of another origin sent it. Matters where a cookie speaks for the caller: browsers add cookies by themselves. There is
 * no list of friends: the pages come from here, and programs need no cookie.
 */
export function isForeign(request: FastifyRequest): boolean {
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (origin !== undefined) return origin !== `${request.protocol}://${request.host}`;
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}
