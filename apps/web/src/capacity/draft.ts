/** What a house does with time of its calendar, as it is typed into the form, and what the API is asked for it. */
import { isDate, type LocalDate } from '../time/date';
import { instantOfLocal } from '../time/local';
import { addDays, daysBetween, type Span } from '../time/zone';

export type Draft = {
  readonly act: 'OFFER' | 'KEEP' | 'WITHDRAW';
  readonly resourceIds: readonly string[];
  readonly when: 'stretch' | 'pattern';
  /** Local times of the house, `2027-03-01T09:00`. */
  readonly start: string;
  readonly end: string;
  readonly first: LocalDate;
  /** The last day itself. */
  readonly last: LocalDate;
  /** 1 is Monday, 7 is Sunday. */
  readonly weekdays: readonly string[];
  readonly everyWeeks: '1' | '2';
  readonly isAllDay: boolean;
  readonly opens: string;
  /** A time at or before `opens` is on the next day. */
  readonly closes: string;
  readonly except: readonly LocalDate[];
  readonly skipHolidays: boolean;
  /** Empty, where the house keeps time: all there are. */
  readonly units: string;
  readonly note: string;
  /** The parts of wholes are kept too. */
  readonly withParts: boolean;
};

type Selected = { readonly resourceIds: readonly string[]; readonly first: LocalDate; readonly last: LocalDate };

/** The form over a selection: all of its days, from midnight to midnight, or working days between the two. */
export const draftOf = (
  { resourceIds, first, last }: Selected,
  units: number,
  when: Draft['when'] = 'stretch',
): Draft => ({
  act: 'OFFER',
  resourceIds,
  when,
  start: `${first}T00:00`,
  end: `${addDays(last, 1)}T00:00`,
  first,
  last,
  weekdays: ['1', '2', '3', '4', '5'],
  everyWeeks: '1',
  isAllDay: false,
  opens: '09:00',
  closes: '18:00',
  except: [],
  skipHolidays: true,
  units: String(units),
  note: '',
  withParts: true,
});

const codes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

export type Pattern = {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
  readonly firstOn: LocalDate;
  readonly lastOn: LocalDate;
  readonly except: LocalDate[];
  readonly skipHolidays: boolean;
};

export type Time =
  { readonly periods: Span[]; readonly pattern?: never } | { readonly pattern: Pattern; readonly periods?: never };

/** Which time it goes for; null while that is not told yet. */
export function timeOf(draft: Draft, zone: string): Time | null {
  if (draft.when === 'stretch') {
    const [start, end] = [instantOfLocal(draft.start, zone), instantOfLocal(draft.end, zone)];
    return start && end && Date.parse(start) < Date.parse(end) ? { periods: [{ start, end }] } : null;
  }
  const { first, last, weekdays, everyWeeks, isAllDay, opens, closes, except, skipHolidays } = draft;
  if (!isDate(first) || !isDate(last) || last < first || weekdays.length === 0) return null;
  if (!isAllDay && (!opens || !closes)) return null;
  const days = codes.filter((_, index) => weekdays.includes(String(index + 1)));
  return {
    pattern: {
      rule: `FREQ=WEEKLY;INTERVAL=${everyWeeks};BYDAY=${days.join(',')}`,
      from: isAllDay ? '00:00' : opens,
      to: isAllDay ? '00:00' : closes,
      firstOn: first,
      lastOn: last,
      except: [...except],
      skipHolidays,
    },
  };
}

/** Units offered there from now on; null while they are not a number of them. */
export function unitsOf({ act, units }: Draft, most: number): number | null {
  if (act !== 'OFFER') return 0;
  const count = Number(units);
  return units !== '' && Number.isInteger(count) && count >= 1 && count <= most ? count : null;
}

/** Why it cannot be asked for yet; null when it can. */
export function faultOf(draft: Draft, most: number, zone: string): string | null {
  if (draft.resourceIds.length === 0) return 'Choose at least one resource.';
  if (draft.when === 'pattern' && draft.weekdays.length === 0) return 'Choose at least one weekday.';
  if (draft.when === 'pattern' && draft.last < draft.first) return 'The last day is before the first.';
  if (
    draft.when === 'pattern' &&
    isDate(draft.first) &&
    isDate(draft.last) &&
    daysBetween(draft.first, draft.last) > 731
  )
    return 'At most two years at once.';
  if (!timeOf(draft, zone)) return draft.when === 'stretch' ? 'The end is not after the start.' : 'Times are missing.';
  const isKept = draft.act === 'KEEP' && (draft.units === '' || unitsOf({ ...draft, act: 'OFFER' }, most) !== null);
  if (!isKept && (draft.act === 'KEEP' || unitsOf(draft, most) === null))
    return `Units are between 1 and ${most.toLocaleString('en-GB')}.`;
  return null;
}
