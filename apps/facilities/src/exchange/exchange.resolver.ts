import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { toIso } from '#kernel/instant';
import { Clock } from '#service/clock';
import { payload } from '#service/graphql/answers';
import type { RequestContext } from '#service/graphql/request-context';
import { MayCall } from '#service/viewer/may-call';
import { ratesTo, type ExchangeRate } from '../domain/exchange-rates';
import type { MutationImportExchangeRatesArgs, QueryExchangeRatesArgs } from '../schema.generated';
import { ExchangeRatesStore } from './exchange-rates.store';
import { ImportExchangeRates } from './import-exchange-rates';

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
    const empty = { imported: null, unchanged: null };
    return payload(await this.importing.run(viewer, input), (counts) => ({ ...counts }), empty);
  }
}
