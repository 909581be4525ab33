/**
 * What a house has promised, as a calendar that other programs subscribe to. Pencils are tentative and bookings confirmed; no
 * title, no client and no note of the house is in it: who subscribes learns when a resource is taken, and how firmly.
 */
import {
  escape as escaped,
  ICalCalendar,
  ICalCalendarMethod,
  ICalEventBusyStatus,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import type { Id } from '#kernel/ids';
import type { Instant } from '#kernel/instant';
import type { Period } from '#kernel/period';
import { outwardUid } from './outward-uid';

/** A commitment as it is shown; `rank` counts pencils from 1. `changedAt`: when it last moved in its life. */
export type ShownCommitment = {
  readonly id: Id<'commitment'>;
  readonly resource: string;
  readonly during: Period;
  readonly units: number;
  readonly unitsThere: number;
  readonly state: 'HELD' | 'WAITING' | 'BOOKED' | 'BLOCKED' | 'COMPLETED';
  readonly rank: number | null;
  readonly changedAt: Instant;
};

/** How often programs are asked to look again. */
export const refreshMinutes = 15;

/** The text of a calendar, in the order given; the same for the same commitments, whenever it is written. */
export function writeCalendar(name: string, commitments: readonly ShownCommitment[]): string {
  const calendar = new ICalCalendar({
    name: escaped(name, false), // the library writes this one as it is
    prodId: { company: 'Interlock', product: 'Calendar', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: refreshMinutes * 60,
  });
  for (const one of commitments) {
    const isFirm = one.state === 'BOOKED' || one.state === 'COMPLETED' || one.state === 'BLOCKED';
    calendar.createEvent({
      id: outwardUid(one.id),
      start: new Date(one.during.start),
      end: new Date(one.during.end),
      // A program keeps the latest of what it has seen of a UID; a life of pencil, booking and end only goes on.
      stamp: new Date(one.changedAt),
      lastModified: new Date(one.changedAt),
      sequence: sequences[one.state],
      summary: `${one.resource}${unitsOf(one)}: ${wordsOf(one)}`,
      status: isFirm ? ICalEventStatus.CONFIRMED : ICalEventStatus.TENTATIVE,
      busystatus: isFirm ? ICalEventBusyStatus.BUSY : ICalEventBusyStatus.TENTATIVE,
      transparency: ICalEventTransparency.OPAQUE,
    });
  }
  return `${calendar.toString()}\r\n`; // the library leaves the last line open
}

const sequences = { WAITING: 0, HELD: 1, BLOCKED: 1, BOOKED: 2, COMPLETED: 3 } as const;

const unitsOf = ({ units, unitsThere }: ShownCommitment): string =>
  unitsThere > 1 ? ` (${units} of ${unitsThere})` : '';

function wordsOf({ state, rank }: ShownCommitment): string {
  if (state === 'BLOCKED') return 'blocked';
  if (state === 'BOOKED' || state === 'COMPLETED') return 'booked';
  const count = rank ?? 1;
  return `${ordinals[count - 1] ?? `${count}${endings[plural.select(count)]}`} pencil`;
}

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth'];
const plural = new Intl.PluralRules('en', { type: 'ordinal' });
const endings: Readonly<Record<Intl.LDMLPluralRule, string>> = {
  ...{ one: 'st', two: 'nd', few: 'rd', other: 'th', zero: 'th', many: 'th' },
};
