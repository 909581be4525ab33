import { Injectable } from '@nestjs/common';
import { newId, type Id } from '#kernel/ids';
import { all, ok, refuse, within, type Result } from '#kernel/result';
import { Audit } from '#service/audit/audit';
import { Clock } from '#service/clock';
import { Transactions } from '#service/database/transactions';
import type { Viewer } from '#service/viewer/viewer';
import { mostFeeds, parseCalendar, parseFeedUrl, type CalendarAskedFor } from '../domain/calendar-feed';
import { FindOwnResource } from '../resource/find-own-resource';
import { FeedsStore } from './feeds.store';

/** Mutation `addCalendarFeed`: a calendar that is read again and again from now on. */
@Injectable()
export class AddCalendarFeed {
  constructor(
    private readonly transactions: Transactions,
    private readonly own: FindOwnResource,
    private readonly feeds: FeedsStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** By an owner or scheduler of the house. Nothing is read here: a job does, within a second. */
  run(
    viewer: Viewer,
    {
      idempotencyKey: key,
      ...ask
    }: CalendarAskedFor & { readonly resourceId: string; readonly url: string; readonly idempotencyKey: string },
  ): Promise<Result<{ readonly feed: Id<'feed'> }>> {
    return this.transactions.once({ viewer, mutation: 'addCalendarFeed', key, input: ask }, async (tx) => {
      const found = await this.own.run(tx, viewer, ask.resourceId);
      if (!found.ok) return found;
      const resource = found.value;
      const calendar = parseCalendar(ask, resource.units);
      const url = within(parseFeedUrl(ask.url), 'url');
      if (!calendar.ok || !url.ok) return all<unknown>([calendar, url]) as Result<never>;
      const there = await this.feeds.held(tx, resource.id);
      if (there.some(({ name }) => name === calendar.value.name))
        return refuse('INVALID', 'The resource has a calendar of this name already.', 'name');
      if (there.length >= mostFeeds) return refuse('TOO_LONG', `At most ${mostFeeds} calendars for each resource.`);
      const id = newId('feed', this.clock.now());
      await this.feeds.insert(tx, id, resource, { ...calendar.value, url: url.value });
      // The address may hold a secret: the trail has its server only.
      const after = { resource: resource.id, ...calendar.value, server: new URL(url.value).host };
      await this.audit.add(tx, { viewer, act: 'addCalendarFeed', subject: id, after });
      return ok({ feed: id });
    });
  }
}
