import { Injectable } from '@nestjs/common';
import type { Id } from '#kernel/ids';
import type { Instant } from '#kernel/instant';
import type { Period } from '#kernel/period';
import { all, ok, refuse, within, type Result } from '#kernel/result';
import type { UnitsOver } from '#kernel/stretches';
import type { Tx } from '#service/database/database';
import type { Viewer } from '#service/viewer/viewer';
import { refuseOver, refuseUnits } from '../domain/block-terms';
import { parseOffer } from '../domain/offering';
import { layOut, parsePattern, type Laid, type Pattern, type PatternAsk } from '../domain/pattern';
import { parsePeriods, refuseTooMuch, yetToCome } from '../domain/reshape';
import { FacilitiesStore } from '../facility/facilities.store';
import { FindOwnResource, type OwnResources } from '../resource/find-own-resource';
import { WindowsStore } from './windows.store';

/** Which time of which resources, and how many units from now on. */
export type ReshapeAsk = {
  readonly resourceIds: readonly string[];
  readonly periods?: readonly Period[] | null | undefined;
  readonly pattern?: PatternAsk | null | undefined;
  readonly units: number;
};

export type ReshapePlan = OwnResources & {
  /** The same for every resource: yet to come, by start, apart from each other. */
  readonly targets: readonly UnitsOver[];
  readonly holidays: Laid['holidays'];
};

type Time = { readonly periods: readonly Period[]; readonly pattern: Pattern | null };

/** Reads a reshape: whose resources, which time. Changes nothing. */
@Injectable()
export class PlanReshape {
  constructor(
    private readonly own: FindOwnResource,
    private readonly facilities: FacilitiesStore,
    private readonly windows: WindowsStore,
  ) {}

  /** By an owner or scheduler of the house. What has begun is left as it was up to now; IN_PAST for what is over. */
  async run(tx: Tx, viewer: Viewer, ask: ReshapeAsk): Promise<Result<ReshapePlan>> {
    const found = await this.own.many(tx, viewer, ask.resourceIds);
    const time = parseTime(ask);
    const units = within(parseOffer(ask.units), 'units');
    if (!found.ok || !time.ok || !units.ok) return all<unknown>([found, time, units]) as Result<never>;
    const now = await this.windows.now(tx);
    const { periods, pattern } = time.value;
    const laid = await this.layAt(tx, found.value.facilityId, pattern, now);
    const faults = all<unknown>([refuseUnits(units.value, found.value.resources), refuseOver(periods, now), laid]);
    if (!laid.ok || !faults.ok) return faults as Result<never>;
    const coming = yetToCome([...periods, ...laid.value.periods], now);
    const size = refuseTooMuch(coming.length, found.value.resources.length);
    if (!size.ok) return size;
    const targets = coming.map((during) => ({ during, units: units.value }));
    return ok({ ...found.value, targets, holidays: laid.value.holidays });
  }

  private async layAt(tx: Tx, id: Id<'facility'>, pattern: Pattern | null, now: Instant): Promise<Result<Laid>> {
    if (pattern === null) return ok({ periods: [], holidays: [] });
    const facility = (await this.facilities.byIds([id], tx)).get(id);
    if (facility === undefined) return refuse('NOT_FOUND', 'There is no such facility.', 'resourceIds');
    const laid = within(layOut(pattern, { zone: facility.timeZone, country: facility.country }), 'pattern');
    if (!laid.ok) return laid;
    if (laid.value.periods.length === 0) return refuse('INVALID', 'This pattern falls on no day at all.', 'pattern');
    return yetToCome(laid.value.periods, now).length === 0
      ? refuse('IN_PAST', 'All days of this pattern are over.', 'pattern')
      : laid;
  }
}

function parseTime({ periods, pattern }: ReshapeAsk): Result<Time> {
  if (!periods && !pattern) return refuse('INVALID', 'Name periods, or a pattern.', 'periods');
  const named = periods ? parsePeriods(periods) : ok([]);
  const repeated = pattern ? within(parsePattern(pattern), 'pattern') : ok(null);
  if (!named.ok || !repeated.ok) return all<unknown>([named, repeated]) as Result<never>;
  return ok({ periods: named.value, pattern: repeated.value });
}
