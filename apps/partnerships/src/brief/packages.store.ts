import { Injectable } from '@nestjs/common';
import { readDuration } from '#kernel/duration';
import { idOf, uuidOf, type Id } from '#kernel/ids';
import { fromDate } from '#kernel/instant';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import type { BriefPackage, Near, Requirement, SecurityTier } from '../domain/brief-package';

type Row = {
  readonly brief_id: string;
  readonly currency: string;
  readonly key: string;
  readonly title: string;
  readonly capability: string;
  readonly requirements: readonly Requirement[];
  readonly units: number;
  readonly duration: string;
  readonly starts: Date;
  readonly ends: Date;
  readonly after: readonly string[];
  readonly security_floor: SecurityTier | null;
  readonly near: Near | null;
  readonly max_price_minor: string | null;
  readonly together: string | null;
};

/** The packages of briefs, in the order they were given. */
@Injectable()
export class PackagesStore {
  constructor(private readonly transactions: Transactions) {}

  async insert(tx: Tx, brief: Id<'brief'>, packages: readonly BriefPackage[]): Promise<void> {
    await tx.query(
      `insert into packages (brief_id, position, key, title, capability, requirements, units, duration, starts, ends, after,
         security_floor, near, max_price_minor, together)
       select $1, position - 1, key, title, capability, requirements, units, duration, starts, ends,
         array(select jsonb_array_elements_text(after)), security_floor, near, max_price_minor, together
       from unnest($2::text[], $3::text[], $4::text[], $5::jsonb[], $6::int[], $7::text[], $8::timestamptz[], $9::timestamptz[],
         $10::jsonb[], $11::text[], $12::jsonb[], $13::bigint[], $14::text[]) with ordinality
         as package (key, title, capability, requirements, units, duration, starts, ends, after, security_floor, near,
           max_price_minor, together, position)`,
      [
        uuidOf(brief),
        packages.map(({ key }) => key),
        packages.map(({ title }) => title),
        packages.map(({ capability }) => capability),
        packages.map(({ requirements }) => JSON.stringify(requirements)),
        packages.map(({ units }) => units),
        packages.map(({ duration }) => duration.iso),
        packages.map(({ window }) => new Date(window.start)),
        packages.map(({ window }) => new Date(window.end)),
        packages.map(({ after }) => JSON.stringify(after)),
        packages.map(({ securityFloor }) => securityFloor),
        packages.map(({ near }) => near && JSON.stringify(near)),
        packages.map(({ maxPrice }) => maxPrice?.amountMinor.toString() ?? null),
        packages.map(({ together }) => together),
      ],
    );
  }

  /** All packages of these briefs, by brief. The caller sees the briefs. */
  async ofBriefs(briefs: readonly string[]): Promise<ReadonlyMap<string, readonly BriefPackage[]>> {
    const rows = await this.transactions.reading.query<Row[]>(
      `select p.brief_id, b.currency, p.key, p.title, p.capability, p.requirements, p.units, p.duration, p.starts, p.ends, p.after,
         p.security_floor, p.near, p.max_price_minor, p.together
       from packages p join briefs b on b.id = p.brief_id where p.brief_id = any($1::uuid[]) order by p.brief_id, p.position`,
      [briefs.map((id) => uuidOf(id as Id))],
    );
    const byBrief = Map.groupBy(rows, (row) => idOf('brief', row.brief_id));
    return new Map([...byBrief].map(([id, group]) => [id, group.map(packageOf)]));
  }
}

function packageOf(row: Row): BriefPackage {
  const duration = readDuration(row.duration);
  if (duration === null) throw new Error(`package ${row.key} takes ${row.duration}, which is no duration`);
  const { key, title, capability, requirements, units, after, near, together } = row;
  return {
    ...{ key, title, capability, requirements, units, duration, after, near, together },
    window: { start: fromDate(row.starts), end: fromDate(row.ends) },
    securityFloor: row.security_floor,
    maxPrice:
      row.max_price_minor === null ? null : { amountMinor: BigInt(row.max_price_minor), currency: row.currency },
  };
}
