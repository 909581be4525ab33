import { idOf } from '#kernel/ids';
import { hourMs, instant } from '#kernel/instant';
import { alwaysOpen } from '#kernel/working-week';
import type { Calendar, Commitment } from '../../apps/facilities/src/domain/calendar';

/** A block in the words of a test: its number, from which hour to which, and its units (null: all). */
export type BlockOfTests = readonly [n: number, from: number, to: number, units: number | null];

const uuid = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const monday = Date.UTC(2031, 2, 3);

/** Hours counted from a moment. */
export const hoursOf = (from: number) => {
  const at = (hour: number) => instant(from + hour * hourMs);
  return { at, over: (start: number, end: number) => ({ start: at(start), end: at(end) }) };
};

/** Somebody's commitment of one unit for an hour, unless said otherwise. */
export const aCommitment = (n: number, state: Commitment['state'], more: Partial<Commitment> = {}): Commitment => ({
  ...{
    id: idOf('commitment', uuid(n)),
    organisationId: idOf('organisation', uuid(2)),
    requestId: idOf('request', uuid(n)),
  },
  ...{
    spans: [hoursOf(monday).over(0, 1)],
    units: 1,
    state,
    blockId: null,
    partOf: null,
    challenge: null,
    isDue: false,
  },
  expiresAt: state === 'HELD' ? instant(monday) : null,
  ...more,
});

/** A resource of three units on which nothing has happened, the day before. */
export const aCalendar = (more: Partial<Calendar> = {}): Calendar => ({
  ...{ resourceId: idOf('resource', uuid(1)), facilityId: idOf('facility', uuid(1)) },
  ...{
    organisationId: idOf('organisation', uuid(1)),
    hours: alwaysOpen('Europe/Paris'),
    units: 3,
    windows: [],
    commitments: [],
  },
  ...{ blocks: null, parts: [], rates: [], currency: null, isNamed: false, now: instant(monday - 24 * hourMs) },
  ...more,
});
