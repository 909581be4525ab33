import { uuidOf, type Id } from '#kernel/ids';
import { TellOrganisations } from '../../../accounts/src/accounts.module';
import { TellAlliances } from '../../../alliances/src/alliances.module';
import { TellAssessments, TellClaims } from '../../../capabilities/src/capabilities.module';
import {
  type LineType,
  type RefOf,
  tellFacility,
  TellOfferings,
  tellResource,
  type ToldResource,
  type WorldLine,
} from '../../../facilities/src/facilities.module';
import { TellRatings } from '../../../partnerships/src/partnerships.module';
import { operationOf, type Services } from './services';

const pageSize = 200;

/**
 * Tells everything as a world: a file of these lines, brought into an empty database, answers as this one does. Reads page by page,
 * so memory does not grow with what there is; what is changed meanwhile is in it or not.
 */
export class ExportWorld {
  /** What the format has no word for, and how often it was met. */
  readonly leftOut = new Map<string, number>();
  private readonly offerings: TellOfferings;

  constructor(private readonly services: Services) {
    this.offerings = operationOf(services, 'facilities', TellOfferings);
  }

  /** Organisations, alliances, facilities, then each resource with its commitments: nothing points forward. */
  async *lines(): AsyncGenerator<WorldLine> {
    await this.offerings.begin();
    yield* this.organisations();
    yield* this.alliances();
    yield* this.facilities();
    yield* this.resources();
    this.leave('commitments that are pencils or wait behind one', await this.offerings.pencils());
  }

  private leave(what: string, count = 1): void {
    if (count > 0) this.leftOut.set(what, (this.leftOut.get(what) ?? 0) + count);
  }

  private refs(...named: readonly (readonly [LineType, readonly Id[]])[]): Promise<RefOf> {
    return this.offerings.refs(named.flatMap(([type, ids]) => ids.map((id) => ({ type, thing: uuidOf(id) }))));
  }

  private async *organisations(): AsyncGenerator<WorldLine> {
    const telling = operationOf(this.services, 'accounts', TellOrganisations);
    for await (const page of pages((after: Id<'organisation'> | null) => telling.page(after, pageSize))) {
      const refOf = await this.refs(['organisation', idsOf(page)]);
      for (const { id, name, kind } of page)
        yield { type: 'organisation', ref: refOf('organisation', uuidOf(id)), name, kind };
    }
  }

  private async *alliances(): AsyncGenerator<WorldLine> {
    const telling = operationOf(this.services, 'alliances', TellAlliances);
    for await (const page of pages((after: Id<'alliance'> | null) => telling.page(after, pageSize))) {
      const members = page.flatMap((one) => one.members.map(({ organisationId }) => organisationId));
      const refOf = await this.refs(['alliance', idsOf(page)], ['organisation', members]);
      for (const { id, name, status, members: all } of page) {
        const houses = all
          .map(({ organisationId, role }) => ({ ref: refOf('organisation', uuidOf(organisationId)), role }))
          .sort((a, b) => (a.ref < b.ref ? -1 : 1));
        const stewards = houses.filter(({ role }) => role === 'STEWARD').map(({ ref }) => ref);
        if (stewards.length === 0) this.leave('alliances without a steward');
        else
          yield {
            ...{ type: 'alliance', ref: refOf('alliance', uuidOf(id)), name, status },
            ...{ members: houses.map(({ ref }) => ref), stewards },
          };
      }
    }
    this.leave('places in alliances that are not active', await telling.others());
  }

  private async *facilities(): AsyncGenerator<WorldLine> {
    for await (const page of pages((after: Id<'facility'> | null) => this.offerings.facilities(after, pageSize))) {
      const ids = idsOf(page);
      const [refOf, assessments, ratings] = await Promise.all([
        this.refs(['facility', ids], ['organisation', page.map(({ organisationId }) => organisationId)]),
        operationOf(this.services, 'capabilities', TellAssessments).run(ids),
        operationOf(this.services, 'partnerships', TellRatings).run(ids),
      ]);
      for (const facility of page) {
        const { line, left } = tellFacility(facility, assessments.get(facility.id) ?? [], refOf);
        if (line === null) {
          this.leave('facilities without a city or a country, with what they offer');
          continue;
        }
        this.leave('assessments that are renewed, endless, or unverified', left);
        const rating = ratings.get(facility.id);
        yield rating === undefined ? line : { ...line, rating };
      }
    }
  }

  private async *resources(): AsyncGenerator<WorldLine> {
    for await (const page of pages((after: Id<'resource'> | null) => this.offerings.resources(after, pageSize))) {
      const claims = await operationOf(this.services, 'capabilities', TellClaims).run(idsOf(page));
      const refOf = await this.refsOfResources(page);
      for (const resource of page) {
        if (!resource.isPlaced) continue;
        const { line, commitments, left } = tellResource(resource, refOf);
        const stated = claims.get(resource.id) ?? [];
        this.leave('rates of alliances the house is not in, or whose lengths are neither days nor hours', left.rates);
        this.leave('windows with parts of a second', left.windows);
        this.leave('commitments in windows that were left out', left.commitments);
        this.leave(
          'standings of claims: they come in as self-declared',
          stated.filter(({ standing }) => standing !== 'SELF_DECLARED').length,
        );
        yield {
          ...line,
          claims: stated.map(({ capability, attributes }) => ({
            capability,
            attributes: Object.entries(attributes).map(([attribute, values]) => ({ attribute, values })),
          })),
        };
        yield* commitments;
      }
    }
  }

  private refsOfResources(page: readonly ToldResource[]): Promise<RefOf> {
    const audiences = page.flatMap(({ rates }) => rates);
    const of = (kind: 'ALLIANCE' | 'ORGANISATION') =>
      audiences.flatMap(({ audience, audienceId }) => (audience === kind && audienceId ? [audienceId] : []));
    return this.refs(
      ['resource', idsOf(page)],
      ['facility', page.map(({ facilityId }) => facilityId)],
      ['commitment', page.flatMap(({ commitments }) => idsOf(commitments))],
      ['alliance', of('ALLIANCE')],
      ['organisation', of('ORGANISATION')],
    );
  }
}

const idsOf = <I extends Id>(things: readonly { readonly id: I }[]): readonly I[] => things.map(({ id }) => id);

async function* pages<I extends Id, T extends { readonly id: I }>(
  behind: (after: I | null) => Promise<readonly T[]>,
): AsyncGenerator<readonly T[]> {
  for (let after: I | null = null; ;) {
    const page: readonly T[] = await behind(after);
    if (page.length > 0) yield page;
    if (page.length < pageSize) return;
    after = page.at(-1)?.id ?? null;
  }
}
