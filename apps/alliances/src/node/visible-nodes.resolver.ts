import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { isId } from '#kernel/ids';
import { loaderOf, type RequestContext } from '#service/graphql/request-context';
import { MayCall } from '#service/viewer/may-call';
import { AlliancesStore } from '../alliance/alliances.store';
import { TrailStore } from '../audit/trail.store';
import { seesAlliance } from '../domain/alliance-life';
import { OwnPlaces } from '../membership/own-places';

/** Answers the gateway's `node(id)`: alliances by their own rule; entries of the trail to admins alone. */
@Resolver()
export class VisibleNodesResolver {
  constructor(
    private readonly trail: TrailStore,
    private readonly alliances: AlliancesStore,
    private readonly ownPlaces: OwnPlaces,
  ) {}

  @Query()
  @MayCall('anyone')
  visibleNodes(@Args('ids') ids: readonly string[], @Context() context: RequestContext): Promise<boolean[]> {
    return Promise.all(ids.map((id) => this.sees(context, id)));
  }

  private async sees(context: RequestContext, id: string): Promise<boolean> {
    const { account, isAdmin } = context.viewer;
    if (isId('audit', id))
      return isAdmin && (await loaderOf(context, (ids) => this.trail.byIds(ids), this.trail).load(id)) !== null;
    if (!isId('alliance', id)) return false;
    const found = await loaderOf(context, (ids) => this.alliances.byIds(ids), this.alliances).load(id);
    const place = (await this.ownPlaces.in(context, id))?.status ?? null;
    return found !== null && seesAlliance(found.status, { isSignedIn: account !== null, isAdmin, place });
  }
}
