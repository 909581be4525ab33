import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { loaderOf, type RequestContext } from '#service/graphql/request-context';
import type { BriefPackage } from '../domain/brief-package';
import type { TeamRow } from '../team/team.row';
import { TeamsStore } from '../team/teams.store';
import { packagesShown, type SeenBrief } from './brief.row';
import { PackagesStore } from './packages.store';

/** What a brief shows to whoever sees it. */
@Resolver('Brief')
export class BriefFieldsResolver {
  constructor(
    private readonly allPackages: PackagesStore,
    private readonly allTeams: TeamsStore,
  ) {}

  @ResolveField()
  async packages(@Parent() brief: SeenBrief, @Context() context: RequestContext) {
    const batch = (ids: readonly string[]) => this.allPackages.ofBriefs(ids);
    const packages = await loaderOf<readonly BriefPackage[]>(context, batch, PackagesStore).load(brief.id);
    return packagesShown(brief, packages ?? []).map(shownPackage);
  }

  @ResolveField()
  async teams(@Parent() brief: SeenBrief, @Context() context: RequestContext): Promise<readonly TeamRow[]> {
    if (brief.asked !== null) return [];
    const batch = (ids: readonly string[]) => this.allTeams.ofBriefs(ids);
    return (await loaderOf<readonly TeamRow[]>(context, batch, BriefFieldsResolver).load(brief.id)) ?? [];
  }

  @ResolveField()
  excludeFacilities(@Parent() { excludeFacilities }: SeenBrief) {
    return excludeFacilities.map((id) => ({ id }));
  }

  @ResolveField()
  preferAlliances(@Parent() { preferAlliances }: SeenBrief) {
    return preferAlliances.map((id) => ({ id }));
  }
}

/** A package as the schema shows it. */
export const shownPackage = ({ capability, duration, ...rest }: BriefPackage) => ({
  ...rest,
  capability: { code: capability },
  duration: duration.iso,
});
