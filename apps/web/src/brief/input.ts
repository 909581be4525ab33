/** A brief as it is sent, and what can be seen to be wrong with it before that. */
import { minorOf } from '../money/money';
import { requirementsOf } from '../search/need';
import { isDate } from '../time/date';
import { instantOfLocal } from '../time/local';
import { addDays, addDuration, startOfDay, type Span } from '../time/zone';
import { nameOfPackage, type BriefDraft, type PackageDraft } from './draft';
import type { Planned } from './schedule';

/** `at` names a field: `title`, or `packages.p3.window` for one of the package whose key is `p3`. */
export type Fault = { readonly at: string; readonly message: string };

function edgeOf(typed: string, zone: string, isEnd: boolean): string | null {
  if (typed.includes('T')) return instantOfLocal(typed, zone);
  return isDate(typed) ? startOfDay(isEnd ? addDays(typed, 1) : typed, zone) : null;
}

/** The window that is typed, on the clock of the zone; null while it makes none. */
export function windowOf({ from, to }: Pick<PackageDraft, 'from' | 'to'>, zone: string): Span | null {
  const [start, end] = [edgeOf(from, zone, false), edgeOf(to, zone, true)];
  return start !== null && end !== null && Date.parse(end) > Date.parse(start) ? { start, end } : null;
}

export const plannedOf = (packages: readonly PackageDraft[], zone: string): readonly Planned[] =>
  packages.map((one) => ({ key: one.key, duration: one.duration, after: one.after, window: windowOf(one, zone) }));

const hasRoomFor = (duration: string, { start, end }: Span, zone: string): boolean =>
  duration === '' || Date.parse(addDuration(start, duration, zone)) <= Date.parse(end);

const isCount = (text: string): boolean => Number(text) >= 1;
const isAmount = (text: string, currency: string): boolean => text.trim() === '' || minorOf(text, currency) !== null;

/** Everything that is missing or cannot be meant, in the order of the page. `now` in milliseconds. */
export function faultsOf(draft: BriefDraft, zone: string, now: number): readonly Fault[] {
  const { currency } = draft;
  const faults: Fault[] = [];
  const say = (at: string, isWrong: boolean, message: string) => {
    if (isWrong) faults.push({ at, message });
  };
  say('title', draft.title.trim() === '', 'Give the brief a code name.');
  say('budget', !isAmount(draft.budget, currency), `An amount in ${currency}, or nothing.`);
  say('maxFacilities', draft.maxFacilities !== '' && !isCount(draft.maxFacilities), 'One or more, or nothing.');
  say('packages', draft.packages.length === 0, 'A brief needs at least one package.');
  for (const one of draft.packages) {
    const at = (field: string) => `packages.${one.key}.${field}`;
    const window = windowOf(one, zone);
    say(at('title'), one.title.trim() === '', 'Say what this package is.');
    say(at('capability'), one.capability === '', 'Choose what it takes.');
    say(at('duration'), one.duration === '', 'Say how long it takes.');
    say(at('window'), window === null, 'Say from when, and until when it must be done.');
    say(at('window'), window !== null && Date.parse(window.end) <= now, 'This lies in the past.');
    say(at('window'), window !== null && !hasRoomFor(one.duration, window, zone), 'Too short for how long it takes.');
    say(at('units'), !isCount(one.units), 'One or more.');
    say(at('maxPrice'), !isAmount(one.maxPrice, currency), `An amount in ${currency}, or nothing.`);
  }
  return faults;
}

const moneyOf = (typed: string, currency: string) => {
  const amountMinor = typed.trim() === '' ? null : minorOf(typed, currency);
  return amountMinor === null ? null : { amountMinor, currency };
};

/** Only for a draft without faults. */
export function inputOf(draft: BriefDraft, zone: string) {
  const { currency } = draft;
  const budget = moneyOf(draft.budget, currency);
  return {
    title: draft.title.trim(),
    currency,
    ...(budget && { budget }),
    ...(draft.maxFacilities !== '' && { maxFacilities: Number(draft.maxFacilities) }),
    ...(draft.leftOut.length > 0 && { excludeFacilities: draft.leftOut.map(({ id }) => id) }),
    ...(draft.preferred.length > 0 && { preferAlliances: [...draft.preferred] }),
    packages: draft.packages.map((one) => packageInput(one, currency, zone)),
  };
}

function packageInput(one: PackageDraft, currency: string, zone: string) {
  const { near } = one;
  const maxPrice = moneyOf(one.maxPrice, currency);
  return {
    key: one.key,
    title: one.title.trim(),
    capability: one.capability,
    units: Number(one.units),
    duration: one.duration,
    window: windowOf(one, zone) ?? { start: one.from, end: one.to },
    ...(one.needs.length > 0 && { requirements: requirementsOf(one.needs) }),
    ...(one.after.length > 0 && { after: [...one.after] }),
    ...(one.floor !== '' && { securityFloor: one.floor }),
    ...(near && { near: { latitude: near.lat, longitude: near.lon, withinKm: near.km } }),
    ...(maxPrice && { maxPrice }),
    ...(one.together.trim() !== '' && { together: one.together.trim() }),
  };
}

type Refusal = { readonly message: string; readonly field: readonly string[] | null };

/** Refusals at the fields of the draft that was sent; packages may have been moved about since. */
export function faultsOfRefusals(refusals: readonly Refusal[], sent: readonly string[]): readonly Fault[] {
  return refusals.map(({ field, message }) => {
    const path = field?.[0] === 'input' ? field.slice(1) : (field ?? []);
    const [first = '', index = '', third] = path;
    const key = first === 'packages' ? sent[Number(index)] : undefined;
    if (key === undefined) return { at: first, message };
    return { at: third === undefined ? `packages.${key}` : `packages.${key}.${third}`, message };
  });
}

/** `Grade: Say how long it takes.` */
export function wordsOfFault({ at, message }: Fault, packages: readonly PackageDraft[]): string {
  const [first, key = ''] = at.split('.');
  return first === 'packages' && key !== '' ? `${nameOfPackage(packages, key)}: ${message}` : message;
}

/** The first thing wrong at a field. */
export const faultAt = (faults: readonly Fault[], at: string): string | null =>
  faults.find((fault) => fault.at === at)?.message ?? null;
