import { countOf, present, textOf } from '../url';

/** The period and units a visitor of the page has in mind, as instants; carried over from a search. */
export type Ask = { readonly start?: string; readonly end?: string; readonly units?: number };

function instantOf(value: unknown): string | undefined {
  const text = textOf(value);
  return text !== undefined && /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;
}

export const readAsk = (raw: Readonly<Record<string, unknown>>): Ask =>
  present({ start: instantOf(raw.start), end: instantOf(raw.end), units: countOf(raw.units) });
