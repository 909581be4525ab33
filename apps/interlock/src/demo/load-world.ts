import { createHash } from 'node:crypto';
import { idOf, type Id } from '#kernel/ids';
import type { Result } from '#kernel/result';
import type { ServiceName } from '#service/services';
import type { RunningService } from '#service/start/service-app';
import { type Viewer, visitor } from '#service/viewer/viewer';
import { FoundOrganisation } from '../../../accounts/src/accounts.module';
import { FoundAlliance } from '../../../alliances/src/alliances.module';
import { AddAssessment, ClaimCapabilities, VerifyAssessment } from '../../../capabilities/src/capabilities.module';
import {
  AddResource,
  CreateFacility,
  RecordCapacity,
  RecordCommitments,
  SetRate,
} from '../../../facilities/src/facilities.module';
import { RecordScorecard } from '../../../partnerships/src/partnerships.module';
import {
  type AllianceLine,
  type FacilityLine,
  type ResourceLine,
  type Shift,
  shiftedDay,
  shiftedPeriod,
  type World,
} from './world-lines';

type Services = ReadonlyMap<ServiceName, RunningService>;

/** How many lines are under way at once: commits of one moment share one write to the disk. */
const atOnce = 12;

/**
 * Loads a world through the services' own operations, as the operator on behalf of each house. Every step has a key made of its
 * ref, so a load that was cut off is begun again and ends the same.
 */
export class LoadWorld {
  private readonly facilities = new Map<string, { readonly id: Id<'facility'>; readonly organisation: string }>();
  private readonly alliances = new Map<string, string>();
  /** By ref: what was made of the resources. */
  readonly resources = new Map<string, Id<'resource'>>();

  constructor(
    private readonly services: Services,
    private readonly source: string,
    private readonly world: World,
    readonly shift: Shift,
  ) {}

  /** Tells after each line how many are done; `steps` says how many there will be. */
  async run(tell: (done: number) => void): Promise<void> {
    let done = 0;
    const each = async <T>(lines: readonly T[], load: (line: T) => Promise<void>): Promise<void> => {
      await inTurns(lines, async (line) => {
        await load(line);
        tell(++done);
      });
    };
    await each(this.world.organisations, async ({ ref, name, kind }) => {
      taken(
        await this.the('accounts', FoundOrganisation).run(operator, { id: this.organisation(ref), name, kind }),
        ref,
      );
    });
    await each(this.world.alliances, (line) => this.loadAlliance(line));
    await each(this.world.facilities, (line) => this.loadFacility(line));
    await each(this.world.resources, (line) => this.loadResource(line));
  }

  get steps(): number {
    const { organisations, alliances, facilities, resources } = this.world;
    return organisations.length + alliances.length + facilities.length + resources.length;
  }

  /** An organisation's id follows from its ref, so that a second try finds the first. */
  organisation(ref: string): Id<'organisation'> {
    const hex = createHash('sha256').update(`${this.source}:organisation:${ref}`).digest('hex');
    const variant = ((parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
    const uuid = [
      ...[hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`], // version 8 (RFC 9562): made by our own rule
      ...[`${variant}${hex.slice(17, 20)}`, hex.slice(20, 32)],
    ].join('-');
    return idOf('organisation', uuid);
  }

  private async loadAlliance(line: AllianceLine): Promise<void> {
    const members = line.members.map((ref) => ({
      organisationId: this.organisation(ref),
      role: line.stewards.includes(ref) ? ('STEWARD' as const) : ('MEMBER' as const),
    }));
    const ask = { name: line.name, status: line.status, members, idempotencyKey: this.key(line.ref) };
    this.alliances.set(
      line.ref,
      taken(await this.the('alliances', FoundAlliance).run(operator, ask), line.ref).allianceId,
    );
  }

  private async loadFacility(line: FacilityLine): Promise<void> {
    const viewer = this.houseOf(line.organisation);
    const { name, city, country, timeZone, latitude, longitude } = line;
    const site = { name, city, country, timeZone, latitude, longitude, idempotencyKey: this.key(line.ref) };
    const { facility: id } = taken(await this.the('facilities', CreateFacility).run(viewer, site), line.ref);
    this.facilities.set(line.ref, { id, organisation: line.organisation });
    for (const { scheme, issuedOn, expiresOn } of line.assessments) {
      const key = this.key(`${line.ref}:${scheme}`);
      const dates = { issuedOn: shiftedDay(issuedOn, this.shift), expiresOn: shiftedDay(expiresOn, this.shift) };
      const stated = { facilityId: id, scheme, ...dates, idempotencyKey: key };
      const { assessmentId } = taken(await this.the('capabilities', AddAssessment).run(viewer, stated), line.ref);
      const verification = { assessmentId, reason: 'Part of a world the operator loaded.', idempotencyKey: key };
      taken(await this.the('capabilities', VerifyAssessment).run(viewer, verification), line.ref);
    }
    if (line.rating !== undefined) {
      const card = { facilityId: id, rating: line.rating };
      taken(await this.the('partnerships', RecordScorecard).run(viewer, card), line.ref);
    }
  }

  private async loadResource(line: ResourceLine): Promise<void> {
    const facility = this.facilities.get(line.facility);
    if (!facility) throw new Error(`${line.ref}: no facility ${line.facility} came before`);
    const viewer = this.houseOf(facility.organisation);
    const idempotencyKey = this.key(line.ref);
    const { name, kind, units } = line;
    const listing = { facilityId: facility.id, name, kind, units, idempotencyKey };
    const { resource: resourceId } = taken(await this.the('facilities', AddResource).run(viewer, listing), line.ref);
    this.resources.set(line.ref, resourceId);
    for (const rate of line.rates) await this.loadRate(line, rate, resourceId, viewer);
    const windows = line.windows.map((window) => ({ during: shiftedPeriod(window, this.shift), units: window.units }));
    if (windows.length > 0) {
      const calendar = { resourceId, windows, idempotencyKey };
      taken(await this.the('facilities', RecordCapacity).run(viewer, calendar), line.ref);
    }
    const commitments = (this.world.commitments.get(line.ref) ?? []).map(({ units: count, state, ...span }) => ({
      ...{ during: shiftedPeriod(span, this.shift), units: count, state },
    }));
    if (commitments.length > 0) {
      const entries = { resourceId, commitments, idempotencyKey };
      taken(await this.the('facilities', RecordCommitments).run(viewer, entries), line.ref);
    }
    if (line.claims.length > 0) {
      const claims = { resourceId, claims: line.claims, idempotencyKey };
      taken(await this.the('capabilities', ClaimCapabilities).run(viewer, claims), line.ref);
    }
  }

  private async loadRate(
    line: ResourceLine,
    rate: ResourceLine['rates'][number],
    resourceId: string,
    viewer: Viewer,
  ): Promise<void> {
    const { audience, audienceRef = '', amountMinor, currency, per, minimum, leadTime } = rate;
    const audienceIds = {
      EVERYONE: null,
      ALLIANCE: this.alliances.get(audienceRef) ?? null,
      ORGANISATION: this.organisation(audienceRef),
    };
    const terms = { amount: { amountMinor: BigInt(amountMinor), currency }, per, minimum, leadTime };
    const idempotencyKey = this.key(`${line.ref}:${audience}:${audienceRef}:${per}`);
    const ask = { resourceId, audience, audienceId: audienceIds[audience], ...terms, idempotencyKey };
    taken(await this.the('facilities', SetRate).run(viewer, ask), line.ref);
  }

  private houseOf(ref: string): Viewer {
    return { ...operator, organisation: this.organisation(ref), organisationKind: 'FACILITY', role: 'OWNER' };
  }

  private key(ref: string): string {
    return `${this.source}:${ref}`;
  }

  private the<T>(service: ServiceName, operation: new (...parts: never[]) => T): T {
    const running = this.services.get(service);
    if (!running) throw new Error(`a world is loaded where all services run; ${service} does not`);
    return running.app.get(operation);
  }
}

/** Whoever runs the installation: an admin's rights, no account. */
const operator: Viewer = { ...visitor, isAdmin: true };

function taken<T>(result: Result<T>, ref: string): T {
  if (result.ok) return result.value;
  const said = result.refusals.map(({ code, message, field }) => `${code} at ${field.join('.')}: ${message}`);
  throw new Error(`${ref} was refused: ${said.join('; ')}`);
}

async function inTurns<T>(lines: readonly T[], load: (line: T) => Promise<void>): Promise<void> {
  const waiting = lines.values();
  const work = async (): Promise<void> => {
    for (const line of waiting) await load(line);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}
