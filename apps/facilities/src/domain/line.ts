/**
 * What is asked of the calendar: lines of one or more requests, placed together or not at all.
 */
import type { Id } from '#kernel/ids';
import { parseMoney, type Money } from '#kernel/money';
import { parsePeriod, type Period } from '#kernel/period';
import { all, ok, refuse, within, type Result } from '#kernel/result';
import { parseUnits } from './offering';

/** A line as it is asked: any of these resources will do, one that is named or the members of a class in the order of the house. */
export type AskedLine = Omit<Line, 'resourceId'> & { readonly anyOf: readonly Id<'resource'>[] };

/** One line: units of a resource over a period. `price`: an offer for the whole; null asks for the price of the requester. */
export type Line = {
  /** The id of the commitment, should one be placed. */
  readonly commitmentId: Id<'commitment'>;
  readonly requestId: Id<'request'>;
  readonly resourceId: Id<'resource'>;
  readonly during: Period;
  readonly units: number;
  readonly price: Money | null;
  /** The price the requester counts on; another is refused. Null: any. */
  readonly expects: Money | null;
};

export type Placement = {
  readonly requester: Id<'organisation'>;
  /** FACILITY: the house puts its own resources forward, whatever rates there are. */
  readonly by: 'REQUESTER' | 'FACILITY';
  readonly waitIfTaken: boolean;
  readonly replaces: readonly Id<'commitment'>[];
  readonly lines: readonly AskedLine[];
};

const mostLines = 100;

/** Checks the form of all lines; says nothing of what exists. */
export function parseLines(lines: readonly AskedLine[]): Result<readonly AskedLine[]> {
  if (lines.length === 0) return refuse('INVALID', 'Ask for at least one line.', 'lines');
  if (lines.length > mostLines) return refuse('TOO_LONG', `At most ${mostLines} lines at once.`, 'lines');
  const faults = all<unknown>(
    lines.flatMap((line, at) => [
      within(parsePeriod(line.during), 'lines', at, 'period'),
      within(parseUnits(line.units), 'lines', at, 'units'),
      line.price === null ? ok(null) : within(parseMoney(line.price), 'lines', at, 'price'),
    ]),
  );
  return faults.ok ? ok(lines) : faults;
}
