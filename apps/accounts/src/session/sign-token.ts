import { Injectable } from '@nestjs/common';
import { SignJWT } from 'jose';
import type { Instant } from '#kernel/instant';
import { Clock } from '#service/clock';
import { tokenAlgorithm, tokenAudience, tokenIssuer } from '#service/viewer/access-token';
import type { Viewer } from '#service/viewer/viewer';
import { SigningKeysStore } from './signing-keys.store';

/** Makes access tokens: what the gateway takes as word of who asks. */
@Injectable()
export class SignToken {
  constructor(
    private readonly keys: SigningKeysStore,
    private readonly clock: Clock,
  ) {}

  /** Good until a whole second. The viewer has an account and a session. */
  async run(viewer: Viewer, expiresAt: Instant): Promise<string> {
    const { kid, key } = await this.keys.signing();
    return new SignJWT({
      sid: viewer.session,
      ...(viewer.organisation ? { org: viewer.organisation, knd: viewer.organisationKind, rol: viewer.role } : {}),
      ...(viewer.isAdmin ? { adm: true } : {}),
      ...(viewer.onBehalfOf ? { obo: viewer.onBehalfOf } : {}),
    })
      .setProtectedHeader({ alg: tokenAlgorithm, kid, typ: 'JWT' })
      .setSubject(viewer.account ?? '')
      .setIssuer(tokenIssuer)
      .setAudience(tokenAudience)
      .setIssuedAt(Math.floor(this.clock.now() / 1000))
      .setExpirationTime(expiresAt / 1000)
      .sign(key);
  }
}
