import { Injectable } from '@nestjs/common';
import { newId, type Id } from '#kernel/ids';
import { toIso } from '#kernel/instant';
import type { Period } from '#kernel/period';
import { all, ok, refuse, type Result } from '#kernel/result';
import { Audit } from '#service/audit/audit';
import { Clock } from '#service/clock';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import type { Viewer } from '#service/viewer/viewer';
import { WindowsStore } from '../capacity/windows.store';
import { KeepChange } from '../change/keep-change';
import { parseTerms, refuseOver, refuseTooManyBlocks, refuseUnits } from '../domain/block-terms';
import type { KeptBlock } from '../domain/blocks';
import { nothing } from '../domain/house-acts';
import { mayKeep } from '../domain/house-keeping';
import { parsePeriods } from '../domain/reshape';
import { FacilitiesStore } from '../facility/facilities.store';
import { FindOwnResource, type OwnResources } from '../resource/find-own-resource';
import { PartsStore } from '../part/parts.store';
import { ResourcesStore } from '../resource/resources.store';
import { Sight } from '../sight/sight';
import { Blocks } from './blocks';

export type BlockAsk = {
  readonly resourceIds?: readonly string[] | null | undefined;
  readonly facilityId?: string | null | undefined;
  readonly periods: readonly Period[];
  readonly units?: number | null | undefined;
  readonly note?: string | null | undefined;
  /** Parts of wholes too; unless it is false. */
  readonly withParts?: boolean | null | undefined;
  readonly idempotencyKey: string;
};

/** Mutation `blockTime`: a house keeps time of one resource, of several, or of a whole facility. */
@Injectable()
export class BlockTime {
  constructor(
    private readonly transactions: Transactions,
    private readonly own: FindOwnResource,
    private readonly sight: Sight,
    private readonly facilities: FacilitiesStore,
    private readonly resources: ResourcesStore,
    private readonly windows: WindowsStore,
    private readonly parts: PartsStore,
    private readonly blocks: Blocks,
    private readonly keeping: KeepChange,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * By an owner or scheduler of the house; one block for each resource and period, and for each part of a whole. All units of
   * several resources are a blackout.
   */
  run(
    viewer: Viewer,
    { idempotencyKey: key, ...ask }: BlockAsk,
  ): Promise<Result<{ readonly change: Id<'change'> | null; readonly blocks: readonly Id<'block'>[] }>> {
    return this.transactions.once({ viewer, mutation: 'blockTime', key, input: ask }, async (tx) => {
      const found = await this.find(tx, viewer, ask);
      const periods = parsePeriods(ask.periods);
      const terms = parseTerms(ask);
      if (!found.ok || !periods.ok || !terms.ok) return all<unknown>([found, periods, terms]) as Result<never>;
      const { resources } = found.value;
      const withParts = ask.withParts !== false;
      const named = resources.map(({ id }) => id);
      const parts = [...(await this.parts.ofWholes(withParts ? named : [], tx)).values()].flat();
      const places = named.length + parts.filter(({ resourceId }) => !named.includes(resourceId)).length;
      const faults = all<unknown>([
        refuseOver(periods.value, await this.windows.now(tx)),
        refuseUnits(terms.value.units, resources),
        refuseTooManyBlocks(periods.value.length * places),
      ]);
      if (!faults.ok) return faults;
      const isBlackout = terms.value.units === null && (resources.length > 1 || ask.facilityId != null);
      const now = this.clock.now();
      const asked = resources.flatMap(({ id: resourceId }) =>
        periods.value.map((during): KeptBlock => ({
          ...{ id: newId('block', now), resourceId, during, ...terms.value },
          ...{ source: isBlackout ? 'BLACKOUT' : 'HAND', feedId: null, partOf: null },
        })),
      );
      const blocks = await this.blocks.put(tx, viewer, asked, withParts ? 'WITH_PARTS' : 'ALONE');
      await this.audit.addAll(
        tx,
        [...Map.groupBy(blocks, ({ resourceId }) => resourceId)].map(([subject, own]) => ({
          ...{ viewer, act: 'blockTime', subject },
          after: { blocks: own.map(told) },
        })),
      );
      const act = { act: 'blockTime', ...found.value } as const;
      const change = await this.keeping.run(tx, act, { before: nothing, after: { ...nothing, blocks } });
      return ok({ change, blocks: blocks.map(({ id }) => id) });
    });
  }

  private async find(
    tx: Tx,
    viewer: Viewer,
    { resourceIds, facilityId }: Partial<BlockAsk>,
  ): Promise<Result<OwnResources>> {
    const named = resourceIds && (await this.own.many(tx, viewer, resourceIds));
    if (facilityId === null || facilityId === undefined)
      return named ?? refuse('INVALID', 'Name resources, or a facility.', 'resourceIds');
    const whole = await this.ofFacility(tx, viewer, facilityId);
    if (!named) return whole;
    if (!named.ok || !whole.ok) return all<unknown>([named, whole]) as Result<never>;
    return named.value.facilityId === whole.value.facilityId
      ? whole
      : refuse('MIXED_FACILITIES', 'All resources are of this facility.', 'resourceIds');
  }

  private async ofFacility(tx: Tx, viewer: Viewer, facilityId: string): Promise<Result<OwnResources>> {
    const found = await this.sight.findFacility(tx, viewer, facilityId, 'facilityId');
    if (!found.ok) return found;
    const facility = (await this.facilities.byIds([found.value], tx)).get(found.value);
    if (facility === undefined) return refuse('NOT_FOUND', 'There is no such facility.', 'facilityId');
    const house = mayKeep(viewer, facility.organisationId);
    if (!house.ok) return house;
    const resources = await this.resources.ofFacility(tx, facility.id);
    return resources.length === 0
      ? refuse('INVALID', 'This facility has no resources.', 'facilityId')
      : ok({ facilityId: facility.id, organisationId: facility.organisationId, resources });
  }
}

/** As the trail tells it: the note is for the house. */
export const told = ({ id, during: { start, end }, units, source }: KeptBlock) => ({
  ...{ id, start: toIso(start), end: toIso(end), units, source },
});
