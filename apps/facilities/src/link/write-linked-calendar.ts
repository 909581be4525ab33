import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { dayMs, instant } from '#kernel/instant';
import { Clock } from '#service/clock';
import { horizonAt } from '../domain/calendar-feed';
import { CalendarWriter } from './calendar-writer';
import { LinksStore } from './links.store';

/** Longer than any secret of ours: not looked at. */
const longestSecret = 100;

/** The calendar behind a secret address. */
@Injectable()
export class WriteLinkedCalendar {
  constructor(
    private readonly links: LinksStore,
    private readonly writer: CalendarWriter,
    private readonly clock: Clock,
  ) {}

  /**
   * Null for a secret that opens nothing; `content` null where the caller, by `known`, has the very same: then nothing is written,
   * nor are commitments read.
   */
  async run(
    secret: string,
    known: string | null,
  ): Promise<{ readonly etag: string; readonly content: string | null } | null> {
    if (secret.length > longestSecret) return null;
    const link = await this.links.opened(secret);
    if (link === null) return null;
    const today = instant(Math.floor(this.clock.now() / dayMs) * dayMs);
    const { name, revision } = await this.links.revision(link);
    const etag = createHash('sha256').update(`${link.id} ${today} ${revision}`).digest('base64url').slice(0, 27);
    if (etag === known) return { etag, content: null };
    const shown = async () => ({ name, commitments: await this.links.shown(link, horizonAt(today)) });
    return { etag, content: await this.writer.write(etag, shown) };
  }
}
