import { Injectable } from '@nestjs/common';
import { idOf, isId, uuidOf, type Id } from '#kernel/ids';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import type { Claim } from '../domain/claim';

type ClaimRow = {
  readonly resource_id: string;
  readonly capability: string;
  readonly attributes: Claim['attributes'];
  readonly standing: Claim['standing'];
  readonly expires_on: string | null;
  readonly ai: Claim['ai'];
};

const columns = 'resource_id, capability, attributes, standing, expires_on::text, ai';

/** What resources claim. */
@Injectable()
export class ClaimsStore {
  constructor(private readonly transactions: Transactions) {}

  /** The claims of each resource that has some, by capability code. What is no id of a resource has none. */
  async ofResources(ids: readonly string[]): Promise<ReadonlyMap<string, readonly Claim[]>> {
    const uuids = ids.filter((id) => isId('resource', id)).map(uuidOf);
    const rows = await this.transactions.reading.query<ClaimRow[]>(
      `select ${columns} from claims where resource_id = any($1::uuid[]) order by capability collate "C"`,
      [uuids],
    );
    const byResource = new Map<string, Claim[]>();
    for (const row of rows) {
      const id = idOf('resource', row.resource_id);
      byResource.set(id, [...(byResource.get(id) ?? []), claimOf(row)]);
    }
    return byResource;
  }

  /** Locks the claims of a resource against everyone else who replaces them, and answers them. */
  async lock(tx: Tx, resource: Id<'resource'>): Promise<readonly Claim[]> {
    // A resource without claims has no row to lock, so the lock is on its id.
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('claims:' || $1, 0))`, [uuidOf(resource)]);
    const rows = await tx.query<ClaimRow[]>(`select ${columns} from claims where resource_id = $1`, [uuidOf(resource)]);
    return rows.map(claimOf);
  }

  /** Writes the claims of resources that have none yet, and answers those resources with their claims. */
  async insertFirst<C extends { readonly resourceId: Id<'resource'>; readonly claims: readonly Claim[] }>(
    tx: Tx,
    stated: readonly C[],
  ): Promise<readonly C[]> {
    const rows = stated.flatMap(({ resourceId, claims }) => claims.map((claim) => ({ ...claim, resourceId })));
    const added = await tx.query<{ resource_id: string }[]>(
      `insert into claims (resource_id, capability, attributes, standing, expires_on, ai)
       select * from unnest($1::uuid[], $2::text[], $3::jsonb[], $4::text[], $5::date[], $6::jsonb[]) as stated (resource_id)
       where not exists (select from claims c where c.resource_id = stated.resource_id)
       on conflict do nothing returning resource_id`,
      [
        rows.map(({ resourceId }) => uuidOf(resourceId)),
        rows.map(({ capability }) => capability),
        rows.map(({ attributes }) => JSON.stringify(attributes)),
        rows.map(({ standing }) => standing),
        rows.map(({ expiresOn }) => expiresOn),
        rows.map(({ ai }) => ai && JSON.stringify(ai)),
      ],
    );
    const ids = new Set(added.map((row) => idOf('resource', row.resource_id)));
    return stated.filter(({ resourceId }) => ids.has(resourceId));
  }

  /** Makes these the only claims of the resource. */
  async replace(tx: Tx, resource: Id<'resource'>, claims: readonly Claim[]): Promise<void> {
    await tx.query('delete from claims where resource_id = $1', [uuidOf(resource)]);
    await tx.query(
      `insert into claims (resource_id, capability, attributes, standing, expires_on, ai)
       select $1, * from unnest($2::text[], $3::jsonb[], $4::text[], $5::date[], $6::jsonb[])`,
      [
        uuidOf(resource),
        claims.map(({ capability }) => capability),
        claims.map(({ attributes }) => JSON.stringify(attributes)),
        claims.map(({ standing }) => standing),
        claims.map(({ expiresOn }) => expiresOn),
        claims.map(({ ai }) => ai && JSON.stringify(ai)),
      ],
    );
  }
}

const claimOf = ({ capability, attributes, standing, expires_on, ai }: ClaimRow): Claim => ({
  capability,
  attributes,
  standing,
  expiresOn: expires_on,
  ai,
});
