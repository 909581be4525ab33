import { createHash } from 'node:crypto';
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Instant } from '#kernel/instant';
import { Clock } from '#service/clock';
import type { Settings } from '#service/config/settings';
import { Transactions } from '#service/database/transactions';
import { fetchOutside, NotFetched, type OutsideAnswer } from '#service/outgoing/fetch-outside';
import { Ticker } from '#service/start/ticker';
import { settingsToken } from '#service/start/tokens';
import { visitor } from '#service/viewer/viewer';
import { freshFor, horizonAt, nextReading } from '../domain/calendar-feed';
import { FacilitiesStore } from '../facility/facilities.store';
import { CalendarReader } from './calendar-reader';
import type { Feed, KnownCopy } from './feed.row';
import { FeedsStore } from './feeds.store';
import { TakeCalendar } from './take-calendar';

const everyMs = 1000;
const mostAtOnce = 4;
const fetchForMs = 10_000;
const mostBytes = 1024 * 1024;
/** Fetching, waiting for a thread, reading and writing take less. */
const claimSeconds = 40;

type Claimed = Feed & { readonly copy: KnownCopy };

/** Reads the calendars whose turn has come. Several servers do so side by side: each takes what nobody else has in hand. */
@Injectable()
export class ReadFeeds implements OnModuleInit, OnModuleDestroy {
  private readonly stopping = new AbortController();

  constructor(
    private readonly feeds: FeedsStore,
    private readonly facilities: FacilitiesStore,
    private readonly reader: CalendarReader,
    private readonly taking: TakeCalendar,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly ticker: Ticker,
    @Inject(settingsToken) private readonly settings: Settings,
  ) {}

  onModuleInit(): void {
    this.ticker.repeat('calendar feeds', everyMs, () => this.run());
  }

  onModuleDestroy(): void {
    this.stopping.abort();
  }

  /** Reads what is due, a few at once; one that fails keeps nobody from the others. */
  async run(): Promise<void> {
    const due = await this.feeds.claim(mostAtOnce, claimSeconds);
    await Promise.all(due.map((feed) => this.read(feed)));
  }

  private async read(feed: Claimed): Promise<void> {
    try {
      const answer = await this.fetch(feed);
      if (answer.status === 304) return await this.found(feed);
      if (answer.status !== 200) return await this.fail(feed, refusalOf(answer.status), answer.status === 410);
      await this.take(feed, answer);
    } catch (fault) {
      if (!(fault instanceof NotFetched)) throw fault;
      if (!this.stopping.signal.aborted) await this.fail(feed, fault.message, false);
    }
  }

  private fetch({ url, copy, ...feed }: Claimed): Promise<OutsideAnswer> {
    const isFresh = this.isFresh(feed);
    return fetchOutside({
      url: url ?? '',
      headers: {
        accept: 'text/calendar, */*;q=0.1',
        ...(isFresh && copy.etag ? { 'if-none-match': copy.etag } : {}),
        ...(isFresh && copy.lastModified ? { 'if-modified-since': copy.lastModified } : {}),
      },
      allowPrivate: this.settings.feedsAllowPrivate,
      ...{ withinMs: fetchForMs, mostBytes, signal: this.stopping.signal },
    });
  }

  private async take(feed: Claimed, { headers, body }: OutsideAnswer): Promise<void> {
    const hash = createHash('sha256').update(body).digest();
    if (this.isFresh(feed) && feed.copy.hash?.equals(hash)) return this.found(feed);
    const now = this.clock.now();
    const within = horizonAt(now);
    const zone = (await this.facilities.byIds([feed.facilityId])).get(feed.facilityId)?.timeZone ?? 'UTC';
    const read = await this.reader.read({ bytes: body, zone, within });
    if (!read.ok) return this.fail(feed, read.why, false);
    const copy = { etag: headers['etag'] ?? null, lastModified: headers['last-modified'] ?? null, hash };
    await this.transactions.run(async (tx) => {
      await this.feeds.found(tx, feed.id, this.next(now, 0));
      await this.feeds.took(tx, feed.id, copy, read.content);
      if ((await this.feeds.byIds([feed.id], tx)).size === 0) return; // it was removed while it was read
      await this.taking.run(tx, { viewer: visitor, act: 'syncCalendarFeed', feed, content: read.content, within });
    });
  }

  /** Was it looked through lately, so that it need not be while it stays as it is? */
  private isFresh({ readAt, fault }: Pick<Feed, 'readAt' | 'fault'>): boolean {
    return fault === null && readAt !== null && this.clock.now() - readAt < freshFor;
  }

  private found({ id }: Claimed): Promise<void> {
    return this.transactions.run((tx) => this.feeds.found(tx, id, this.next(this.clock.now(), 0)));
  }

  private fail({ id, failures }: Claimed, fault: string, isGone: boolean): Promise<void> {
    return this.feeds.failed(id, fault, isGone ? null : this.next(this.clock.now(), failures + 1));
  }

  private next = (now: Instant, failures: number): Instant | null => nextReading(now, failures, Math.random());
}

function refusalOf(status: number): string {
  if (status >= 300 && status < 400) return 'The address leads on to another one; enter that one.';
  if (status === 401 || status === 403) return 'The server does not let us read this calendar.';
  if (status === 404 || status === 410) return 'There is no calendar at this address.';
  return `The server answers with the status ${status}.`;
}
