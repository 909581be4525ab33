/** Nothing found: the smallest steps that could find something, each with what it changes. */
import { nothingActive, type Active } from './active';
import type { Defaults, Patch, SearchParams } from './params';
import { usualKm } from './filter';
import type { Spec } from '../taxonomy/specs';
import { addDays } from '../time/zone';
import { writtenOut } from './written-out';

export type Step = { readonly key: string; readonly words: string; readonly patch: Patch };

// Each step asks the API how much it would find.
const mostSteps = 6;

/** At most six: of a delivery specification a need left out, each thing that narrows left out, a wider circle, later dates, a wider kind of capability. */
export function stepsToWiden(
  search: SearchParams & Defaults,
  active: readonly Active[],
  wider: { readonly code: string; readonly label: string } | null,
  spec?: Pick<Spec, 'needs'>,
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
    ...withoutOneNeed(spec).slice(0, mostSteps - others.length - narrowing.length),
    ...narrowing.map(({ key, words, without }) => ({ key, words: `Without: ${words}`, patch: without })),
    ...others,
  ];
}

/** Of a specification each capability left out, the others asked for one by one; nothing where it has only one. */
function withoutOneNeed(spec: Pick<Spec, 'needs'> | undefined): readonly Step[] {
  if (spec === undefined || spec.needs.length < 2) return [];
  return spec.needs.map(({ capability: { code, label } }) => ({
    key: `without:${code}`,
    words: `Without: ${label}`,
    patch: writtenOut({ needs: spec.needs.filter(({ capability }) => capability.code !== code) }),
  }));
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
