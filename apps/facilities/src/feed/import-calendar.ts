import { Injectable } from '@nestjs/common';
import { newId, type Id } from '#kernel/ids';
import type { Period } from '#kernel/period';
import { all, ok, refuse, type Result } from '#kernel/result';
import { Clock } from '#service/clock';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import type { Viewer } from '#service/viewer/viewer';
import {
  horizonAt,
  mostFeeds,
  parseCalendar,
  type CalendarAskedFor,
  type NamedCalendar,
} from '../domain/calendar-feed';
import type { CalendarContent } from '../domain/ical/read-calendar';
import { FacilitiesStore } from '../facility/facilities.store';
import { FindOwnResource } from '../resource/find-own-resource';
import type { Resource } from '../resource/resources.store';
import { Uploads } from '../upload/uploads';
import { CalendarReader } from './calendar-reader';
import type { KnownCopy } from './feed.row';
import { FeedsStore } from './feeds.store';
import { TakeCalendar } from './take-calendar';

const noCopy: KnownCopy = { etag: null, lastModified: null, hash: null };

export type FileAsk = CalendarAskedFor & { readonly resourceId: string };

/** A file that was read, and where it goes. */
type CalendarFile = NamedCalendar & {
  readonly resource: Resource;
  readonly content: CalendarContent;
  readonly within: Period;
};

/** A calendar file, taken in under a name: the file that has the name already is replaced, and what is the same stays. */
@Injectable()
export class ImportCalendar {
  constructor(
    private readonly transactions: Transactions,
    private readonly own: FindOwnResource,
    private readonly facilities: FacilitiesStore,
    private readonly uploads: Uploads,
    private readonly reader: CalendarReader,
    private readonly feeds: FeedsStore,
    private readonly taking: TakeCalendar,
    private readonly clock: Clock,
  ) {}

  /** By an owner or scheduler of the house. The file is read first, with no transaction open. */
  async run(
    viewer: Viewer,
    { idempotencyKey: key, uploadId, ...ask }: FileAsk & { readonly uploadId: string; readonly idempotencyKey: string },
  ): Promise<Result<{ readonly feed: Id<'feed'> }>> {
    const keyed = { viewer, mutation: 'importCalendar', key, input: { ...ask, uploadId } };
    const kept = await this.transactions.kept<{ readonly feed: Id<'feed'> }>(keyed);
    if (kept !== null) return kept;
    const read = await this.read(viewer, ask, (tx) => this.uploads.bytes(tx, viewer, uploadId));
    return this.transactions.once(keyed, async (tx) => {
      const written = read.ok ? await this.write(tx, viewer, read.value) : read;
      if (written.ok) await this.uploads.forget(tx, uploadId);
      return written;
    });
  }

  /** The same without a key: again is harmless by itself. */
  async bring(
    viewer: Viewer,
    ask: FileAsk,
    bytes: Uint8Array,
  ): Promise<Result<{ readonly feed: Id<'feed'>; readonly content: CalendarContent }>> {
    const read = await this.read(viewer, ask, () => Promise.resolve(ok(bytes)));
    if (!read.ok) return read;
    const written = await this.transactions.run((tx) => this.write(tx, viewer, read.value));
    return written.ok ? ok({ ...written.value, content: read.value.content }) : written;
  }

  private async read(
    viewer: Viewer,
    ask: FileAsk,
    bytesOf: (tx: Tx) => Promise<Result<Uint8Array>>,
  ): Promise<Result<CalendarFile>> {
    const { reading } = this.transactions;
    const found = await this.own.run(reading, viewer, ask.resourceId);
    if (!found.ok) return found;
    const calendar = parseCalendar(ask, found.value.units);
    const bytes = await bytesOf(reading);
    if (!calendar.ok || !bytes.ok) return all<unknown>([calendar, bytes]) as Result<never>;
    const facility = (await this.facilities.byIds([found.value.facilityId])).get(found.value.facilityId);
    if (facility === undefined) throw new Error('a resource without a facility');
    const within = horizonAt(this.clock.now());
    const read = await this.reader.read({ bytes: bytes.value, zone: facility.timeZone, within });
    if (!read.ok) return refuse(read.code, read.why, 'uploadId');
    return ok({ ...calendar.value, resource: found.value, content: read.content, within });
  }

  private async write(
    tx: Tx,
    viewer: Viewer,
    { resource, name, units, content, within }: CalendarFile,
  ): Promise<Result<{ readonly feed: Id<'feed'> }>> {
    const there = await this.feeds.held(tx, resource.id);
    const known = there.find((feed) => feed.name === name);
    if (known !== undefined && known.url !== null)
      return refuse('INVALID', 'A calendar of this name is read from an address; take another name.', 'name');
    if (known === undefined && there.length >= mostFeeds)
      return refuse('TOO_LONG', `At most ${mostFeeds} calendars for each resource.`);
    const id = known?.id ?? newId('feed', this.clock.now());
    if (known === undefined) await this.feeds.insert(tx, id, resource, { name, units, url: null });
    else if (known.units !== units) await this.feeds.setUnits(tx, id, units);
    await this.feeds.found(tx, id, null);
    await this.feeds.took(tx, id, noCopy, { ...content, until: within.end });
    const feed = { id, resourceId: resource.id, url: null, units };
    await this.taking.run(tx, { viewer, act: 'importCalendar', feed, content, within });
    return ok({ feed: id });
  }
}
