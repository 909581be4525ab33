/**
 * What a side puts forward: lines, each one resource over one period, with units and perhaps a price. Whether the resource can be
 * seen, is free and costs that much is for the calendar to say; here is only what anybody can tell from the words.
 */
import { isId, type Id } from '#kernel/ids';
import type { Instant } from '#kernel/instant';
import { parseMoney, type Money } from '#kernel/money';
import { parsePeriod, type Period } from '#kernel/period';
import { all, ok, refuse, within, type Result } from '#kernel/result';
import { parseMessage } from '#kernel/text';

/** A line as it came in. */
export type RawLine = {
  /** A resource, or a class of resources: then the calendar names the one. */
  readonly resourceId: string;
  readonly period: { readonly start: Instant; readonly end: Instant };
  readonly units?: number | null | undefined;
  readonly price?: Money | null | undefined;
};

/** A line that makes sense. A missing price is the price the requester would pay. */
export type OfferedLine = {
  readonly resourceId: Id<'resource' | 'class'>;
  readonly during: Period;
  readonly units: number;
  readonly price: Money | null;
};

/** Lines and perhaps a word with them. */
export type Offer = { readonly lines: readonly OfferedLine[]; readonly message: string | null };

const mostLines = 100;
const mostUnits = 1_000_000;

/** An offer of 1 to 100 lines; every fault of every line is named. Fields: `lines`, `message`. */
export function parseOffer(raw: {
  readonly lines: readonly RawLine[];
  readonly message?: string | null | undefined;
}): Result<Offer> {
  const lines = parseLines(raw.lines);
  const message = parseWord(raw.message);
  if (!lines.ok || !message.ok)
    return { ok: false, refusals: [...(lines.ok ? [] : lines.refusals), ...(message.ok ? [] : message.refusals)] };
  return ok({ lines: lines.value, message: message.value });
}

/** The word that goes with a move, or null when there is none. Field: `message`. */
export function parseWord(raw: string | null | undefined): Result<string | null, 'INVALID' | 'TOO_LONG'> {
  return raw === null || raw === undefined ? ok(null) : within(parseMessage(raw), 'message');
}

function parseLines(raw: readonly RawLine[]): Result<readonly OfferedLine[]> {
  if (raw.length === 0) return refuse('INVALID', 'A request has at least one line.', 'lines');
  if (raw.length > mostLines) return refuse('TOO_LONG', `A request has at most ${mostLines} lines.`, 'lines');
  return all(raw.map((line, at) => within(parseLine(line), 'lines', at)));
}

function parseLine(raw: RawLine): Result<OfferedLine> {
  const units = raw.units ?? 1;
  const resource: Result<OfferedLine['resourceId']> =
    isId('resource', raw.resourceId) || isId('class', raw.resourceId)
      ? ok(raw.resourceId)
      : refuse('NOT_FOUND', 'There is no such resource.', 'resourceId');
  const during = within(parsePeriod(raw.period), 'period');
  const count =
    Number.isInteger(units) && units >= 1 && units <= mostUnits
      ? ok(units)
      : refuse('OUT_OF_RANGE', `A line has 1 to ${mostUnits} units.`, 'units');
  const price = raw.price ? within(parseMoney(raw.price), 'price') : ok(null);
  if (!resource.ok || !during.ok || !count.ok || !price.ok) {
    const parts: readonly Result<unknown>[] = [resource, during, count, price];
    return { ok: false, refusals: parts.flatMap((part) => (part.ok ? [] : part.refusals)) };
  }
  return ok({ resourceId: resource.value, during: during.value, units: count.value, price: price.value });
}
