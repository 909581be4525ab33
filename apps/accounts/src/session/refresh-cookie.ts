import type { RequestContext } from '#service/graphql/request-context';
import { refreshDays } from './open-session';

/** Scripts cannot read it and other sites cannot send it. Under https its name binds it to this host. */
export function setRefreshCookie(context: RequestContext, token: string): void {
  context.setCookies.push(cookie(context.secureOrigin, token, refreshDays * 24 * 3600));
}

export function clearRefreshCookie(context: RequestContext): void {
  context.setCookies.push(cookie(context.secureOrigin, '', 0));
}

const cookie = (isSecure: boolean, token: string, maxAge: number): string =>
  isSecure
    ? `__Host-interlock_refresh=${token}; Max-Age=${maxAge}; Path=/; Secure; HttpOnly; SameSite=Strict`
    : `interlock_refresh=${token}; Max-Age=${maxAge}; Path=/graphql; HttpOnly; SameSite=Strict`;
