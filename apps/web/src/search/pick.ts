/** A hit laid aside to be compared, as it stands in the address bar: the resource and its period, `id~start~end`. */
import type { Span } from '../time/zone';

export type Pick = { readonly id: string; readonly span: Span };

/** More than that nobody keeps apart on a screen. */
export const maxPicks = 4;

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/;

/** Null for what is no hit. */
export function parsePick(text: string): Pick | null {
  const [id = '', start = '', end = ''] = text.split('~');
  const isSpan = instant.test(start) && instant.test(end) && Date.parse(start) < Date.parse(end);
  return id !== '' && isSpan ? { id, span: { start, end } } : null;
}

export const writePick = ({ id, span: { start, end } }: Pick): string => [id, start, end].join('~');

/** The hits laid aside with this one put there or taken away; null when there is no more room. */
export function withPick(written: readonly string[], pick: Pick): readonly string[] | null {
  const others = written.filter((text) => parsePick(text)?.id !== pick.id);
  if (others.length < written.length) return others;
  return written.length < maxPicks ? [...written, writePick(pick)] : null;
}
