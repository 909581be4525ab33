import { Injectable } from '@nestjs/common';
import type { CandidatesAnswer, FindCandidatesQuestion } from '#events/candidates-question';
import type { Id } from '#kernel/ids';
import { instant, type Instant } from '#kernel/instant';
import type { Period } from '#kernel/period';
import { ok, within, type Result } from '#kernel/result';
import { FactReaders } from '#service/facts/fact-readers';
import { hasRoom, hindranceOf, parsePackages, type BriefPackage, type Hindrance } from '../domain/brief-package';
import { CalendarsStore, type CalendarAsked, type Calendars } from './calendars.store';
import { SnapshotsStore } from './snapshots.store';
import { taxonomy } from '../taxonomy/taxonomy-file';
import { shownCalendar, shownHouse, shownResource } from './shown';
import { SeenResourcesStore, type SeenResource } from './seen-resources.store';

/** One package with those who fit it as far as can be told without their calendars. */
type Sifted = {
  readonly wanted: BriefPackage;
  readonly fitting: readonly SeenResource[];
  readonly ruledOut: Readonly<Record<Hindrance, number>>;
};

/** Who could do the packages of a brief, with calendars and rates, all of one moment. */
@Injectable()
export class FindCandidates {
  constructor(
    private readonly readers: FactReaders,
    private readonly snapshots: SnapshotsStore,
    private readonly seen: SeenResourcesStore,
    private readonly calendars: CalendarsStore,
  ) {}

  /** What the requester may not see is neither offered nor counted. Refuses only words the taxonomy does not have. */
  async run(ask: FindCandidatesQuestion): Promise<Result<CandidatesAnswer>> {
    // A rate set, an alliance joined or a hold released a moment ago counts.
    await this.readers.catchUp();
    const now = await this.snapshots.now();
    const packages = within(parsePackages(ask.packages, taxonomy, now), 'packages');
    if (!packages.ok) return packages;
    return this.snapshots.read({ organisation: ask.requester }, async (tx, sight) => {
      const onlooker = { sight, excludes: ask.excludeFacilities };
      const seen = await this.seen.ofPackages(tx, packages.value, onlooker);
      const sifted = packages.value.map((wanted, at) => sift(wanted, seen[at] ?? []));
      const asked = calendarsFor(sifted.filter(({ fitting }) => fitting.length <= ask.mostCandidates));
      const calendars = await this.calendars.ofResources(tx, asked, sight);
      const parts = await this.calendars.ofResources(tx, partsFor(asked, calendars), sight);
      return ok(answerOf(sifted, calendars, parts, ask.mostCandidates, now));
    });
  }
}

/** Sorts out who does not fit, and by what. */
function sift(wanted: BriefPackage, seen: readonly SeenResource[]): Sifted {
  const judged = Map.groupBy(seen, (one) => hindranceOf(wanted, one));
  const countOf = (hindrance: Hindrance): number => judged.get(hindrance)?.length ?? 0;
  return {
    wanted,
    fitting: judged.get(null) ?? [],
    ruledOut: {
      requirements: countOf('requirements'),
      distance: countOf('distance'),
      securityFloor: countOf('securityFloor'),
      excluded: countOf('excluded'),
      capacity: countOf('capacity'),
    },
  };
}

/** Each resource once, over all that is left of the windows of the packages it fits. */
function calendarsFor(sifted: readonly Sifted[]): readonly CalendarAsked[] {
  const spans = new Map<Id<'resource'>, Period>();
  for (const { wanted, fitting } of sifted)
    for (const { id } of fitting) spans.set(id, hull(spans.get(id) ?? wanted.open, wanted.open));
  return [...spans].map(([resource, during]) => ({ resource, during }));
}

/** Each part of these once, as far as any of its wholes, or it by itself, is asked for. */
function partsFor(asked: readonly CalendarAsked[], calendars: Calendars): readonly CalendarAsked[] {
  const own = new Map(asked.map(({ resource, during }) => [resource, during]));
  const spans = new Map<Id<'resource'>, Period>();
  for (const { resource, during } of asked)
    for (const { resourceId: part } of calendars.of(resource).parts)
      spans.set(part, hull(spans.get(part) ?? own.get(part) ?? during, during));
  return [...spans].map(([resource, during]) => ({ resource, during }));
}

const hull = (a: Period, b: Period): Period => ({
  start: instant(Math.min(a.start, b.start)),
  end: instant(Math.max(a.end, b.end)),
});

function answerOf(
  sifted: readonly Sifted[],
  calendars: Calendars,
  ofParts: Calendars,
  mostCandidates: number,
  now: Instant,
): CandidatesAnswer {
  const offered = new Map<Id<'resource'>, SeenResource>();
  const packages = sifted.map(({ wanted, fitting, ruledOut }) => {
    if (fitting.length > mostCandidates) return { candidates: null, fitting: fitting.length, ruledOut };
    const free = fitting.filter(({ id, hours }) => hasRoom(wanted, calendars.of(id), hours, now));
    for (const one of free) offered.set(one.id, one);
    const capacity = ruledOut.capacity + fitting.length - free.length;
    return { candidates: free.map(({ id }) => id), fitting: fitting.length, ruledOut: { ...ruledOut, capacity } };
  });
  const resources = [...offered.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const parts = new Set(resources.flatMap(({ id }) => calendars.of(id).parts.map(({ resourceId }) => resourceId)));
  const houses = new Map(resources.map(({ house }) => [house.id, house]));
  const span = sifted.map(({ wanted }) => wanted.open).reduce(hull, { start: now, end: now });
  return {
    now,
    packages,
    resources: resources.map((one) => shownResource(one, calendars.of(one.id), now)),
    parts: [...parts].sort().map((id) => ({ id, ...shownCalendar(ofParts.of(id), now) })),
    facilities: [...houses.values()].sort((a, b) => (a.id < b.id ? -1 : 1)).map((house) => shownHouse(house, span)),
  };
}
