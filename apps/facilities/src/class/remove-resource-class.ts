import { Injectable } from '@nestjs/common';
import type { Id } from '#kernel/ids';
import { ok, type Result } from '#kernel/result';
import { Audit } from '#service/audit/audit';
import { Transactions } from '#service/database/transactions';
import type { Viewer } from '#service/viewer/viewer';
import { ClassesStore } from './classes.store';
import { FindOwnClass } from './find-own-class';

/** Mutation `removeResourceClass`: the name goes, its members stay. */
@Injectable()
export class RemoveResourceClass {
  constructor(
    private readonly transactions: Transactions,
    private readonly own: FindOwnClass,
    private readonly classes: ClassesStore,
    private readonly audit: Audit,
  ) {}

  /** By an owner or scheduler of the house. */
  run(
    viewer: Viewer,
    { idempotencyKey: key, ...ask }: { readonly classId: string; readonly idempotencyKey: string },
  ): Promise<Result<{ readonly facility: Id<'facility'> }>> {
    return this.transactions.once({ viewer, mutation: 'removeResourceClass', key, input: ask }, async (tx) => {
      const found = await this.own.run(tx, viewer, ask.classId);
      if (!found.ok) return found;
      const { id, facilityId, name } = found.value;
      const members = (await this.classes.members([id], tx)).get(id) ?? [];
      await this.classes.remove(tx, id);
      await this.audit.add(tx, {
        ...{ viewer, act: 'removeResourceClass', subject: id },
        ...{ before: { facility: facilityId, name, members }, after: null },
      });
      return ok({ facility: facilityId });
    });
  }
}
