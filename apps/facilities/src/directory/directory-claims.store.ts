import { Injectable } from '@nestjs/common';
import { idOf, uuidOf, type Id } from '#kernel/ids';
import { fromDate, type Instant } from '#kernel/instant';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import type { PageOf } from '#service/graphql/connection';
import type { DirectoryClaimStatus } from '../domain/directory-claim';

export type DirectoryClaim = {
  readonly id: Id<'entryclaim'>;
  readonly entryId: Id<'entry'>;
  readonly organisationId: Id<'organisation'>;
  readonly evidence: string;
  readonly status: DirectoryClaimStatus;
  readonly madeAt: Instant;
  readonly endedAt: Instant | null;
  readonly reason: string | null;
};

export type NewDirectoryClaim = Pick<DirectoryClaim, 'id' | 'entryId' | 'organisationId' | 'evidence'> & {
  readonly madeBy: Id<'account'> | null;
};

export type ClaimsQuestion = {
  readonly status: DirectoryClaimStatus | null;
  readonly first: number;
  readonly after: Id<'entryclaim'> | null;
};

type ClaimRow = {
  readonly id: string;
  readonly entry_id: string;
  readonly organisation_id: string;
  readonly evidence: string;
  readonly status: DirectoryClaimStatus;
  readonly made_at: Date;
  readonly ended_at: Date | null;
  readonly reason: string | null;
};

const columns = 'c.id, c.entry_id, c.organisation_id, c.evidence, c.status, c.made_at, c.ended_at, c.reason';

@Injectable()
export class DirectoryClaimsStore {
  constructor(private readonly transactions: Transactions) {}

  async insert(tx: Tx, claim: NewDirectoryClaim): Promise<void> {
    await tx.query(
      `insert into directory_claims (id, entry_id, organisation_id, evidence, made_by) values ($1, $2, $3, $4, $5)`,
      [
        ...[uuidOf(claim.id), uuidOf(claim.entryId), uuidOf(claim.organisationId), claim.evidence],
        claim.madeBy && uuidOf(claim.madeBy),
      ],
    );
  }

  async byIds(
    ids: readonly string[],
    tx: Tx = this.transactions.reading,
  ): Promise<ReadonlyMap<string, DirectoryClaim>> {
    const rows = await tx.query<ClaimRow[]>(`select ${columns} from directory_claims c where c.id = any($1)`, [
      ids.map((id) => uuidOf(id as Id)),
    ]);
    return new Map(rows.map((row) => [idOf('entryclaim', row.id), claimOf(row)]));
  }

  /** The open claims on an entry, oldest first. Its lock must be held: then they stay as they are. */
  async openOn(tx: Tx, entry: Id<'entry'>): Promise<readonly DirectoryClaim[]> {
    const rows = await tx.query<ClaimRow[]>(
      `select ${columns} from directory_claims c where c.entry_id = $1 and c.status = 'OPEN' order by c.id`,
      [uuidOf(entry)],
    );
    return rows.map(claimOf);
  }

  async end(tx: Tx, id: Id<'entryclaim'>, status: DirectoryClaimStatus, reason: string | null): Promise<void> {
    await tx.query('update directory_claims set status = $2, reason = $3, ended_at = clock_timestamp() where id = $1', [
      uuidOf(id),
      status,
      reason,
    ]);
  }

  /** The latest claim of an organisation on each of these entries. */
  async latestOf(
    organisation: Id<'organisation'>,
    entries: readonly string[],
  ): Promise<ReadonlyMap<string, DirectoryClaim>> {
    const rows = await this.transactions.reading.query<ClaimRow[]>(
      `select distinct on (c.entry_id) ${columns} from directory_claims c
       where c.organisation_id = $1 and c.entry_id = any($2) order by c.entry_id, c.id desc`,
      [uuidOf(organisation), entries.map((id) => uuidOf(id as Id))],
    );
    return new Map(rows.map((row) => [idOf('entry', row.entry_id), claimOf(row)]));
  }

  /** Oldest first; one row more than `first` where there is a next page. */
  async page({ status, first, after }: ClaimsQuestion): Promise<PageOf<DirectoryClaim>> {
    const [counted] = await this.transactions.reading.query<{ total: string }[]>(
      'select count(*) as total from directory_claims c where $1::text is null or c.status = $1',
      [status],
    );
    const rows = await this.transactions.reading.query<ClaimRow[]>(
      `select ${columns} from directory_claims c
       where ($1::text is null or c.status = $1) and ($2::uuid is null or c.id > $2) order by c.id limit $3`,
      [status, after && uuidOf(after), first + 1],
    );
    return { rows: rows.map(claimOf), total: Number(counted?.total ?? 0) };
  }
}

const claimOf = (row: ClaimRow): DirectoryClaim => ({
  id: idOf('entryclaim', row.id),
  entryId: idOf('entry', row.entry_id),
  organisationId: idOf('organisation', row.organisation_id),
  ...{ evidence: row.evidence, status: row.status, reason: row.reason },
  madeAt: fromDate(row.made_at),
  endedAt: row.ended_at && fromDate(row.ended_at),
});
