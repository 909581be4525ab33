import { Injectable } from '@nestjs/common';
import type { Id } from '#kernel/ids';
import { loaderOf, type RequestContext } from '#service/graphql/request-context';
import { Sight } from '../sight/sight';
import { ClassesStore, type ResourceClass } from './classes.store';

/** A class is seen by its house, and by whoever sees one of its members in lists; of the members each sees their own share. */
@Injectable()
export class ClassSight {
  private readonly members = {};

  constructor(
    private readonly classes: ClassesStore,
    private readonly sight: Sight,
  ) {}

  /** Ids, by name of the resource. */
  async membersOf(context: RequestContext, { id }: ResourceClass): Promise<readonly Id<'resource'>[]> {
    const members = (await loaderOf(context, (ids) => this.classes.members(ids), this.members).load(id)) ?? [];
    const seen = await Promise.all(members.map((member) => this.sight.ofResource(context, member, 'listedResource')));
    return members.filter((_, at) => seen[at]);
  }

  async sees(context: RequestContext, one: ResourceClass): Promise<boolean> {
    if (one.organisationId === context.viewer.organisation) return true;
    return (await this.membersOf(context, one)).length > 0;
  }

  /** Those that the viewer sees, in the order they come. */
  async seenOf(context: RequestContext, classes: readonly ResourceClass[]): Promise<readonly ResourceClass[]> {
    const seen = await Promise.all(classes.map((one) => this.sees(context, one)));
    return classes.filter((_, at) => seen[at]);
  }
}
