import { isDate } from '../time/date';
import { present, textOf, wordOf } from '../url';

export const views = ['week', 'month', 'quarter'] as const;
export type View = (typeof views)[number];

/** Which stretch of the timeline is on screen. */
export type TimelineParams = { readonly view?: View; readonly date?: string };

export function readTimeline(raw: Readonly<Record<string, unknown>>): TimelineParams {
  const date = textOf(raw.date);
  return present({ view: wordOf(raw.view, views), date: isDate(date) ? date : undefined });
}
