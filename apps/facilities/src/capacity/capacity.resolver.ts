import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { payload } from '#service/graphql/answers';
import { loaderOf, type RequestContext } from '#service/graphql/request-context';
import { MayCall } from '#service/viewer/may-call';
import { ResourcesStore } from '../resource/resources.store';
import type { PublishCapacityInput } from '../schema.generated';
import { PublishCapacity } from './publish-capacity';
import { WindowsStore } from './windows.store';

@Resolver()
export class CapacityResolver {
  constructor(
    private readonly publishing: PublishCapacity,
    private readonly resources: ResourcesStore,
    private readonly windows: WindowsStore,
  ) {}

  @Mutation()
  @MayCall('signedIn')
  async publishCapacity(@Args('input') input: PublishCapacityInput, @Context() context: RequestContext) {
    const published = await this.publishing.run(context.viewer, input);
    context.loaders.clear(); // what this request has read so far may have changed
    const shape = ({ resource, windows }: { readonly resource: string; readonly windows: readonly string[] }) => ({
      resource: loaderOf(context, (ids) => this.resources.byIds(ids), this.resources).load(resource),
      windows: this.windows.byIds(windows),
    });
    return payload(published, shape, { resource: null, windows: [] });
  }
}
