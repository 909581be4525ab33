import { Injectable } from '@nestjs/common';
import { isId, type Id } from '#kernel/ids';
import { refuse, ok, type Result } from '#kernel/result';
import type { Tx } from '#service/database/database';
import { loaderOf, type RequestContext } from '#service/graphql/request-context';
import type { Viewer } from '#service/viewer/viewer';
import { maySee, type Seen } from '../domain/sight';
import { SightStore } from './sight.store';

/** Asks why a viewer would see a thing, and answers whether; once for each thing of a request. */
@Injectable()
export class Sight {
  private readonly facilities = {};
  private readonly resources = {};
  private readonly houses = {};

  constructor(private readonly store: SightStore) {}

  async ofFacility(context: RequestContext, id: string): Promise<boolean> {
    if (!isId('facility', id)) return false;
    const batch = (ids: readonly string[]) => this.store.ofFacilities(context.viewer, ids);
    return maySee('facility', (await loaderOf(context, batch, this.facilities).load(id)) ?? undefined);
  }

  /** Does the viewer see a facility of this organisation? Whoever does may know whose it is. */
  async ofHouse(context: RequestContext, id: Id<'organisation'>): Promise<boolean> {
    const batch = (ids: readonly string[]) => this.store.seenHouses(context.viewer, ids);
    return (await loaderOf(context, batch, this.houses).load(id)) ?? false;
  }

  async ofResource(context: RequestContext, id: string, thing: Seen = 'resource'): Promise<boolean> {
    if (!isId('resource', id)) return false;
    const batch = (ids: readonly string[]) => this.store.ofResources(context.viewer, ids);
    return maySee(thing, (await loaderOf(context, batch, this.resources).load(id)) ?? undefined);
  }

  /** For a mutation: the facility a caller names, or NOT_FOUND at `field`. */
  async findFacility(tx: Tx, viewer: Viewer, id: string, field: string): Promise<Result<Id<'facility'>, 'NOT_FOUND'>> {
    const hidden = refuse('NOT_FOUND', 'There is no such facility.', field);
    if (!isId('facility', id)) return hidden;
    const reasons = await this.store.ofFacilities(viewer, [id], tx);
    return maySee('facility', reasons.get(id)) ? ok(id) : hidden;
  }

  /** For an act on many: those of these resources that the viewer sees. */
  async seenResources(tx: Tx, viewer: Viewer, ids: readonly Id<'resource'>[]): Promise<ReadonlySet<string>> {
    const reasons = await this.store.ofResources(viewer, ids, tx);
    return new Set(ids.filter((id) => maySee('resource', reasons.get(id))));
  }

  /** For a mutation: the resource a caller names, or NOT_FOUND at `field`. */
  async findResource(tx: Tx, viewer: Viewer, id: string, field: string): Promise<Result<Id<'resource'>, 'NOT_FOUND'>> {
    const hidden = refuse('NOT_FOUND', 'There is no such resource.', field);
    if (!isId('resource', id)) return hidden;
    const reasons = await this.store.ofResources(viewer, [id], tx);
    return maySee('resource', reasons.get(id)) ? ok(id) : hidden;
  }
}
