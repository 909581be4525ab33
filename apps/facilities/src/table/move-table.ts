import { Injectable } from '@nestjs/common';
import { isId, type Id } from '#kernel/ids';
import { ok, refuse, type Result } from '#kernel/result';
import { Audit } from '#service/audit/audit';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import type { Viewer } from '#service/viewer/viewer';
import { mayKeep } from '../domain/house-keeping';
import { Uploads } from '../upload/uploads';
import type { TableState } from './table.row';
import { TablesStore } from './tables.store';

type Moved = { readonly table: Id<'table'> };
type MoveAsk = { readonly tableId: string; readonly idempotencyKey: string };

/** From which state to which; what is to be done then is done in the background. */
const moves = {
  commitTable: { from: ['CHECKED'], to: 'COMMITTING' },
  rollBackTable: { from: ['COMMITTED', 'FAILED'], to: 'ROLLING_BACK' },
} as const satisfies Readonly<Record<string, { readonly from: readonly TableState[]; readonly to: TableState }>>;

/** Mutations `commitTable` and `rollBackTable`. */
@Injectable()
export class MoveTable {
  constructor(
    private readonly transactions: Transactions,
    private readonly tables: TablesStore,
    private readonly uploads: Uploads,
    private readonly audit: Audit,
  ) {}

  /** By an owner or scheduler of the house that brought it. */
  run(viewer: Viewer, move: keyof typeof moves, { tableId, idempotencyKey: key }: MoveAsk): Promise<Result<Moved>> {
    return this.transactions.once({ viewer, mutation: move, key, input: { tableId } }, (tx) =>
      this.move(tx, viewer, move, tableId),
    );
  }

  /** The same without a key: a table makes each of its moves once. */
  bring(viewer: Viewer, move: keyof typeof moves, tableId: Id<'table'>): Promise<Result<Moved>> {
    return this.transactions.run((tx) => this.move(tx, viewer, move, tableId));
  }

  private async move(tx: Tx, viewer: Viewer, move: keyof typeof moves, tableId: string): Promise<Result<Moved>> {
    const table = isId('table', tableId) ? await this.tables.locked(tx, tableId) : null;
    if (table === null || table.organisationId !== viewer.organisation)
      return refuse('NOT_FOUND', 'There is no such table.', 'tableId');
    const house = mayKeep(viewer, table.organisationId);
    if (!house.ok) return house;
    const { to } = moves[move];
    const from: readonly TableState[] = moves[move].from;
    if (!from.includes(table.state))
      return refuse('WRONG_STATUS', `The table is ${table.state}, not ${from.join(' or ')}.`, 'tableId');
    await this.tables.move(tx, table.id, to, viewer);
    if (move === 'commitTable' && table.uploadId) await this.uploads.forget(tx, table.uploadId);
    await this.audit.add(tx, {
      viewer,
      act: move,
      subject: table.id,
      before: { state: table.state },
      after: { state: to },
    });
    return ok({ table: table.id });
  }
}
