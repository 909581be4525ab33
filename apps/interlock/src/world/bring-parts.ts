import { idOf, type Id } from '#kernel/ids';
import type { Viewer } from '#service/viewer/viewer';
import { BringOrganisations } from '../../../accounts/src/accounts.module';
import { BringAlliances } from '../../../alliances/src/alliances.module';
import { BringAssessments, BringClaims } from '../../../capabilities/src/capabilities.module';
import { CloseLines, type TakenLines, type WorldLine } from '../../../facilities/src/facilities.module';
import { RecordScorecards } from '../../../partnerships/src/partnerships.module';
import { operationOf, type Services } from './services';

/** A line that was taken, with the uuid of what it has become. */
export type Taken = { readonly line: WorldLine; readonly thing: string };

/** Hands every service its part of lines that were taken, each under the ids of their rows, and then closes those. */
export class BringParts {
  constructor(
    private readonly services: Services,
    private readonly viewer: Viewer,
  ) {}

  /** Again is harmless: whatever a service has already is left as it is. */
  async run(taken: readonly Taken[], thingOf: TakenLines['thingOf']): Promise<void> {
    await this.organisations(taken);
    await this.alliances(taken, thingOf);
    await Promise.all([this.assessments(taken), this.ratings(taken), this.claims(taken)]);
    await operationOf(this.services, 'facilities', CloseLines).run(taken.map(({ thing }) => thing));
  }

  private async organisations(taken: readonly Taken[]): Promise<void> {
    const brought = taken.flatMap(({ line, thing }) =>
      line.type === 'organisation' ? [{ id: idOf('organisation', thing), name: line.name, kind: line.kind }] : [],
    );
    if (brought.length > 0) await operationOf(this.services, 'accounts', BringOrganisations).run(this.viewer, brought);
  }

  private async alliances(taken: readonly Taken[], thingOf: TakenLines['thingOf']): Promise<void> {
    const memberOf = (ref: string, stewards: ReadonlySet<string>) => ({
      organisationId: idOf('organisation', thingOf('organisation', ref)),
      role: stewards.has(ref) ? ('STEWARD' as const) : ('MEMBER' as const),
    });
    const brought = taken.flatMap(({ line, thing }) => {
      if (line.type !== 'alliance') return [];
      const stewards = new Set(line.stewards);
      const members = line.members.map((ref) => memberOf(ref, stewards));
      return [{ id: idOf('alliance', thing), name: line.name, status: line.status, members }];
    });
    if (brought.length > 0) await operationOf(this.services, 'alliances', BringAlliances).run(this.viewer, brought);
  }

  private async assessments(taken: readonly Taken[]): Promise<void> {
    const brought = taken.flatMap(({ line, thing }) =>
      line.type === 'facility' && line.assessments.length > 0
        ? [{ facilityId: facility(thing), assessments: line.assessments }]
        : [],
    );
    if (brought.length > 0)
      await operationOf(this.services, 'capabilities', BringAssessments).run(this.viewer, brought);
  }

  private async ratings(taken: readonly Taken[]): Promise<void> {
    const brought = taken.flatMap(({ line, thing }) =>
      line.type === 'facility' && line.rating !== undefined
        ? [{ facilityId: facility(thing), rating: Math.round(line.rating * 10) / 10 }]
        : [],
    );
    if (brought.length === 0) return;
    const recorded = await operationOf(this.services, 'partnerships', RecordScorecards).run(this.viewer, brought);
    if (!recorded.ok) throw new Error(recorded.refusals[0]?.message);
  }

  private async claims(taken: readonly Taken[]): Promise<void> {
    const brought = taken.flatMap(({ line, thing }) =>
      line.type === 'resource' && line.claims.length > 0
        ? [{ resourceId: idOf('resource', thing), claims: line.claims }]
        : [],
    );
    if (brought.length > 0) await operationOf(this.services, 'capabilities', BringClaims).run(this.viewer, brought);
  }
}

const facility = (thing: string): Id<'facility'> => idOf('facility', thing);
