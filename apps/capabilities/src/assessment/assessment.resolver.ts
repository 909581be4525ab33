import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { localDay } from '#kernel/calendar';
import type { Result } from '#kernel/result';
import { FactReaders } from '#service/facts/fact-readers';
import { answerOrThrow, payload } from '#service/graphql/answers';
import { connectionOf } from '#service/graphql/connection';
import { loaderOf, type RequestContext } from '#service/graphql/request-context';
import { MayCall } from '#service/viewer/may-call';
import { tierOver } from '../domain/assessment';
import type { SecurityTier } from '../domain/taxonomy';
import type {
  MutationAddAssessmentArgs,
  MutationVerifyAssessmentArgs,
  QueryAssessmentsToVerifyArgs,
} from '../schema.generated';
import { AddAssessment } from './add-assessment';
import { AssessmentsStore, type Assessment, type FacilitySecurity } from './assessments.store';
import { AssessmentsToVerify } from './assessments-to-verify';
import { VerifyAssessment } from './verify-assessment';

/** Whoever was given the word of a facility may know how safe it is. */
@Resolver('Facility')
export class SecurityOfFacilityResolver {
  constructor(
    private readonly assessments: AssessmentsStore,
    private readonly readers: FactReaders,
  ) {}

  @ResolveField('assessments')
  async assessmentsOf(
    @Parent() facility: Reference,
    @Context() context: RequestContext,
  ): Promise<readonly Assessment[]> {
    return (await this.securityOf(facility, context))?.assessments ?? [];
  }

  @ResolveField('securityTier')
  async securityTierOf(@Parent() facility: Reference, @Context() context: RequestContext): Promise<SecurityTier> {
    const security = await this.securityOf(facility, context);
    if (security === null) return 'NONE';
    const today = localDay(security.now, security.zone);
    return tierOver(security.assessments, today, today);
  }

  private securityOf(facility: Reference, context: RequestContext): Promise<FacilitySecurity | null> {
    return loaderOf(context, (ids) => this.securityOfAll(ids), SecurityOfFacilityResolver).load(facility.id);
  }

  /** A facility that is not known here may have come in only a moment ago. */
  private async securityOfAll(ids: readonly string[]): Promise<ReadonlyMap<string, FacilitySecurity>> {
    const known = await this.assessments.ofFacilities(ids);
    if (ids.every((id) => known.has(id))) return known;
    await this.readers.catchUp('facilities');
    return this.assessments.ofFacilities(ids);
  }
}

@Resolver('Assessment')
export class AssessmentResolver {
  constructor(
    private readonly adding: AddAssessment,
    private readonly verifying: VerifyAssessment,
    private readonly queue: AssessmentsToVerify,
  ) {}

  @Query()
  @MayCall('admin')
  async assessmentsToVerify(@Args() { first, after }: QueryAssessmentsToVerifyArgs) {
    const { page, ask } = answerOrThrow(await this.queue.run(first, after));
    return connectionOf(page, ask, ({ id }) => [id]);
  }

  @Mutation()
  @MayCall('signedIn')
  async addAssessment(@Args() { input }: MutationAddAssessmentArgs, @Context() { viewer }: RequestContext) {
    return facilityPayload(await this.adding.run(viewer, input));
  }

  @Mutation()
  @MayCall('signedIn')
  async verifyAssessment(@Args() { input }: MutationVerifyAssessmentArgs, @Context() { viewer }: RequestContext) {
    return facilityPayload(await this.verifying.run(viewer, input));
  }

  @ResolveField('facility')
  facilityOf(@Parent() assessment: Assessment): Reference {
    return { id: assessment.facilityId };
  }
}

type Reference = { readonly id: string };

const facilityPayload = (result: Result<{ readonly facilityId: string }>) =>
  payload(result, ({ facilityId }) => ({ facility: { id: facilityId } }), { facility: null });
