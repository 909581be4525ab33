import { Strategy } from 'passport-strategy';
import type { Viewer } from '#service/viewer/viewer';

type Headers = { readonly headers: { readonly authorization?: string | undefined } };

// RFC 6750, section 2.1, with the three parts of a JWT.
const bearer = /^bearer +([\w-]+\.[\w-]+\.[\w-]+) *$/i;

/** Passport's `bearer`: an access token in the Authorization header. */
export class BearerStrategy extends Strategy {
  readonly name = 'bearer';

  constructor(private readonly viewerOf: (token: string) => Promise<Viewer | null>) {
    super();
  }

  override authenticate(request: Headers): void {
    const token = bearer.exec(request.headers.authorization ?? '')?.[1];
    if (!token) return this.fail('Bearer error="invalid_request"', 401);
    this.viewerOf(token).then(
      (viewer) => (viewer ? this.success(viewer) : this.fail('Bearer error="invalid_token"', 401)),
      (fault: unknown) => this.error(fault instanceof Error ? fault : new Error(String(fault))),
    );
  }
}
