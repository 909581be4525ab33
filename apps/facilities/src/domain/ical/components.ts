/**
 * Components of a calendar file and those of their properties that say when somebody is busy. Attendees, descriptions, alarms
 * and attachments are passed over unread: they are nobody's business here, and where most broken lines are.
 */
import ICAL from 'ical.js';
import { budget, Unreadable } from './budget';
import type { ContentLine } from './content-lines';

/** A property as ical.js reads it: its parameters in lower case and its values, of one type. */
export type Property = {
  readonly name: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly type: string;
  readonly values: readonly unknown[];
  /** What stands behind the colon. */
  readonly raw: string;
  readonly line: number;
};

export type Component = {
  readonly name: string;
  readonly line: number;
  readonly properties: readonly Property[];
  readonly parts: readonly Component[];
  /** The first property that could not be read, as `line 12: …`. */
  readonly fault: string | null;
};

type OpenComponent = { name: string; line: number; properties: Property[]; parts: Component[]; fault: string | null };

const read = new Set([
  ...[
    'dtstart',
    'dtend',
    'duration',
    'rrule',
    'rdate',
    'exdate',
    'exrule',
    'recurrence-id',
    'uid',
    'sequence',
    'dtstamp',
  ],
  ...[
    'last-modified',
    'status',
    'transp',
    'summary',
    'method',
    'tzid',
    'tzoffsetfrom',
    'tzoffsetto',
    'busytype',
    'priority',
  ],
  ...['class', 'freebusy', 'x-lic-location', 'x-microsoft-cdo-busystatus'],
]);
const shape = /^([A-Za-z0-9-]+)[;:]/;

/** The calendars of a file; usually one. Throws Unreadable where the file as a whole makes no sense. */
export function readComponents(lines: Iterable<ContentLine>): readonly Component[] {
  const roots: Component[] = [];
  const open: OpenComponent[] = [];
  let count = 0;
  for (const { text, at } of lines) {
    const name = shape.exec(text)?.[1]?.toLowerCase();
    const inner = open.at(-1);
    if (name === 'begin') {
      if (open.length >= budget.depth)
        throw new Unreadable('TOO_LARGE', `More than ${budget.depth} components inside each other.`, at);
      if (++count > budget.components)
        throw new Unreadable('TOO_LARGE', `The file has more than ${budget.components} components.`, at);
      open.push({ name: valueOf(text).toLowerCase(), line: at, properties: [], parts: [], fault: null });
    } else if (name === 'end') {
      const ended = open.pop();
      if (ended === undefined || ended.name !== valueOf(text).toLowerCase())
        throw new Unreadable('INVALID', 'A component ends that did not begin.', at);
      (open.at(-1)?.parts ?? roots).push(ended);
    } else if (inner === undefined) {
      if (text.trim() !== '')
        throw new Unreadable('INVALID', 'This is not a calendar: it does not begin with BEGIN:VCALENDAR.', at);
    } else if (name !== undefined && read.has(name)) {
      const property = readProperty(name, text, at);
      if (property !== null) inner.properties.push(property);
      else inner.fault ??= `line ${at}: ${name.toUpperCase()} cannot be read`;
    }
  }
  if (open.length > 0) throw new Unreadable('INVALID', 'The file ends in the middle: it was cut off.', open[0]?.line);
  if (roots.length === 0) throw new Unreadable('INVALID', 'The file is empty.');
  if (roots.some((root) => root.name !== 'vcalendar'))
    throw new Unreadable('INVALID', 'The file holds something else than calendars.');
  return roots;
}

const valueOf = (text: string): string => text.slice(text.indexOf(':') + 1).trim();

/** Null for what ical.js cannot read. */
function readProperty(name: string, text: string, line: number): Property | null {
  try {
    const [, parameters, type, ...values] = ICAL.parse.property(text, ICAL.design.icalendar) as [
      string,
      Record<string, string>,
      string,
      ...unknown[],
    ];
    if (values.length > budget.listed)
      throw new Unreadable('TOO_LARGE', `A list of more than ${budget.listed} dates.`, line);
    return { name, parameters, type, values, raw: valueOf(text), line };
  } catch (fault) {
    if (fault instanceof Unreadable) throw fault;
    return null; // ical.js throws errors of several kinds for text it does not understand
  }
}

/** The first property of a name, or undefined. */
export const propertyOf = (component: Component, name: string): Property | undefined =>
  component.properties.find((property) => property.name === name);

export const allOf = (component: Component, name: string): readonly Property[] =>
  component.properties.filter((property) => property.name === name);

/** The text of a property, in capitals, as the words of the standard are compared; '' where there is none. */
export const wordOf = (component: Component, name: string): string =>
  (propertyOf(component, name)?.raw ?? '').trim().toUpperCase();
