/** Candidates, calendars and questions for the rules of a search, as plain values; what a test does not care about is filled in. */
import { idOf } from '#kernel/ids';
import { instant, parseInstant, type Instant } from '#kernel/instant';
import type { UnitsOver } from '#kernel/stretches';
import { alwaysOpen } from '#kernel/working-week';
import { judgeOf, type Candidate } from '../../apps/capabilities/src/domain/candidate';
import { parseFilter, type CapacityQuestion, type RawFilter } from '../../apps/capabilities/src/domain/capacity-filter';
import { matchOf, type Calendar, type Match, type RateOf } from '../../apps/capabilities/src/domain/capacity-match';
import { taxonomy } from '../../apps/capabilities/src/taxonomy/taxonomy-file';

export const at = (iso: string): Instant => parseInstant(iso) ?? instant(NaN);
/** When questions are asked. */
export const now = at('2031-03-03T10:20:00Z');
export const suite = 'colour.grading-suite.hdr';

/** For a suite on the fourth of March 2031, nine to five UTC. */
export function question(changes: Partial<RawFilter> = {}): CapacityQuestion {
  const period = { start: at('2031-03-04T09:00:00Z'), end: at('2031-03-04T17:00:00Z') };
  const parsed = parseFilter({ capability: suite, period, ...changes }, taxonomy, now);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusals));
  return parsed.value;
}

export type Changes = Partial<Omit<Candidate, 'facility'>> & { readonly facility?: Partial<Candidate['facility']> };
/** A suite in Łódź, by the number its id ends with. */
export function candidate(number: number, { facility, ...changes }: Changes = {}): Candidate {
  return {
    resourceId: idOf('resource', `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`),
    name: 'Suite 1',
    kind: 'ROOM',
    hours: alwaysOpen('Europe/Warsaw'),
    classes: [],
    claims: [{ capability: suite, standing: 'SELF_DECLARED', attributes: {}, ai: null }],
    ...changes,
    facility: {
      ...{
        id: idOf('facility', '00000000-0000-7000-8000-000000000000'),
        name: 'Atelier Étoile',
        organisationName: 'Étoile SARL',
        city: 'Łódź',
        country: 'PL',
        zone: 'Europe/Warsaw',
      },
      ...{ latitude: 51.7592, longitude: 19.456, rating: null, assessments: [] },
      ...facility,
    },
  };
}

export const over = (start: string, end: string, units = 1): UnitsOver => ({
  during: { start: at(start), end: at(end) },
  units,
});
export const daily = (amountMinor: bigint, changes: Partial<RateOf> = {}): RateOf => ({
  audience: 'EVERYONE',
  ...{ per: 'DAY', amountMinor, currency: 'EUR', minimum: null, leadTime: null, weekendPercent: 0, overtimePercent: 0 },
  ...changes,
});
export const week = over('2031-03-03T00:00:00Z', '2031-03-09T00:00:00Z', 2);
export const open: Calendar = { windows: [week], taken: [], parts: [], rates: [daily(50_000n)] };

/** The match it makes, or null. */
export function match(of: Candidate, calendar: Calendar = open, asked: CapacityQuestion = question()): Match | null {
  const fitting = judgeOf(asked)(of);
  return fitting === null ? null : matchOf(fitting, calendar, asked, now);
}
