import { Injectable } from '@nestjs/common';
import type { Id } from '#kernel/ids';
import { all, ok, refuse, within, type Result } from '#kernel/result';
import { parseName } from '#kernel/text';
import { Audit } from '#service/audit/audit';
import { Transactions } from '#service/database/transactions';
import type { Viewer } from '#service/viewer/viewer';
import { ClassesStore } from './classes.store';
import { FindOwnClass } from './find-own-class';

export type RenameAsk = { readonly classId: string; readonly name: string; readonly idempotencyKey: string };

/** Mutation `renameResourceClass`: another name for the same class. */
@Injectable()
export class RenameResourceClass {
  constructor(
    private readonly transactions: Transactions,
    private readonly own: FindOwnClass,
    private readonly classes: ClassesStore,
    private readonly audit: Audit,
  ) {}

  /** By an owner or scheduler of the house. INVALID at `name` where the facility has another class of that name. */
  run(
    viewer: Viewer,
    { idempotencyKey: key, ...ask }: RenameAsk,
  ): Promise<Result<{ readonly resourceClass: Id<'class'> }>> {
    return this.transactions.once({ viewer, mutation: 'renameResourceClass', key, input: ask }, async (tx) => {
      const found = await this.own.run(tx, viewer, ask.classId);
      const name = within(parseName(ask.name), 'name');
      if (!found.ok || !name.ok) return all<unknown>([found, name]) as Result<never>;
      const { id, name: before } = found.value;
      if (!(await this.classes.rename(tx, id, name.value)))
        return refuse('INVALID', 'The facility has a class of this name.', 'name');
      await this.audit.add(tx, {
        ...{ viewer, act: 'renameResourceClass', subject: id },
        ...{ before: { name: before }, after: { name: name.value } },
      });
      return ok({ resourceClass: id });
    });
  }
}
