import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { newId, type Id } from '#kernel/ids';
import { ok, refuse, type Result } from '#kernel/result';
import { Audit } from '#service/audit/audit';
import { Clock } from '#service/clock';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import type { Viewer } from '#service/viewer/viewer';
import { mayKeep } from '../domain/house-keeping';
import type { ColumnChoice, TableKind } from '../domain/table/columns';
import type { WholeTable } from '../domain/table/read-table';
import { FacilitiesStore, type Facility } from '../facility/facilities.store';
import { Sight } from '../sight/sight';
import { Uploads } from '../upload/uploads';
import { TableReader } from './table-reader';
import { TablesStore } from './tables.store';

export type CheckAsk = {
  readonly facilityId: string;
  readonly kind: TableKind;
  readonly columns?: readonly ColumnChoice[] | null | undefined;
};
/** `id`: where it was sent. */
type File = { readonly id?: Id<'upload'>; readonly name: string; readonly bytes: Uint8Array };
type Read = WholeTable & { readonly facility: Facility; readonly file: File };
type Checked = { readonly table: Id<'table'> };

/** Mutation `checkTable`: a CSV file is read, and every row is kept to be judged. */
@Injectable()
export class CheckTable {
  constructor(
    private readonly transactions: Transactions,
    private readonly sight: Sight,
    private readonly facilities: FacilitiesStore,
    private readonly uploads: Uploads,
    private readonly reader: TableReader,
    private readonly tables: TablesStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** By an owner or scheduler of the house. The file is read first, with no transaction open; rows are judged afterwards. */
  async run(
    viewer: Viewer,
    {
      idempotencyKey: key,
      uploadId,
      ...ask
    }: CheckAsk & { readonly uploadId: string; readonly idempotencyKey: string },
  ): Promise<Result<Checked>> {
    const keyed = { viewer, mutation: 'checkTable', key, input: { ...ask, uploadId } };
    const kept = await this.transactions.kept<Checked>(keyed);
    if (kept !== null) return kept;
    const read = await this.read(viewer, ask, (tx) => this.uploads.find(tx, viewer, uploadId));
    return this.transactions.once(keyed, async (tx) => (read.ok ? this.write(tx, viewer, ask.kind, read.value) : read));
  }

  /** The same without a key, of a file that is at hand. */
  async bring(viewer: Viewer, ask: CheckAsk, file: File): Promise<Result<Checked>> {
    const read = await this.read(viewer, ask, () => Promise.resolve(ok(file)));
    return read.ok ? this.transactions.run((tx) => this.write(tx, viewer, ask.kind, read.value)) : read;
  }

  private async read(
    viewer: Viewer,
    { facilityId, kind, columns }: CheckAsk,
    fileOf: (tx: Tx) => Promise<Result<File>>,
  ): Promise<Result<Read>> {
    const { reading } = this.transactions;
    const found = await this.findFacility(reading, viewer, facilityId);
    if (!found.ok) return found;
    const file = await fileOf(reading);
    if (!file.ok) return file;
    const { bytes } = file.value;
    const zone = found.value.timeZone;
    const table = await this.reader.read({ wants: 'READ', bytes, kind, columns: columns ?? null, zone });
    if (!table.ok) return table;
    return table.value.pages.length === 0
      ? refuse('INVALID', 'The table has no row below its names.', 'uploadId')
      : ok({ ...table.value, facility: found.value, file: file.value });
  }

  private async findFacility(tx: Tx, viewer: Viewer, id: string): Promise<Result<Facility>> {
    const found = await this.sight.findFacility(tx, viewer, id, 'facilityId');
    if (!found.ok) return found;
    const facility = (await this.facilities.byIds([found.value], tx)).get(found.value);
    if (facility === undefined) return refuse('NOT_FOUND', 'There is no such facility.', 'facilityId');
    const house = mayKeep(viewer, facility.organisationId);
    return house.ok ? ok(facility) : house;
  }

  private async write(tx: Tx, viewer: Viewer, kind: TableKind, read: Read): Promise<Result<Checked>> {
    const { facility, file, delimiter, headers, columns, pages } = read;
    const id = newId('table', this.clock.now());
    const sha256 = createHash('sha256').update(file.bytes).digest();
    await this.tables.insert(
      tx,
      {
        ...{ id, organisationId: facility.organisationId, facilityId: facility.id, kind, state: 'CHECKING' },
        ...{ name: file.name, uploadId: file.id ?? null, delimiter, headers, columns, actsAs: viewer },
      },
      sha256,
    );
    await this.tables.insertPages(tx, id, pages);
    const after = { facility: facility.id, kind, name: file.name, sha256: sha256.toString('hex') };
    await this.audit.add(tx, { viewer, act: 'checkTable', subject: id, after });
    return ok({ table: id });
  }
}
