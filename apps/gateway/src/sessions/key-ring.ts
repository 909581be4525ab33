import { importJWK, type CryptoKey, type JWSHeaderParameters } from 'jose';
import type { Clock } from '#service/clock';
import { tokenAlgorithm } from '#service/viewer/access-token';
import type { SessionFacts } from './session-facts.store';

const freshMs = 60_000;
/** An unknown key is looked for at most this often, so that made-up ones cost nothing. */
const shortestPauseMs = 500;

/** Public keys of access tokens by their `kid`. Read again every minute, so that a key taken away stops counting. */
export class KeyRing {
  private keys: ReadonlyMap<string, CryptoKey | Uint8Array> = new Map();
  private readAt = -Infinity;
  private reading: Promise<void> | null = null;

  constructor(
    private readonly facts: SessionFacts,
    private readonly clock: Clock,
  ) {}

  /** Undefined for a key nobody has published. */
  async find(header: JWSHeaderParameters): Promise<CryptoKey | Uint8Array | undefined> {
    const kid = header.kid ?? '';
    const age = this.clock.now() - this.readAt;
    if (age > freshMs || (!this.keys.has(kid) && age > shortestPauseMs)) await this.read();
    return this.keys.get(kid);
  }

  private read(): Promise<void> {
    this.reading ??= this.load().finally(() => {
      this.reading = null;
    });
    return this.reading;
  }

  private async load(): Promise<void> {
    const published = await this.facts.signingKeys();
    const imported = published.map(
      async ({ kid, publicJwk }) => [kid, await importJWK(publicJwk, tokenAlgorithm)] as const,
    );
    this.keys = new Map(await Promise.all(imported));
    this.readAt = this.clock.now();
  }
}
