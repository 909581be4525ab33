import { isDate } from '../time/date';
import { countOf, present, textOf } from '../url';

/** The period and units a visitor of the page has in mind, as instants; carried over from a search. */
export type Ask = {
  readonly start?: string;
  readonly end?: string;
  readonly units?: number;
  /** A day of the first week on screen. */
  readonly week?: string;
  /** The search that led here, as its own address has it. */
  readonly found?: string;
};

function instantOf(value: unknown): string | undefined {
  const text = textOf(value);
  const isInstant = text !== undefined && /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text) && !Number.isNaN(Date.parse(text));
  return isInstant ? text : undefined;
}

export function readAsk(raw: Readonly<Record<string, unknown>>): Ask {
  const week = textOf(raw.week);
  return present({
    start: instantOf(raw.start),
    end: instantOf(raw.end),
    units: countOf(raw.units),
    week: isDate(week) ? week : undefined,
    found: textOf(raw.found),
  });
}
