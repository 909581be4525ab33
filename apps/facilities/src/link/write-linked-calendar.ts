import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '#service/clock';
import { horizonAt } from '../domain/calendar-feed';
import { writeCalendar } from '../domain/ical/write-calendar';
import { FacilitiesStore } from '../facility/facilities.store';
import { ResourcesStore } from '../resource/resources.store';
import { LinksStore, type CalendarLink } from './links.store';

/** Longer than any secret of ours: not looked at. */
const longestSecret = 100;

/** The calendar behind a secret address. */
@Injectable()
export class WriteLinkedCalendar {
  constructor(
    private readonly links: LinksStore,
    private readonly facilities: FacilitiesStore,
    private readonly resources: ResourcesStore,
    private readonly clock: Clock,
  ) {}

  /** Null for a secret that opens nothing; `content` null where the caller, by `known`, has the very same. */
  async run(
    secret: string,
    known: string | null,
  ): Promise<{ readonly etag: string; readonly content: string | null } | null> {
    if (secret.length > longestSecret) return null;
    const link = await this.links.opened(secret);
    if (link === null) return null;
    const content = writeCalendar(await this.nameOf(link), await this.links.shown(link, horizonAt(this.clock.now())));
    const etag = createHash('sha256').update(content).digest('base64url').slice(0, 27);
    return { etag, content: etag === known ? null : content };
  }

  private async nameOf({ facilityId, resourceId }: CalendarLink): Promise<string> {
    const facility = (await this.facilities.byIds([facilityId])).get(facilityId)?.name ?? '';
    if (resourceId === null) return facility;
    return `${(await this.resources.byIds([resourceId])).get(resourceId)?.name ?? ''}, ${facility}`;
  }
}
