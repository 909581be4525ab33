import { Context, Parent, Query, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { loaderOf, type RequestContext } from '#service/graphql/request-context';
import { MayCall } from '#service/viewer/may-call';
import type { PlaceRow } from '../place/place.row';
import { seesAccount } from './account-sight';
import type { AccountRow } from './account.row';
import { OrganisationsStore } from '../organisation/organisations.store';
import { AccountsStore } from './accounts.store';

type Loaded = { readonly row: AccountRow; readonly place: PlaceRow | null; readonly isColleague: boolean };

@Resolver('Account')
export class AccountResolver {
  constructor(
    private readonly accounts: AccountsStore,
    private readonly organisations: OrganisationsStore,
  ) {}

  @Query()
  @MayCall('anyone')
  async me(@Context() context: RequestContext) {
    return context.viewer.account ? ((await this.load(context, context.viewer.account))?.row ?? null) : null;
  }

  @ResolveReference()
  async reference(@Parent() reference: { readonly id: string }, @Context() context: RequestContext) {
    return (await this.load(context, reference.id))?.row ?? null;
  }

  @ResolveField()
  async email(@Parent() account: AccountRow, @Context() context: RequestContext) {
    const loaded = await this.load(context, account.id);
    const colleagues = new Set(loaded?.isColleague ? [account.id] : []);
    return seesAccount(context.viewer, account.id, colleagues) ? (loaded?.row.email ?? null) : null;
  }

  @ResolveField()
  async organisation(@Parent() account: AccountRow, @Context() context: RequestContext) {
    const id =
      account.id === context.viewer.account
        ? context.viewer.organisation
        : (await this.load(context, account.id))?.place?.organisationId;
    // Loaded here: within one service a bare reference is not resolved any further.
    return id ? loaderOf(context, (ids) => this.organisations.byIds(ids), this.organisations).load(id) : null;
  }

  @ResolveField()
  async role(@Parent() account: AccountRow, @Context() context: RequestContext) {
    if (account.id === context.viewer.account) return context.viewer.role;
    return (await this.load(context, account.id))?.place?.role ?? null;
  }

  /** Shown with the place in the viewer's own organisation where there is one, else the oldest. */
  private load(context: RequestContext, id: string): Promise<Loaded | null> {
    return loaderOf<Loaded>(context, (ids) => this.loadAll(ids, context), this).load(id);
  }

  private async loadAll(ids: readonly string[], { viewer }: RequestContext): Promise<ReadonlyMap<string, Loaded>> {
    const [rows, places] = await Promise.all([this.accounts.byIds(ids), this.accounts.placesOf(ids)]);
    return new Map(
      [...rows].map(([id, row]) => {
        const own = places.get(id)?.find((place) => place.organisationId === viewer.organisation);
        return [id, { row, place: own ?? places.get(id)?.[0] ?? null, isColleague: own !== undefined }];
      }),
    );
  }
}
