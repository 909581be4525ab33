/**
 * Time a house keeps for itself. A block takes what is offered there and not promised, never more: at every instant the fewer
 * of what it wants and what promises and earlier blocks leave it. Where windows, promises or blocks change, its share changes
 * with them; the BLOCKED commitments of a block are its share, one for each number of units.
 */
import { derivedId, type Id } from '#kernel/ids';
import type { Instant } from '#kernel/instant';
import type { Period } from '#kernel/period';
import { freeSegments, type UnitsOver } from '#kernel/stretches';
import type { Calendar, Commitment } from './calendar';
import { takesUnits } from './commitment-life';
import { inBoth, joinPeriods, sumOf, takenBy } from './spans';

/** `units` null: all there are. */
export type Block = { readonly id: Id<'block'>; readonly during: Period; readonly units: number | null };

/** Where a block comes from: the hand of the house, one stroke over many resources, or a calendar read elsewhere. */
export type BlockSource = 'HAND' | 'BLACKOUT' | 'FEED' | 'FILE';

/** As the house keeps it. The note is for its eyes; `feedId`: the calendar that brought it; `partOf`: the block on a whole that it came with. */
export type KeptBlock = Block & {
  readonly resourceId: Id<'resource'>;
  readonly note: string | null;
  readonly source: BlockSource;
  readonly feedId: string | null;
  readonly partOf: Id<'block'> | null;
};

/** A block, and whose calendar it is in. */
export type HouseBlock = KeptBlock & {
  readonly facilityId: Id<'facility'>;
  readonly houseId: Id<'organisation'>;
};

/** Blocks of a resource, and the stretch of time in which they, and all that stands in their way, are known. */
export type KnownBlocks = { readonly within: Period; readonly list: readonly Block[] };

/** Each block has its share: before anybody who waits, and never from a promise. What it has already stays the same commitment. */
export function withShares(calendar: Calendar): Calendar {
  if (calendar.blocks === null) return calendar;
  const wanted = sharesOf(calendar, calendar.blocks);
  const kept = new Set<string>();
  const commitments = calendar.commitments.map((one): Commitment => {
    if (!isShare(one)) return one;
    if (!isSame(wanted.get(one.blockId)?.get(one.units), one.spans)) return { ...one, state: 'RELEASED' };
    kept.add(`${one.blockId} ${one.units}`);
    return one;
  });
  for (const [id, byUnits] of wanted)
    for (const [units, spans] of byUnits)
      if (!kept.has(`${id} ${units}`)) commitments.push(shareOf(id, units, spans, calendar.now, commitments.length));
  return { ...calendar, commitments };
}

/** Where promises keep a block from units that it wants and that are offered: by start. */
export function shortOf(
  { during, units }: Block,
  { windows, commitments }: Pick<Calendar, 'windows' | 'commitments'>,
): readonly Period[] {
  const promised = sumOf(takenBy(commitments.filter(isPromise)), during);
  const short = inBoth(freeSegments(windows, [], during), promised).filter(
    ({ a: offered, b: taken }) => offered > 0 && offered - taken < Math.min(units ?? offered, offered),
  );
  return joinPeriods(short.map((part) => part.during));
}

type Share = Commitment & { readonly blockId: Id<'block'> };
const isShare = (one: Commitment): one is Share => one.state === 'BLOCKED' && one.blockId !== null;

/** Does it take units that no block may have? What was brought along as blocked has no block that would give way. */
export const isPromise = (one: Commitment): boolean => takesUnits(one.state) && one.blockId === null;

const shareOf = (
  blockId: Id<'block'>,
  units: number,
  spans: readonly Period[],
  now: Instant,
  turn: number,
): Commitment => ({
  // One block may lose its share and get it back within one act, hence the turn.
  id: derivedId('commitment', blockId, String(now), String(turn)),
  ...{ organisationId: null, requestId: null, blockId, partOf: null, spans, units, state: 'BLOCKED' },
  ...{ expiresAt: null, challenge: null, isDue: false },
});

type Part = UnitsOver & Pick<Block, 'id'>;

/** What each block is to have: spans by their units. Beyond what is known it has what it had. */
function sharesOf(
  { commitments, windows }: Calendar,
  { within, list }: KnownBlocks,
): ReadonlyMap<Id<'block'>, ReadonlyMap<number, readonly Period[]>> {
  const free = freeSegments(windows, takenBy(commitments.filter(isPromise)), within);
  const had = commitments.filter(isShare);
  const parts = Map.groupBy([...beyond(had, within), ...divided(list, free)], ({ id }) => id);
  return new Map([...parts].map(([id, own]) => [id, spansByUnits(own)]));
}

const beyond = (shares: readonly Share[], within: Period): readonly Part[] =>
  shares.flatMap(({ blockId: id, spans, units }) =>
    spans
      .flatMap(({ start, end }) => [
        { start, end: end < within.start ? end : within.start },
        { start: start > within.end ? start : within.end, end },
      ])
      .filter((part) => part.start < part.end)
      .map((during) => ({ id, during, units })),
  );

/** Deals out what is free to the blocks that want it there, in the order of their ids. */
function divided(blocks: readonly Block[], free: readonly UnitsOver[]): readonly Part[] {
  const coming = [...blocks].sort((a, b) => a.during.start - b.during.start);
  const parts: Part[] = [];
  let wanting: readonly Block[] = [];
  let next = 0;
  for (const { during, units } of free)
    for (let at = during.start; at < during.end;) {
      const first = next;
      while ((coming[next]?.during.start ?? Infinity) <= at) next++;
      const more = coming.slice(first, next);
      wanting = [...wanting, ...more].filter((block) => block.during.end > at);
      if (more.length > 0) wanting = [...wanting].sort((a, b) => (a.id < b.id ? -1 : 1));
      const border = wanting.reduce((least, block) => Math.min(least, block.during.end), Number(during.end));
      const end = Math.min(border, coming[next]?.during.start ?? Infinity) as Instant;
      parts.push(...dealt(wanting, units).map((part) => ({ ...part, during: { start: at, end } })));
      at = end;
    }
  return parts;
}

function dealt(blocks: readonly Block[], units: number): readonly Omit<Part, 'during'>[] {
  const parts: Omit<Part, 'during'>[] = [];
  let left = units;
  for (const block of blocks) {
    if (left === 0) break;
    const part = Math.min(left, block.units ?? left);
    parts.push({ id: block.id, units: part });
    left -= part;
  }
  return parts;
}

function spansByUnits(parts: readonly UnitsOver[]): ReadonlyMap<number, readonly Period[]> {
  const byUnits = Map.groupBy(parts, (part) => part.units);
  return new Map([...byUnits].map(([units, own]) => [units, joinPeriods(own.map((part) => part.during))]));
}

const isSame = (a: readonly Period[] | undefined, b: readonly Period[]): boolean =>
  a?.length === b.length && a.every(({ start, end }, at) => start === b[at]?.start && end === b[at].end);
