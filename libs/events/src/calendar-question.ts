import { z } from 'zod';
import type { Instant } from '#kernel/instant';
import type { Id, IdType } from '#kernel/ids';
import { isId } from '#kernel/ids';

// What partnerships asks the calendar of facilities: place, confirm, release, challenge. Each is one transaction over all its lines, all or
// nothing, and answers the same to the same key. Shapes are JSON: instants are UTC milliseconds, amounts are digits.

const id = <T extends IdType>(type: T) => z.custom<Id<T>>((raw) => typeof raw === 'string' && isId(type, raw));
const instant = z.custom<Instant>((raw) => typeof raw === 'number' && Number.isSafeInteger(raw));
const money = z.object({ amountMinor: z.string().regex(/^\d+$/), currency: z.string() });

/** Who stands behind a question; `actor` is null when the clock moved. */
const asker = z.object({
  /** Idempotency: `<request or team id>:<number of the question>`, one effect for each key and question (docs/decisions/0004). */
  key: z.string().min(1),
  /** The organisation that asks for capacity, whoever of the two sides moves. */
  requester: id('organisation'),
  actor: id('account').nullable(),
  onBehalfOf: id('organisation').nullable(),
});

export const placeQuestion = asker.extend({
  /** FACILITY: the house puts these lines forward itself, so it may name resources and prices the requester has no rate for. */
  by: z.enum(['REQUESTER', 'FACILITY']),
  waitIfTaken: z.boolean(),
  /** Commitments these lines take the place of: judged as if they were gone; one whose line stays as it was is kept. */
  replaces: z.array(id('commitment')),
  lines: z.array(
    z.object({
      requestId: id('request'),
      /** A resource, or a class: the calendar takes the member of it that is free. */
      resourceId: z.union([id('resource'), id('class')]),
      start: instant,
      end: instant,
      units: z.number().int(),
      /** An offer for the whole line; null: the price the requester would pay. */
      price: money.nullable(),
      /** The price the requester would pay, as far as the asker knows; another is refused with STALE_VERSION. Null: any. */
      expects: money.nullable().default(null),
    }),
  ),
});
export type PlaceQuestion = z.infer<typeof placeQuestion>;

/** Bands as ISO durations, longest notice first. */
export const lineCancellation = z.object({
  zone: z.string(),
  bands: z.array(z.object({ notice: z.string(), percent: z.number().int() })).readonly(),
});
export type LineCancellation = z.infer<typeof lineCancellation>;

/** In the order of the lines asked. */
export type PlacedLine = {
  readonly commitmentId: Id<'commitment'>;
  /** The one that was taken, where a class was asked for. */
  readonly resourceId: Id<'resource'>;
  readonly state: 'HELD' | 'WAITING';
  readonly rank: number;
  /** Deadline of a hold; null while waiting. */
  readonly expiresAt: Instant | null;
  readonly price: { readonly amountMinor: string; readonly currency: string };
  /** What cancelling it costs, of the rate that made the price, with the zone its days of notice are days of; null: nothing. */
  readonly cancellation: LineCancellation | null;
  readonly facilityId: Id<'facility'>;
  readonly facilityOrganisationId: Id<'organisation'>;
};

export const confirmQuestion = asker.extend({ commitments: z.array(id('commitment')) });
export type ConfirmQuestion = z.infer<typeof confirmQuestion>;

export const releaseQuestion = asker.extend({
  commitments: z.array(id('commitment')),
  as: z.enum(['RELEASED', 'EXPIRED', 'CANCELLED', 'COMPLETED']),
});
export type ReleaseQuestion = z.infer<typeof releaseQuestion>;

/** Commitments of one request: those that wait challenge the holds in their way. */
export const challengeQuestion = asker.extend({ commitments: z.array(id('commitment')) });
export type ChallengeQuestion = z.infer<typeof challengeQuestion>;

/** What a question answers with: the value, or refusals whose `field` is a path into the question, as `['lines', '0', 'period']`. */
export type CalendarRefusal = { readonly code: string; readonly message: string; readonly field: readonly string[] };
export type Answered<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusals: readonly CalendarRefusal[] };
