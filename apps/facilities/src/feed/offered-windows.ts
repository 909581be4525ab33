import { Injectable } from '@nestjs/common';
import type { Id } from '#kernel/ids';
import type { Period } from '#kernel/period';
import type { Tx } from '#service/database/database';
import type { Viewer } from '#service/viewer/viewer';
import { LayWindows } from '../capacity/lay-windows';
import { CalendarStore } from '../commitment/calendar.store';
import { planOffer, type Offer, type OfferPlan } from '../domain/ical/offer-plan';
import { hullOf } from '../domain/spans';
import type { Feed } from './feed.row';
import { OffersStore } from './offers.store';

export type Offering = {
  readonly feed: Pick<Feed, 'id' | 'resourceId' | 'units'>;
  /** What the calendar says it offers; null: it does not speak of that. */
  readonly said: readonly Period[] | null;
  readonly within: Period;
};

/** Windows that calendars of elsewhere lay. */
@Injectable()
export class OfferedWindows {
  constructor(
    private readonly offers: OffersStore,
    private readonly calendars: CalendarStore,
    private readonly laying: LayWindows,
  ) {}

  /** What would change; null for nothing. It holds for as long as the resource is locked. */
  async plan(tx: Tx, offering: Offering): Promise<OfferPlan | null> {
    const before = await this.offers.of(tx, offering.feed.id);
    return offering.said === null && isNone(before) ? null : this.planFrom(tx, offering, before);
  }

  /** Under the lock of the resource. Answers in how many stretches another number of units is offered now. */
  async lay(tx: Tx, viewer: Viewer, { id, resourceId }: Offering['feed'], plan: OfferPlan): Promise<number> {
    await this.offers.put(tx, id, plan);
    return this.change(tx, viewer, resourceId, plan);
  }

  /** All that was a calendar's own before it went, but for what is promised; locks the resource. */
  async takeBack(tx: Tx, viewer: Viewer, feed: Offering['feed'], before: Offer): Promise<void> {
    if (isNone(before)) return;
    await this.calendars.lock(tx, [feed.resourceId]);
    const within = hullOf([...before.offered, ...before.left]);
    const plan = await this.planFrom(tx, { feed, said: null, within }, before);
    if (plan !== null) await this.change(tx, viewer, feed.resourceId, plan);
  }

  private async planFrom(tx: Tx, { feed, said, within }: Offering, before: Offer): Promise<OfferPlan | null> {
    const span = { resourceId: feed.resourceId, during: within };
    const calendars = await this.calendars.load(tx, { spans: [span], commitments: [], requester: null });
    const calendar = calendars.get(feed.resourceId);
    if (calendar === undefined) throw new Error(`${feed.resourceId} has no calendar`);
    return planOffer({ said: said ?? [], before, calendar, units: feed.units ?? calendar.units, within });
  }

  private async change(tx: Tx, viewer: Viewer, resource: Id<'resource'>, { targets }: OfferPlan): Promise<number> {
    const laid = await this.laying.run(tx, viewer, new Map([[resource, targets]]));
    if (laid === null) throw new Error('what a calendar offers breaks a promise');
    return laid.get(resource)?.length ?? 0;
  }
}

const isNone = ({ offered, left }: Offer): boolean => offered.length === 0 && left.length === 0;
