import { Injectable } from '@nestjs/common';
import type { Id } from '#kernel/ids';
import { ok, type Result } from '#kernel/result';
import { Audit } from '#service/audit/audit';
import { Transactions } from '#service/database/transactions';
import type { Viewer } from '#service/viewer/viewer';
import { decideMembers, parseMembers } from '../domain/classes';
import { ClassesStore } from './classes.store';
import { FindOwnClass } from './find-own-class';

export type MembersAsk = {
  readonly classId: string;
  readonly resourceIds: readonly string[];
  readonly idempotencyKey: string;
};

/** Mutation `setClassMembers`: which resources will do. */
@Injectable()
export class SetClassMembers {
  constructor(
    private readonly transactions: Transactions,
    private readonly own: FindOwnClass,
    private readonly classes: ClassesStore,
    private readonly audit: Audit,
  ) {}

  /** By an owner or scheduler of the house. What was placed stays where it was placed. */
  run(
    viewer: Viewer,
    { idempotencyKey: key, ...ask }: MembersAsk,
  ): Promise<Result<{ readonly resourceClass: Id<'class'> }>> {
    return this.transactions.once({ viewer, mutation: 'setClassMembers', key, input: ask }, async (tx) => {
      const found = await this.own.run(tx, viewer, ask.classId);
      if (!found.ok) return found;
      const { id, facilityId, organisationId } = found.value;
      const members = parseMembers(ask.resourceIds);
      if (!members.ok) return members;
      const homes = await this.classes.homes(tx, organisationId, members.value);
      const decided = decideMembers(facilityId, members.value, homes);
      if (!decided.ok) return decided;
      const before = (await this.classes.members([id], tx)).get(id) ?? [];
      await this.classes.setMembers(tx, id, decided.value);
      await this.audit.add(tx, {
        ...{ viewer, act: 'setClassMembers', subject: id },
        ...{ before: { members: before }, after: { members: decided.value } },
      });
      return ok({ resourceClass: id });
    });
  }
}
