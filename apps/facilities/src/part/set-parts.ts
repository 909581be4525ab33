import { Injectable } from '@nestjs/common';
import type { Id } from '#kernel/ids';
import { ok, refuse, type Result } from '#kernel/result';
import { Audit } from '#service/audit/audit';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import type { Viewer } from '#service/viewer/viewer';
import { CalendarStore } from '../commitment/calendar.store';
import { decideParts, parseParts, type PartAsk, type PartOfWhole } from '../domain/parts';
import { FindOwnResource } from '../resource/find-own-resource';
import { ResourcesStore, type Resource } from '../resource/resources.store';
import { PartsStore } from './parts.store';

export type PartsAsk = {
  readonly resourceId: string;
  readonly parts: readonly PartAsk[];
  readonly idempotencyKey: string;
};

/** Mutation `setParts`: what is taken with a resource. */
@Injectable()
export class SetParts {
  constructor(
    private readonly transactions: Transactions,
    private readonly own: FindOwnResource,
    private readonly resources: ResourcesStore,
    private readonly calendars: CalendarStore,
    private readonly parts: PartsStore,
    private readonly audit: Audit,
  ) {}

  /** By an owner or scheduler of the house; locks the whole, its parts before and after, and all that is linked with them. */
  run(
    viewer: Viewer,
    { idempotencyKey: key, ...ask }: PartsAsk,
  ): Promise<Result<{ readonly resource: Id<'resource'> }>> {
    return this.transactions.once({ viewer, mutation: 'setParts', key, input: ask }, async (tx) => {
      const found = await this.own.run(tx, viewer, ask.resourceId);
      if (!found.ok) return found;
      const whole = found.value;
      const parsed = parseParts(whole.id, ask.parts);
      if (!parsed.ok) return parsed;
      const named = await this.ofTheHouse(tx, whole, parsed.value);
      await this.calendars.lock(tx, [whole.id, ...named]);
      const scene = await this.parts.scene(tx, whole, named);
      if (scene === null) return refuse('NOT_FOUND', 'There is no such resource.', 'resourceId');
      const decided = decideParts(parsed.value, scene);
      if (!decided.ok) return decided;
      const before = (await this.parts.ofWholes([whole.id], tx)).get(whole.id) ?? [];
      await this.parts.replace(tx, whole, decided.value);
      await this.audit.add(tx, {
        ...{ viewer, act: 'setParts', subject: whole.id },
        ...{ before: { parts: before }, after: { parts: decided.value } },
      });
      return ok({ resource: whole.id });
    });
  }

  /** Nobody locks what is not their own. */
  private async ofTheHouse(tx: Tx, whole: Resource, parts: readonly PartOfWhole[]): Promise<readonly Id<'resource'>[]> {
    const known = await this.resources.byIds(
      parts.map(({ resourceId }) => resourceId),
      tx,
    );
    return [...known.values()].filter((one) => one.organisationId === whole.organisationId).map(({ id }) => id);
  }
}
