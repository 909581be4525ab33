/** The way from a fault to its field: fields stand in an element that carries their name as `data-at`. */
import type { BriefDraft } from './draft';

/** Puts the keyboard into the field, opening what it is folded into; into the nearest that there is where the name is longer. */
export function jumpTo(at: string): void {
  const place = placeOf(at);
  if (place) {
    focusIn(place);
    return;
  }
  // What is folded away may not have been made yet.
  const nearest = placeOf(at.split('.').slice(0, 2).join('.')) ?? placeOf('title')?.closest('fieldset');
  if (!nearest) return;
  for (const fold of nearest.querySelectorAll('details')) fold.open = true;
  window.setTimeout(() => focusIn(placeOf(at) ?? nearest), 50);
}

const placeOf = (at: string): Element | null => document.querySelector(`[data-at="${CSS.escape(at)}"]`);

function focusIn(place: Element): void {
  const fold = place.closest('details');
  if (fold) fold.open = true;
  place.querySelector<HTMLElement>('input:not([type="hidden"]), select, textarea, button')?.focus();
  place.scrollIntoView({ block: 'center' });
}

const written: Readonly<Record<string, readonly string[]>> = {
  window: ['from', 'to'],
  requirements: ['needs'],
  securityFloor: ['floor'],
  excludeFacilities: ['leftOut'],
  preferAlliances: ['preferred'],
};

/** What stands in the fields that a fault is about, to tell whether they have changed. */
export function fieldsOf(draft: BriefDraft, at: string): string {
  const [first = '', key, field = ''] = at.split('.');
  const pick = (from: object, names: readonly string[]) =>
    JSON.stringify(Object.entries(from).filter(([name]) => names.includes(name)));
  if (first !== 'packages') return pick(draft, written[first] ?? [first]);
  const one = draft.packages.find((each) => each.key === key);
  if (key === undefined || !one) return JSON.stringify(draft.packages);
  return field === '' ? JSON.stringify(one) : pick(one, written[field] ?? [field]);
}
