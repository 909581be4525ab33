import { Injectable } from '@nestjs/common';
import { idOf, uuidOf, type Id } from '#kernel/ids';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';

/** A class as its resolver shows it. */
export type ResourceClass = {
  readonly id: Id<'class'>;
  readonly facilityId: Id<'facility'>;
  readonly organisationId: Id<'organisation'>;
  readonly name: string;
};

type ClassRow = {
  readonly id: string;
  readonly facility_id: string;
  readonly organisation_id: string;
  readonly name: string;
};
const columns = 'c.id, c.facility_id, c.organisation_id, c.name';

/** Which resources are interchangeable. */
@Injectable()
export class ClassesStore {
  constructor(private readonly transactions: Transactions) {}

  async byIds(ids: readonly string[], tx: Tx = this.transactions.reading): Promise<ReadonlyMap<string, ResourceClass>> {
    const rows = await tx.query<ClassRow[]>(`select ${columns} from resource_classes c where c.id = any($1)`, [
      ids.map((id) => uuidOf(id as Id)),
    ]);
    return new Map(rows.map((row) => [idOf('class', row.id), classOf(row)]));
  }

  /** Members of each of these classes, by name, then id. Unknown classes are left out. */
  async members(
    ids: readonly string[],
    tx: Tx = this.transactions.reading,
  ): Promise<ReadonlyMap<string, readonly Id<'resource'>[]>> {
    const rows = await tx.query<{ class_id: string; resource_id: string }[]>(
      `select m.class_id, m.resource_id from resource_class_members m join resources r on r.id = m.resource_id
       where m.class_id = any($1) order by r.name, r.id`,
      [ids.map((id) => uuidOf(id as Id))],
    );
    const byClass = Map.groupBy(rows, (row) => idOf('class', row.class_id));
    return new Map([...byClass].map(([id, own]) => [id, own.map((row) => idOf('resource', row.resource_id))]));
  }

  /** The classes of each of these facilities; by name, then id. */
  async ofFacilities(ids: readonly string[]): Promise<ReadonlyMap<string, readonly ResourceClass[]>> {
    const rows = await this.transactions.reading.query<ClassRow[]>(
      `select ${columns} from resource_classes c where c.facility_id = any($1) order by c.name, c.id`,
      [ids.map((id) => uuidOf(id as Id))],
    );
    const byFacility = Map.groupBy(rows, (row) => idOf('facility', row.facility_id));
    return new Map([...byFacility].map(([id, own]) => [id, own.map(classOf)]));
  }

  /** The classes that each of these resources is a member of; by name, then id. */
  async ofResources(ids: readonly string[]): Promise<ReadonlyMap<string, readonly ResourceClass[]>> {
    const rows = await this.transactions.reading.query<(ClassRow & { resource_id: string })[]>(
      `select ${columns}, m.resource_id from resource_class_members m join resource_classes c on c.id = m.class_id
       where m.resource_id = any($1) order by c.name, c.id`,
      [ids.map((id) => uuidOf(id as Id))],
    );
    const byResource = Map.groupBy(rows, (row) => idOf('resource', row.resource_id));
    return new Map([...byResource].map(([id, own]) => [id, own.map(classOf)]));
  }

  /** Where these resources of a house are; those of others are left out. */
  async homes(
    tx: Tx,
    house: Id<'organisation'>,
    resources: readonly Id<'resource'>[],
  ): Promise<ReadonlyMap<Id<'resource'>, Id<'facility'>>> {
    const rows = await tx.query<{ id: string; facility_id: string }[]>(
      'select id, facility_id from resources where id = any($1) and organisation_id = $2',
      [resources.map(uuidOf), uuidOf(house)],
    );
    return new Map(rows.map((row) => [idOf('resource', row.id), idOf('facility', row.facility_id)]));
  }

  /** False where the facility has a class of that name already. */
  async insert(tx: Tx, { id, facilityId, organisationId, name }: ResourceClass): Promise<boolean> {
    const rows = await tx.query<unknown[]>(
      `insert into resource_classes (id, facility_id, organisation_id, name) values ($1, $2, $3, $4)
       on conflict (facility_id, name) do nothing returning 1`,
      [uuidOf(id), uuidOf(facilityId), uuidOf(organisationId), name],
    );
    return rows.length > 0;
  }

  /** False where the facility has another class of that name. */
  async rename(tx: Tx, id: Id<'class'>, name: string): Promise<boolean> {
    const [row] = await tx.query<{ done: boolean }[]>('select rename_class($1, $2) as done', [uuidOf(id), name]);
    return row?.done === true;
  }

  /** Puts these members in the place of those before, one writer after the other. */
  async setMembers(tx: Tx, id: Id<'class'>, members: readonly Id<'resource'>[]): Promise<void> {
    await tx.query('select 1 from resource_classes where id = $1 for update', [uuidOf(id)]);
    await tx.query('delete from resource_class_members where class_id = $1', [uuidOf(id)]);
    await tx.query(
      'insert into resource_class_members (class_id, resource_id) select $1, resource_id from unnest($2::uuid[]) as resource_id',
      [uuidOf(id), members.map(uuidOf)],
    );
  }

  async remove(tx: Tx, id: Id<'class'>): Promise<void> {
    await tx.query('delete from resource_class_members where class_id = $1', [uuidOf(id)]);
    await tx.query('delete from resource_classes where id = $1', [uuidOf(id)]);
  }
}

const classOf = (row: ClassRow): ResourceClass => ({
  id: idOf('class', row.id),
  facilityId: idOf('facility', row.facility_id),
  organisationId: idOf('organisation', row.organisation_id),
  name: row.name,
});
