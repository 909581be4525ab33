import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ratesTo, type ExchangeRate } from '#kernel/exchange';
import { toIso } from '#kernel/instant';
import { Clock } from '#service/clock';
import { payload } from '#service/graphql/answers';
import type { RequestContext } from '#service/graphql/request-context';
import { MayCall } from '#service/viewer/may-call';
import type { MutationImportExchangeRatesArgs, QueryExchangeRatesArgs } from '../schema.generated';
import { ExchangeRatesStore } from './exchange-rates.store';
import { ImportExchangeRates } from './import-exchange-rates';

const mostFaults = 100;

@Resolver()
export class ExchangeResolver {
  constructor(
    private readonly importing: ImportExchangeRates,
    private readonly rates: ExchangeRatesStore,
    private readonly clock: Clock,
  ) {}

  @Query()
  @MayCall('anyone')
  async exchangeRates(@Args() { to, on }: QueryExchangeRatesArgs): Promise<readonly ExchangeRate[]> {
    return ratesTo(to, await this.rates.latest(on ?? toIso(this.clock.now()).slice(0, 10)));
  }

  @Mutation()
  @MayCall('signedIn')
  async importExchangeRates(@Args() { input }: MutationImportExchangeRatesArgs, @Context() { viewer }: RequestContext) {
    const done = await this.importing.run(viewer, input);
    const isFaulty = !done.ok && done.refusals.some(({ code }) => code === 'INVALID');
    const faults = isFaulty ? this.importing.faults(input.csv).slice(0, mostFaults) : [];
    return payload(done, (counts) => ({ ...counts, faults }), { imported: null, unchanged: null, faults });
  }
}
