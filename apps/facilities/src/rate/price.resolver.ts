import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { parsePeriod } from '#kernel/period';
import { all, within } from '#kernel/result';
import { answerOrThrow } from '#service/graphql/answers';
import { loaderOf, type RequestContext } from '#service/graphql/request-context';
import { parseUnits } from '../domain/offering';
import { HoursStore } from '../hours/hours.store';
import type { Resource } from '../resource/resources.store';
import type { ResourcePriceArgs } from '../schema.generated';
import { ExplainPrice } from './explain-price';
import { RatesStore } from './rates.store';

/** What a period of a resource costs whoever asks. The rates that include the viewer are what opens it. */
@Resolver('Resource')
export class PriceResolver {
  constructor(
    private readonly rates: RatesStore,
    private readonly hours: HoursStore,
    private readonly explaining: ExplainPrice,
  ) {}

  @ResolveField('price')
  async priceOf(@Parent() { id }: Resource, @Args() args: ResourcePriceArgs, @Context() context: RequestContext) {
    const units = args.units ?? 1;
    answerOrThrow(all<unknown>([within(parsePeriod(args.during), 'during'), within(parseUnits(units), 'units')]));
    const rates = await loaderOf(context, (ids) => this.rates.ofResources(ids, context.viewer), this.rates).load(id);
    const mine = (rates ?? []).filter(({ includesViewer }) => includesViewer);
    const hours = await loaderOf(context, (ids) => this.hours.ofResources(ids), this.hours).load(id);
    return hours && this.explaining.run(mine, args.during, units, hours);
  }
}
