import { errors, jwtVerify } from 'jose';
import type { Logger } from 'pino';
import { uuidOf, type Id } from '#kernel/ids';
import type { Clock } from '#service/clock';
import { accessTokenClaims, tokenAlgorithm, tokenAudience, tokenIssuer, viewerOf } from '#service/viewer/access-token';
import type { Viewer } from '#service/viewer/viewer';
import { KeyRing } from './key-ring';
import type { SessionFacts } from './session-facts.store';

/** Ended sessions are refused within a second everywhere; this leaves room for a slow answer of the database. */
const pollMs = 250;
const rememberedMs = 60 * 60_000;

/** Who an access token stands for, unless its session has ended. */
export class Sessions {
  private readonly keys: KeyRing;
  private readonly ended = new Map<string, number>();
  private horizon = '0';
  private reading: Promise<void> | null = null;
  private timer: NodeJS.Timeout | null = null;
  private isClosed = false;

  constructor(
    private readonly facts: SessionFacts,
    private readonly clock: Clock,
    private readonly log: Logger,
  ) {
    this.keys = new KeyRing(facts, clock);
  }

  /** Reads what has ended so far, then goes on reading until closed. */
  async start(): Promise<void> {
    await this.catchUp();
    this.pollLater();
  }

  async close(): Promise<void> {
    this.isClosed = true;
    if (this.timer) clearTimeout(this.timer);
    await this.reading?.catch(() => undefined);
    await this.facts.close();
  }

  /** The viewer a token stands for; null when it is malformed, wrongly signed, too old, or of a session that has ended. */
  async viewer(token: string): Promise<Viewer | null> {
    const payload = await this.verified(token);
    const claims = accessTokenClaims.safeParse(payload);
    if (!claims.success || this.ended.has(uuidOf(claims.data.sid))) return null;
    return viewerOf(claims.data);
  }

  /** From now on its tokens are refused here, before any fact of it comes back. */
  end(session: Id<'session'>): void {
    this.ended.set(uuidOf(session), this.clock.now() + rememberedMs);
  }

  /** Learns of every end that was committed before this call. */
  async catchUp(): Promise<void> {
    await this.reading?.catch(() => undefined);
    this.reading ??= this.read().finally(() => {
      this.reading = null;
    });
    return this.reading;
  }

  ping(): Promise<unknown> {
    return this.facts.ping();
  }

  private async verified(token: string): Promise<unknown> {
    try {
      const { payload } = await jwtVerify(token, (header) => this.key(header), {
        algorithms: [tokenAlgorithm],
        issuer: tokenIssuer,
        audience: tokenAudience,
        requiredClaims: ['exp'],
        currentDate: new Date(this.clock.now()),
      });
      return payload;
    } catch (fault) {
      // What jose finds wrong is wrong with the token; a database that does not answer is our fault.
      if (fault instanceof errors.JOSEError) return null;
      throw fault;
    }
  }

  private async key(header: Parameters<KeyRing['find']>[0]) {
    const key = await this.keys.find(header);
    if (!key) throw new errors.JWKSNoMatchingKey();
    return key;
  }

  private async read(): Promise<void> {
    const { ended, horizon } = await this.facts.endedSince(this.horizon);
    this.horizon = horizon;
    for (const { session, tokensUntil } of ended) this.ended.set(session, tokensUntil.getTime());
    const now = this.clock.now();
    for (const [session, until] of this.ended) if (until <= now) this.ended.delete(session);
  }

  private pollLater(): void {
    this.timer = setTimeout(() => void this.poll(), pollMs);
  }

  private async poll(): Promise<void> {
    try {
      await this.catchUp();
    } catch (fault) {
      if (!this.isClosed) this.log.warn({ err: fault }, 'ended sessions could not be read; trying again');
    }
    if (!this.isClosed) this.pollLater();
  }
}
