import { Injectable } from '@nestjs/common';
import { idOf, uuidOf, type Id } from '#kernel/ids';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import type { PartOfWhole, PartsScene } from '../domain/parts';
import type { Resource } from '../resource/resources.store';

type MemberRow = {
  readonly id: string;
  readonly facility_id: string;
  readonly units: number;
  readonly is_whole: boolean;
  readonly is_part: boolean;
};

/** Which resources are taken together. */
@Injectable()
export class PartsStore {
  constructor(private readonly transactions: Transactions) {}

  /** The parts of each of these wholes, in the order of the house; resources without any are left out. */
  async ofWholes(
    wholes: readonly string[],
    tx: Tx = this.transactions.reading,
  ): Promise<ReadonlyMap<string, readonly PartOfWhole[]>> {
    const rows = await tx.query<{ whole_id: string; part_id: string; takes: number | null }[]>(
      'select whole_id, part_id, takes from resource_parts where whole_id = any($1) order by turn',
      [wholes.map((id) => uuidOf(id as Id))],
    );
    const byWhole = Map.groupBy(rows, (row) => idOf('resource', row.whole_id));
    return new Map(
      [...byWhole].map(([whole, own]) => [
        whole,
        own.map(({ part_id, takes }) => ({ resourceId: idOf('resource', part_id), units: takes })),
      ]),
    );
  }

  /** The wholes that each of these resources is a part of; by name, then id. */
  async wholesOf(parts: readonly string[]): Promise<ReadonlyMap<string, readonly Id<'resource'>[]>> {
    const rows = await this.transactions.reading.query<{ whole_id: string; part_id: string }[]>(
      `select p.whole_id, p.part_id from resource_parts p join resources r on r.id = p.whole_id
       where p.part_id = any($1) order by r.name, r.id`,
      [parts.map((id) => uuidOf(id as Id))],
    );
    const byPart = Map.groupBy(rows, (row) => idOf('resource', row.part_id));
    return new Map([...byPart].map(([part, own]) => [part, own.map((row) => idOf('resource', row.whole_id))]));
  }

  /** What a decision about a whole and these parts needs to know, under their locks; null when the whole is gone. */
  async scene(tx: Tx, { id, organisationId }: Resource, parts: readonly Id<'resource'>[]): Promise<PartsScene | null> {
    const rows = await tx.query<MemberRow[]>(
      `select r.id, r.facility_id, r.units, r.is_whole,
         exists (select from resource_parts p where p.part_id = r.id and p.whole_id <> $3) as is_part
       from resources r where r.id = any($1) and r.organisation_id = $2`,
      [[id, ...parts].map(uuidOf), uuidOf(organisationId), uuidOf(id)],
    );
    const [promised] = await tx.query<{ count: string }[]>(
      `select count(*) from commitments where resource_id = $1 and state in ('HELD', 'WAITING', 'BOOKED')
         and (request_id is not null or upper(during) > clock_timestamp())`,
      [uuidOf(id)],
    );
    const resources = new Map(
      rows.map((row) => [
        idOf('resource', row.id),
        {
          facilityId: idOf('facility', row.facility_id),
          ...{ units: row.units, isWhole: row.is_whole, isPart: row.is_part },
        },
      ]),
    );
    const whole = resources.get(id);
    return whole === undefined ? null : { whole, resources, promises: Number(promised?.count ?? 0) };
  }

  /** Puts these parts in the place of those before; all of them, old and new, are locked. */
  async replace(tx: Tx, { id, facilityId }: Resource, parts: readonly PartOfWhole[]): Promise<void> {
    const before = await tx.query<{ part_id: string }[]>('select part_id from resource_parts where whole_id = $1', [
      uuidOf(id),
    ]);
    await tx.query('delete from resource_parts where whole_id = $1', [uuidOf(id)]);
    await tx.query(
      `insert into resource_parts (whole_id, part_id, facility_id, takes, turn)
       select $1, part_id, $2, takes, turn from unnest($3::uuid[], $4::int[]) with ordinality as part (part_id, takes, turn)`,
      [
        uuidOf(id),
        uuidOf(facilityId),
        parts.map(({ resourceId }) => uuidOf(resourceId)),
        parts.map(({ units }) => units),
      ],
    );
    await tx.query(
      `update resources r set is_whole = p.is_whole, is_linked = p.is_whole or p.is_part
       from (
         select one as id, exists (select from resource_parts where whole_id = one) as is_whole,
           exists (select from resource_parts where part_id = one) as is_part
         from unnest($1::uuid[]) as one
       ) p
       where r.id = p.id`,
      [
        [
          ...new Set(
            [id, ...parts.map(({ resourceId }) => resourceId)].map(uuidOf).concat(before.map((row) => row.part_id)),
          ),
        ],
      ],
    );
  }
}
