import { Injectable } from '@nestjs/common';
import type { Result } from '#kernel/result';
import { Transactions } from '#service/database/transactions';
import type { Viewer } from '#service/viewer/viewer';
import { mayKeepHouse } from '../domain/house-keeping';
import type { TableKind } from '../domain/table/columns';
import type { Suggestion } from '../domain/table/read-table';
import { Uploads } from '../upload/uploads';
import { TableReader } from './table-reader';

/** Query `suggestTable`: what the columns of a file are likely to be. */
@Injectable()
export class SuggestTable {
  constructor(
    private readonly transactions: Transactions,
    private readonly uploads: Uploads,
    private readonly reader: TableReader,
  ) {}

  /** By an owner or scheduler of the house that sent it. */
  async run(
    viewer: Viewer,
    { uploadId, kind }: { readonly uploadId: string; readonly kind?: TableKind | null | undefined },
  ): Promise<Result<Suggestion>> {
    const house = mayKeepHouse(viewer);
    if (!house.ok) return house;
    const bytes = await this.uploads.bytes(this.transactions.reading, viewer, uploadId);
    return bytes.ok ? this.reader.suggest({ wants: 'SUGGEST', bytes: bytes.value, kind: kind ?? null }) : bytes;
  }
}
