import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  lineCancellation,
  type Answered,
  type ChallengeQuestion,
  type ConfirmQuestion,
  type PlacedLine,
  type PlaceQuestion,
  type ReleaseQuestion,
} from '#events/calendar-question';
import { isId, type Id, type IdType } from '#kernel/ids';
import type { Instant } from '#kernel/instant';
import { refusalCodes, type Result } from '#kernel/result';
import type { AskService } from '#service/questions/questions';
import { askServiceToken } from '#service/start/tokens';

/** One of the questions, as an intent keeps it. */
export type CalendarQuestion =
  | { readonly question: 'place'; readonly body: PlaceQuestion }
  | { readonly question: 'confirm'; readonly body: ConfirmQuestion }
  | { readonly question: 'release'; readonly body: ReleaseQuestion }
  | { readonly question: 'challenge'; readonly body: ChallengeQuestion };

/** Lines placed in the order asked; empty for the other questions. */
export type CalendarAnswer = Result<readonly PlacedLine[]>;

const id = <T extends IdType>(type: T) => z.custom<Id<T>>((raw) => typeof raw === 'string' && isId(type, raw));
const instant = z.custom<Instant>((raw) => typeof raw === 'number' && Number.isSafeInteger(raw));

const placedLine = z.object({
  commitmentId: id('commitment'),
  resourceId: id('resource'),
  state: z.enum(['HELD', 'WAITING']),
  rank: z.number().int(),
  expiresAt: instant.nullable(),
  price: z.object({ amountMinor: z.string().regex(/^\d+$/), currency: z.string() }),
  // NOTE: an answer that was kept before there were scales says nothing of one.
  cancellation: lineCancellation.nullable().default(null),
  facilityId: id('facility'),
  facilityOrganisationId: id('organisation'),
}) satisfies z.ZodType<PlacedLine>;

const refused = z.object({
  ok: z.literal(false),
  refusals: z.array(z.object({ code: z.enum(refusalCodes), message: z.string(), field: z.array(z.string()) })).min(1),
});
const placed = z.discriminatedUnion('ok', [z.object({ ok: z.literal(true), value: z.array(placedLine) }), refused]);
const done = z.discriminatedUnion('ok', [z.object({ ok: z.literal(true) }), refused]);

/** The calendar of facilities, asked over whatever carries questions. Asking again under the same key answers the same. */
@Injectable()
export class CalendarClient {
  constructor(@Inject(askServiceToken) private readonly askService: AskService) {}

  /** The calendar's answer, a refusal included. Everything else, a time-out or an answer out of shape, is thrown and is no answer. */
  async ask(asked: CalendarQuestion): Promise<CalendarAnswer> {
    const answer: unknown = await this.askService('facilities', asked.question, asked.body);
    if (asked.question !== 'place') {
      const read = done.parse(answer);
      return read.ok ? { ok: true, value: [] } : read;
    }
    const read: Answered<readonly PlacedLine[]> = placed.parse(answer);
    if (read.ok && read.value.length !== asked.body.lines.length)
      throw new Error(`the calendar placed ${read.value.length} of ${asked.body.lines.length} lines`);
    return read as CalendarAnswer;
  }
}
