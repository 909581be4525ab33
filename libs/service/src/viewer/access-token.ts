import { z } from 'zod';
import { isId, type Id, type IdType } from '#kernel/ids';
import type { Viewer } from './viewer';

/** Who signs access tokens, and whom they are for. */
export const tokenIssuer = 'interlock';
export const tokenAudience = 'interlock';
/** The only signature that is taken: no other algorithm, whatever a token's header says. */
export const tokenAlgorithm = 'EdDSA';

const id = <T extends IdType>(type: T) => z.custom<Id<T>>((raw) => typeof raw === 'string' && isId(type, raw));

/** What an access token says. accounts writes it, the gateway reads it; times are seconds since 1970, as JWT has them. */
export const accessTokenClaims = z.object({
  iss: z.literal(tokenIssuer),
  aud: z.literal(tokenAudience),
  iat: z.number().int(),
  exp: z.number().int(),
  /** The account. */
  sub: id('account'),
  sid: id('session'),
  /** The organisation it acts for; absent for platform admins. */
  org: id('organisation').optional(),
  knd: z.enum(['FACILITY', 'PRODUCER']).optional(),
  rol: z.enum(['OWNER', 'SCHEDULER', 'PRODUCER', 'VIEWER']).optional(),
  adm: z.literal(true).optional(),
  /** In support work: the organisation on whose behalf the account acts. */
  obo: id('organisation').optional(),
});
export type AccessTokenClaims = z.infer<typeof accessTokenClaims>;

export const viewerOf = (claims: AccessTokenClaims): Viewer => ({
  account: claims.sub,
  organisation: claims.org ?? null,
  organisationKind: claims.knd ?? null,
  role: claims.rol ?? null,
  isAdmin: claims.adm ?? false,
  session: claims.sid,
  onBehalfOf: claims.obo ?? null,
});
