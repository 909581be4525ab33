/**
 * Who could do one package of a brief, as far as it can be told without choosing a start: the claim, the distance, whether the
 * house is safe for long enough, and whether enough units are free for long enough. Price, lead time and which start is best are
 * for the one who puts the team together.
 */
import type { Point } from '#kernel/distance';
import { parseDuration, type Duration } from '#kernel/duration';
import type { Id } from '#kernel/ids';
import type { Instant } from '#kernel/instant';
import type { Period } from '#kernel/period';
import { all, ok, within, type RefusalCode, type Result } from '#kernel/result';
import { earliestStretch } from '#kernel/stretches';
import type { Hours } from '#kernel/working-week';
import { secureDuring, type Assessed } from './assessment';
import { distanceTo } from './candidate';
import type { Near } from './capacity-filter';
import { stillTaken, type Calendar } from './capacity-match';
import { faultsOf } from './faults';
import { meetsAll, type Said } from './requirement';
import type { SecurityTier, Taxonomy } from './taxonomy';
import { parseWanted, type RawWanted, type Wanted } from './wanted';

/** What the taxonomy has no word about was judged when the brief was made. */
export type RawPackage = RawWanted & {
  readonly units: number;
  readonly duration: string;
  readonly window: Period;
  readonly securityFloor: SecurityTier;
  readonly near: (Point & { readonly withinKm: number }) | null;
};

export type BriefPackage = Wanted & {
  readonly units: number;
  readonly duration: Duration;
  /** What is left of the window; without length when it is past. */
  readonly open: Period;
  readonly floor: SecurityTier;
  readonly near: Near | null;
};

/** Packages as they stand at `now`, or what the taxonomy does not know of them, each with its place in the list. */
export function parsePackages(
  raw: readonly RawPackage[],
  taxonomy: Taxonomy,
  now: Instant,
): Result<readonly BriefPackage[]> {
  return all(raw.map((one, at) => within(parsePackage(one, taxonomy, now), at)));
}

function parsePackage(raw: RawPackage, taxonomy: Taxonomy, now: Instant): Result<BriefPackage> {
  const wanted = parseWanted(raw, taxonomy);
  const duration = within(parseDuration(raw.duration), 'duration');
  if (!wanted.ok || !duration.ok) return faultsOf<RefusalCode>(wanted, duration);
  const { start, end } = raw.window;
  return ok({
    ...wanted.value,
    units: raw.units,
    duration: duration.value,
    open: { start: start < now ? now : start, end },
    floor: raw.securityFloor,
    near: raw.near === null ? null : { point: raw.near, withinKm: raw.near.withinKm },
  });
}

/** A resource the asker sees, that claims one of the leaves. */
export type Seen = {
  readonly id: Id<'resource'>;
  /** On the clock of its house. */
  readonly hours: Hours;
  readonly house: {
    readonly zone: string;
    readonly latitude: number | null;
    readonly longitude: number | null;
    readonly assessments: readonly Assessed[];
  };
  /** What each of its claims on the leaves says. */
  readonly claims: readonly Said[];
  /** Its facility is one the brief wants nothing of. */
  readonly isExcluded: boolean;
  /** Windows with enough units meet what is left of the package's window. */
  readonly isOffered: boolean;
};

/** What can rule a resource out, in the order in which it is looked at. */
export type Hindrance = 'requirements' | 'distance' | 'securityFloor' | 'excluded' | 'capacity';

/** The first thing that rules the resource out before its calendar is opened, or null. */
export function hindranceOf(wanted: BriefPackage, seen: Seen): Hindrance | null {
  const { house, claims, isExcluded, isOffered } = seen;
  if (!claims.some((said) => meetsAll(wanted.requirements, said))) return 'requirements';
  if (wanted.near !== null) {
    const distance = distanceTo(wanted.near, house);
    if (distance === null || distance > wanted.near.withinKm) return 'distance';
  }
  if (wanted.floor !== 'NONE' && !isSafeForLongEnough(wanted, seen)) return 'securityFloor';
  if (isExcluded) return 'excluded';
  return isOffered ? null : 'capacity';
}

function isSafeForLongEnough({ floor, open, duration }: BriefPackage, { house, hours }: Seen): boolean {
  return secureDuring(house.assessments, floor, house.zone, open).some(
    (during) => earliestStretch([{ during, units: 1 }], [], open, duration, 1, hours) !== null,
  );
}

/** Are enough units free somewhere in what is left of the window, for as long as the package takes? */
export const hasRoom = (
  { open, duration, units }: BriefPackage,
  calendar: Omit<Calendar, 'rates'>,
  hours: Hours,
  now: Instant,
): boolean => earliestStretch(calendar.windows, stillTaken(calendar, now), open, duration, units, hours) !== null;
