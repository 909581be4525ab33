import { createHash } from 'node:crypto';
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Instant } from '#kernel/instant';
import { Clock } from '#service/clock';
import type { Settings } from '#service/config/settings';
import { Transactions } from '#service/database/transactions';
import { fetchOutside, NotFetched, type OutsideAnswer } from '#service/outgoing/fetch-outside';
import { Logs } from '#service/start/logs';
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
const mostAtOnce = 8;
const fetchForMs = 10_000;
const mostBytes = 1024 * 1024;
const tooLarge =
  'The calendar is larger than 1024 KB. Its program may leave out what is long over; or import it as a file, which may have 8 MB.';
/** Fetching, waiting for a thread, reading and writing take less. */
const claimSeconds = 60;

type Claimed = Feed & { readonly copy: KnownCopy };

/** Reads the calendars whose turn has come. Several servers do so side by side: each takes what nobody else has in hand. */
@Injectable()
export class ReadFeeds implements OnModuleInit, OnModuleDestroy {
  private readonly stopping = new AbortController();
  /** What is being read just now. */
  private readonly inHand = new Map<Claimed, Promise<void>>();

  constructor(
    private readonly feeds: FeedsStore,
    private readonly facilities: FacilitiesStore,
    private readonly reader: CalendarReader,
    private readonly taking: TakeCalendar,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly ticker: Ticker,
    private readonly logs: Logs,
    @Inject(settingsToken) private readonly settings: Settings,
  ) {}

  onModuleInit(): void {
    this.ticker.repeat('calendar feeds', everyMs, () => this.run());
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.inHand.values());
  }

  /**
   * Begins to read what is due, a few calendars at once and one of each house: a server that hangs keeps nobody else waiting.
   * Whoever is done makes room for the next.
   */
  async run(): Promise<void> {
    const most = mostAtOnce - this.inHand.size;
    if (most <= 0 || this.stopping.signal.aborted) return;
    const busy = [...this.inHand.keys()].map(({ houseId }) => houseId);
    for (const feed of await this.feeds.claim(most, busy, claimSeconds)) this.begin(feed);
  }

  private begin(feed: Claimed): void {
    const log = this.logs.of('calendar feeds');
    const reading = this.read(feed)
      .finally(() => this.inHand.delete(feed))
      .then(() => this.run())
      .catch((fault: unknown) => log.warn({ err: fault }, 'a calendar was not read; it is claimed again'));
    this.inHand.set(feed, reading);
  }

  private async read(feed: Claimed): Promise<void> {
    try {
      const answer = await this.fetch(feed);
      if (answer.status === 304) return await this.found(feed);
      if (answer.status !== 200) return await this.fail(feed, refusalOf(answer.status), answer.status === 410);
      await this.take(feed, answer);
    } catch (fault) {
      if (this.stopping.signal.aborted) return;
      const isOurs = !(fault instanceof NotFetched);
      if (isOurs) this.logs.of('calendar feeds').error({ err: fault, feed: feed.id }, 'a calendar was not taken in');
      await this.fail(feed, isOurs ? 'It was read, but could not be taken in: a fault of ours.' : fault.message, false);
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
      ...{ withinMs: fetchForMs, mostBytes, tooLarge, signal: this.stopping.signal },
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
      await this.feeds.took(tx, feed.id, copy, { ...read.content, until: within.end });
      if ((await this.feeds.byIds([feed.id], tx)).size === 0) return; // it was removed while it was read
      await this.taking.run(tx, { viewer: visitor, act: 'syncCalendarFeed', feed, content: read.content, within });
    });
  }

  /** Was it looked through lately, so that it need not be while it stays as it is? */
  private isFresh({ readUntil, fault }: Pick<Feed, 'readUntil' | 'fault'>): boolean {
    return fault === null && readUntil !== null && horizonAt(this.clock.now()).end - readUntil < freshFor;
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
