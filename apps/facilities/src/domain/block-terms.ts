/**
 * What a house may say of a block it enters itself.
 */
import type { Instant } from '#kernel/instant';
import type { Period } from '#kernel/period';
import { all, ok, refuse, within, type Result } from '#kernel/result';
import type { HouseBlock } from './blocks';
import { parseUnits } from './offering';

const mostBlocks = 5000;
const longestNote = 2000;

/** `units` null: all there are. */
export type BlockTerms = { readonly units: number | null; readonly note: string | null };

/** Reads units and note; a note of nothing is none. Refusals name `units` and `note`. */
export function parseTerms(raw: {
  readonly units?: number | null | undefined;
  readonly note?: string | null | undefined;
}): Result<BlockTerms> {
  const units = raw.units ?? null;
  const note = within(parseNote(raw.note ?? ''), 'note');
  const faults = all<unknown>([units === null ? ok(null) : within(parseUnits(units), 'units'), note]);
  return faults.ok && note.ok ? ok({ units, note: note.value }) : (faults as Result<never>);
}

function parseNote(raw: string): Result<string | null, 'INVALID' | 'TOO_LONG'> {
  const note = raw.trim();
  if (/\p{Cs}|(?![\n\r\t])\p{Cc}/u.test(note)) return refuse('INVALID', 'A note has no control characters.');
  return note.length > longestNote
    ? refuse('TOO_LONG', `A note may have at most ${longestNote} characters.`)
    : ok(note === '' ? null : note);
}

/** Blocks may have begun, not ended. Refusals name `periods.n`. */
export const refuseOver = (periods: readonly Period[], now: Instant): Result<unknown, 'IN_PAST'> =>
  all(
    periods.map((period, at) =>
      period.end <= now ? refuse('IN_PAST', 'This period is over.', 'periods', at) : ok(null),
    ),
  );

/** No more units than the resource with the fewest has. */
export const refuseUnits = (
  units: number | null,
  resources: readonly { readonly name: string; readonly units: number }[],
): Result<unknown, 'UNITS_EXCEEDED'> =>
  all(
    resources
      .filter((resource) => units !== null && units > resource.units)
      .slice(0, 1)
      .map((resource) => refuse('UNITS_EXCEEDED', `${resource.name} has ${resource.units} units.`, 'units')),
  );

/** Are they more than one act may make? */
export const refuseTooManyBlocks = (count: number): Result<null, 'TOO_LARGE'> =>
  count > mostBlocks
    ? refuse('TOO_LARGE', `At most ${mostBlocks} blocks at once, one for each period and resource: do it in parts.`)
    : ok(null);

/** What a calendar brings changes and ends in that calendar, not here; the parts of a whole can be let go all the same. */
export const refuseBrought = (block: Pick<HouseBlock, 'source' | 'partOf'>): Result<null, 'WRONG_STATUS'> =>
  block.partOf === null && (block.source === 'FEED' || block.source === 'FILE')
    ? refuse('WRONG_STATUS', `This block came with a calendar (${block.source}): change it there.`)
    : ok(null);
