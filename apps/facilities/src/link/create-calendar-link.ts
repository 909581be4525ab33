import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { newId, type Id } from '#kernel/ids';
import { all, ok, refuse, within, type Result } from '#kernel/result';
import { parseName } from '#kernel/text';
import { Audit } from '#service/audit/audit';
import { Clock } from '#service/clock';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import type { Viewer } from '#service/viewer/viewer';
import { mayKeep } from '../domain/house-keeping';
import { FacilitiesStore } from '../facility/facilities.store';
import { FindOwnResource } from '../resource/find-own-resource';
import { Sight } from '../sight/sight';
import { LinksStore, type CalendarLink } from './links.store';

type LinkAsk = {
  readonly facilityId?: string | null | undefined;
  readonly resourceId?: string | null | undefined;
  readonly name: string;
};
type Shown = Pick<CalendarLink, 'facilityId' | 'resourceId' | 'houseId'>;

const mostLinks = 50;
/** 192 bits: nobody guesses one. */
const secretBytes = 24;

/** Mutation `createCalendarLink`: a secret address under which calendar programs read the calendar. */
@Injectable()
export class CreateCalendarLink {
  constructor(
    private readonly transactions: Transactions,
    private readonly own: FindOwnResource,
    private readonly sight: Sight,
    private readonly facilities: FacilitiesStore,
    private readonly links: LinksStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** By an owner or scheduler of the house. The secret is told once, by the call that made it; asked again under the key, it is null. */
  async run(
    viewer: Viewer,
    { idempotencyKey: key, ...ask }: LinkAsk & { readonly idempotencyKey: string },
  ): Promise<Result<{ readonly link: Id<'link'>; readonly secret: string | null }>> {
    const secret = randomBytes(secretBytes).toString('base64url');
    const id = newId('link', this.clock.now());
    const made = await this.transactions.once(
      { viewer, mutation: 'createCalendarLink', key, input: ask },
      async (tx) => {
        const name = within(parseName(ask.name), 'name');
        const shown = await this.find(tx, viewer, ask);
        if (!name.ok || !shown.ok) return all<unknown>([name, shown]) as Result<never>;
        const there = (await this.links.ofFacilities([shown.value.facilityId], tx)).get(shown.value.facilityId) ?? [];
        if (there.length >= mostLinks)
          return refuse('TOO_LARGE', `At most ${mostLinks} links for each facility; revoke one first.`);
        await this.links.insert(tx, { id, name: name.value, ...shown.value }, secret);
        const after = { facility: shown.value.facilityId, resource: shown.value.resourceId, name: name.value };
        await this.audit.add(tx, { viewer, act: 'createCalendarLink', subject: id, after });
        return ok({ link: id });
      },
    );
    // Under a key that is known another link was made, by another secret than this.
    return made.ok ? ok({ ...made.value, secret: made.value.link === id ? secret : null }) : made;
  }

  private async find(tx: Tx, viewer: Viewer, { facilityId, resourceId }: LinkAsk): Promise<Result<Shown>> {
    if (resourceId !== null && resourceId !== undefined) {
      const found = await this.own.run(tx, viewer, resourceId);
      if (!found.ok) return found;
      const { id, facilityId: site, organisationId: houseId } = found.value;
      if ((facilityId ?? site) !== site)
        return refuse('NOT_FOUND', 'There is no such facility with this resource.', 'facilityId');
      return ok({ facilityId: site, resourceId: id, houseId });
    }
    if (facilityId === null || facilityId === undefined)
      return refuse('INVALID', 'Name a facility or a resource.', 'facilityId');
    const seen = await this.sight.findFacility(tx, viewer, facilityId, 'facilityId');
    if (!seen.ok) return seen;
    const facility = (await this.facilities.byIds([seen.value], tx)).get(seen.value);
    if (facility === undefined) return refuse('NOT_FOUND', 'There is no such facility.', 'facilityId');
    const house = mayKeep(viewer, facility.organisationId);
    return house.ok ? ok({ facilityId: seen.value, resourceId: null, houseId: house.value }) : house;
  }
}
