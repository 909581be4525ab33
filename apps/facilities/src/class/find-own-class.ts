import { Injectable } from '@nestjs/common';
import { isId } from '#kernel/ids';
import { ok, refuse, type Result } from '#kernel/result';
import type { Tx } from '#service/database/database';
import type { Viewer } from '#service/viewer/viewer';
import { mayKeep } from '../domain/house-keeping';
import { maySee } from '../domain/sight';
import { SightStore } from '../sight/sight.store';
import { ClassesStore, type ResourceClass } from './classes.store';

/** The class a mutation names, which its house may change and nobody else. */
@Injectable()
export class FindOwnClass {
  constructor(
    private readonly classes: ClassesStore,
    private readonly sight: SightStore,
  ) {}

  /** NOT_FOUND to whoever sees none of its members, NOT_ALLOWED to whoever sees one and may not change it. */
  async run(tx: Tx, viewer: Viewer, id: string): Promise<Result<ResourceClass>> {
    const unknown = refuse('NOT_FOUND', 'There is no such class.', 'classId');
    const found = isId('class', id) ? (await this.classes.byIds([id], tx)).get(id) : undefined;
    if (found === undefined) return unknown;
    if (viewer.organisation !== found.organisationId) {
      const members = (await this.classes.members([id], tx)).get(id) ?? [];
      const reasons = await this.sight.ofResources(viewer, members, tx);
      if (!members.some((member) => maySee('listedResource', reasons.get(member)))) return unknown;
    }
    const house = mayKeep(viewer, found.organisationId);
    return house.ok ? ok(found) : house;
  }
}
