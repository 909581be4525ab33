import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { payload } from '#service/graphql/answers';
import { loaderOf, type RequestContext } from '#service/graphql/request-context';
import { MayCall } from '#service/viewer/may-call';
import { FacilitiesStore, type Facility } from '../facility/facilities.store';
import { ResourcesStore } from '../resource/resources.store';
import type { CreateCalendarLinkInput, QueryCalendarFileArgs, RevokeCalendarLinkInput } from '../schema.generated';
import { CreateCalendarLink } from './create-calendar-link';
import { LinksStore, type CalendarLink } from './links.store';
import { RevokeCalendarLink } from './revoke-calendar-link';
import { WriteLinkedCalendar } from './write-linked-calendar';

@Resolver('CalendarLink')
export class LinkResolver {
  constructor(
    private readonly creating: CreateCalendarLink,
    private readonly revoking: RevokeCalendarLink,
    private readonly writing: WriteLinkedCalendar,
    private readonly links: LinksStore,
    private readonly facilities: FacilitiesStore,
    private readonly resources: ResourcesStore,
  ) {}

  /** Whoever has the secret may read it, whoever they are. */
  @Query()
  @MayCall('anyone')
  calendarFile(@Args() { secret, known }: QueryCalendarFileArgs) {
    return this.writing.run(secret, known ?? null);
  }

  @Mutation()
  @MayCall('signedIn')
  async createCalendarLink(@Args('input') input: CreateCalendarLinkInput, @Context() context: RequestContext) {
    const made = await this.creating.run(context.viewer, input);
    context.loaders.clear(); // what this request has read so far may have changed
    const shape = ({ link, secret }: { readonly link: string; readonly secret: string | null }) => ({
      link: this.load(context, link),
      path: secret === null ? null : `/calendar/${secret}.ics`,
    });
    return payload(made, shape, { link: null, path: null });
  }

  @Mutation()
  @MayCall('signedIn')
  async revokeCalendarLink(@Args('input') input: RevokeCalendarLinkInput, @Context() context: RequestContext) {
    const revoked = await this.revoking.run(context.viewer, input);
    context.loaders.clear(); // what this request has read so far may have changed
    const shape = ({ facility }: { readonly facility: string }) => ({
      facility: loaderOf(context, (ids) => this.facilities.byIds(ids), this.facilities).load(facility),
    });
    return payload(revoked, shape, { facility: null });
  }

  @ResolveField()
  resource(@Parent() { resourceId }: CalendarLink, @Context() context: RequestContext) {
    if (resourceId === null) return null;
    return loaderOf(context, (ids) => this.resources.byIds(ids), this.resources).load(resourceId);
  }

  private load(context: RequestContext, id: string): Promise<CalendarLink | null> {
    return loaderOf(context, (ids) => this.links.byIds(ids), this.links).load(id);
  }
}

@Resolver('Facility')
export class LinksOfFacilityResolver {
  private readonly lists = {};

  constructor(private readonly links: LinksStore) {}

  @ResolveField()
  async calendarLinks(@Parent() { id, organisationId }: Facility, @Context() context: RequestContext) {
    if (organisationId !== context.viewer.organisation) return [];
    const batch = (ids: readonly string[]) => this.links.ofFacilities(ids);
    return (await loaderOf(context, batch, this.lists).load(id)) ?? [];
  }
}
