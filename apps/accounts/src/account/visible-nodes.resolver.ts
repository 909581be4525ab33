import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { isId } from '#kernel/ids';
import type { RequestContext } from '#service/graphql/request-context';
import { MayCall } from '#service/viewer/may-call';
import { OrganisationsStore } from '../organisation/organisations.store';
import { seesAccount } from './account-sight';
import { AccountsStore } from './accounts.store';

@Resolver()
export class VisibleNodesResolver {
  constructor(
    private readonly accounts: AccountsStore,
    private readonly organisations: OrganisationsStore,
  ) {}

  /** Accounts by their rule; organisations to whoever is signed in. */
  @Query()
  @MayCall('anyone')
  async visibleNodes(@Args('ids') ids: readonly string[], @Context() { viewer }: RequestContext): Promise<boolean[]> {
    const accounts = ids.filter((id) => isId('account', id));
    const organisations = ids.filter((id) => isId('organisation', id));
    const [people, houses, colleagues] = await Promise.all([
      this.accounts.byIds(accounts),
      this.organisations.byIds(organisations),
      viewer.organisation ? this.accounts.colleagues(viewer.organisation, accounts) : new Set<string>(),
    ]);
    return ids.map((id) =>
      people.has(id) ? seesAccount(viewer, id, colleagues) : viewer.account !== null && houses.has(id),
    );
  }
}
