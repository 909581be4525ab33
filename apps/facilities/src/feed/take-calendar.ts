import { Injectable } from '@nestjs/common';
import { uuidOf } from '#kernel/ids';
import type { Period } from '#kernel/period';
import { Audit } from '#service/audit/audit';
import type { Tx } from '#service/database/database';
import type { Viewer } from '#service/viewer/viewer';
import { Blocks } from '../block/blocks';
import { CalendarStore } from '../commitment/calendar.store';
import { ownUuidIn } from '../domain/ical/outward-uid';
import type { CalendarContent } from '../domain/ical/read-calendar';
import { planSync, type SyncPlan } from '../domain/ical/sync-plan';
import { FeedBlocksStore } from './feed-blocks.store';
import type { Feed } from './feed.row';
import { OfferedWindows } from './offered-windows';

export type CalendarTaking = {
  readonly viewer: Viewer;
  /** As the trail calls it. */
  readonly act: 'importCalendar' | 'syncCalendarFeed';
  readonly feed: Pick<Feed, 'id' | 'resourceId' | 'url' | 'units'>;
  readonly content: CalendarContent;
  /** What of it was read. */
  readonly within: Period;
};

/** Takes a calendar that was read into the calendar of a resource. */
@Injectable()
export class TakeCalendar {
  constructor(
    private readonly kept: FeedBlocksStore,
    private readonly blocks: Blocks,
    private readonly windows: OfferedWindows,
    private readonly calendars: CalendarStore,
    private readonly audit: Audit,
  ) {}

  /** Locks the resource where something changed; where nothing did, nothing at all is written. */
  async run(tx: Tx, taking: CalendarTaking): Promise<void> {
    const { viewer, act, feed, content, within } = taking;
    const offering = { feed, said: content.offered, within };
    if (isNothing(await this.plan(tx, taking)) && (await this.windows.plan(tx, offering)) === null) return;
    await this.calendars.lock(tx, [feed.resourceId]);
    const { put, remove } = await this.plan(tx, taking);
    const source = feed.url === null ? 'FILE' : 'FEED';
    // What is new comes first: an event that comes again under another UID has its time before whoever waits for it.
    await this.blocks.put(
      tx,
      viewer,
      put.map((block) => ({ ...block, resourceId: feed.resourceId, source, feedId: uuidOf(feed.id), partOf: null })),
    );
    const offer = await this.windows.plan(tx, offering);
    const windows = offer === null ? 0 : await this.windows.lay(tx, viewer, feed, offer);
    await this.blocks.remove(tx, viewer, remove);
    const after = { resource: feed.resourceId, put: put.length, removed: remove.length, windows };
    await this.audit.add(tx, { viewer, act, subject: feed.id, after });
  }

  private async plan(tx: Tx, { feed, content, within }: CalendarTaking): Promise<SyncPlan> {
    const uuids = content.occurrences.flatMap(({ uid }) => ownUuidIn(uid) ?? []);
    const own = await this.kept.ownCommitments(tx, feed.resourceId, uuids);
    const foreign = content.occurrences.filter(({ uid }) => !own.has(ownUuidIn(uid) ?? ''));
    return planSync(feed.id, foreign, feed.units, await this.kept.kept(tx, feed.id, within));
  }
}

const isNothing = ({ put, remove }: SyncPlan): boolean => put.length === 0 && remove.length === 0;
