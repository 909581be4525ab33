import { Injectable, type OnModuleInit } from '@nestjs/common';
import { exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import { Transactions } from '#service/database/transactions';

type Signing = { readonly kid: string; readonly key: Awaited<ReturnType<typeof importJWK>> };
type KeyRow = { readonly kid: string; readonly private_jwk: JWK };

/** Advisory locks are the database's: 4711040 is taken by migrations, 4711041 by the chain of the trail. */
const lock = 4_711_042;

/** The Ed25519 key that signs access tokens: made once for all processes of an installation. */
@Injectable()
export class SigningKeysStore implements OnModuleInit {
  private current: Promise<Signing> | null = null;

  constructor(private readonly transactions: Transactions) {}

  /** Read before the first sign-in: who signs is inside a transaction, and must not wait for a second connection there. */
  async onModuleInit(): Promise<void> {
    await this.signing();
  }

  /** The newest key; made when there is none yet. */
  signing(): Promise<Signing> {
    this.current ??= this.load().catch((fault: unknown) => {
      this.current = null;
      throw fault;
    });
    return this.current;
  }

  private async load(): Promise<Signing> {
    const row = await this.transactions.run(async (tx) => {
      await tx.query('select pg_advisory_xact_lock($1)', [lock]); // two first starts make one key
      const newest = `select kid, private_jwk from signing_keys order by created_at desc limit 1`;
      const [known] = await tx.query<KeyRow[]>(newest);
      if (known) return known;
      const pair = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
      const kid = crypto.randomUUID();
      const [privateJwk, publicJwk] = [await exportJWK(pair.privateKey), await exportJWK(pair.publicKey)];
      await tx.query('insert into signing_keys (kid, private_jwk, public_jwk) values ($1, $2, $3)', [
        kid,
        JSON.stringify(privateJwk),
        JSON.stringify({ ...publicJwk, kid, alg: 'EdDSA', use: 'sig' }),
      ]);
      return { kid, private_jwk: privateJwk };
    });
    return { kid: row.kid, key: await importJWK(row.private_jwk, 'EdDSA') };
  }
}
