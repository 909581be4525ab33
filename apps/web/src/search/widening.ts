/** Nothing found: the smallest steps that could find something, each with what it changes. */
import { nothingActive, type Active, type Patch } from './active';
import { usualKm } from './filter';
import type { Defaults, SearchParams } from './params';
import { addDays } from '../time/zone';

export type Step = { readonly key: string; readonly words: string; readonly patch: Patch };

// Each step asks the API how much it would find.
const mostSteps = 6;

/** At most six: each thing that narrows left out, a wider circle, later dates, a wider kind of capability. */
export function stepsToWiden(
  search: SearchParams & Defaults,
  active: readonly Active[],
  wider: { readonly code: string; readonly label: string } | null,
): readonly Step[] {
  const km = (search.km ?? usualKm) * 4;
  const { from, to, zone, duration } = search;
  const [lastDate = to] = to.split('T');
  const later = addDays(lastDate, 28);
  const others: Step[] = [
    ...(active.length > 1 ? [{ key: 'all', words: 'Without all that narrows', patch: nothingActive }] : []),
    ...(search.lat !== undefined
      ? [{ key: 'km', words: `Look within ${km.toLocaleString('en-GB')} km`, patch: { km } }]
      : []),
    ...(duration
      ? [{ key: 'later', words: 'Look four weeks further ahead', patch: { from, to: later, zone, duration } }]
      : []),
    ...(wider
      ? [{ key: 'wider', words: `Any of: ${wider.label}`, patch: { capability: wider.code, need: undefined } }]
      : []),
  ];
  const narrowing = active.slice(0, mostSteps - others.length);
  return [
    ...narrowing.map(({ key, words, without }) => ({ key, words: `Without: ${words}`, patch: without })),
    ...others,
  ];
}

/** The branch or discipline a code belongs to; null at the top. */
export function widerCode(code: string, known: ReadonlySet<string>): string | null {
  const parts = code.split('.');
  for (let length = parts.length - 1; length > 0; length -= 1) {
    const shorter = parts.slice(0, length).join('.');
    if (known.has(shorter)) return shorter;
  }
  return null;
}
