import { Inject, Injectable } from '@nestjs/common';
import { idOf, type Id } from '#kernel/ids';
import type { Tx } from '#service/database/database';
import { CalendarStore } from '../commitment/calendar.store';
import { holdToken } from '../commitment/hold.provider';
import type { Calendars } from '../domain/changes';
import type { Hold } from '../domain/hold';
import { settleAll } from '../domain/linked';
import { draftCalendar, periodOf } from '../domain/world/brought';
import type { KnownLine, OfferedLine } from '../domain/world/verdicts';
import type { CommitmentLine } from '../domain/world/world-line';
import { ImportLinesStore } from './import-lines.store';

/** The calendars that commitments of a world are judged by: of resources that came in before these lines. */
@Injectable()
export class LineCalendars {
  constructor(
    private readonly calendars: CalendarStore,
    private readonly lines: ImportLinesStore,
    @Inject(holdToken) private readonly hold: Hold,
  ) {}

  /** Waits for whoever holds them, and keeps them from everybody else; answers which those are. */
  async keep(tx: Tx, fresh: readonly OfferedLine[], known: readonly KnownLine[]): Promise<ReadonlySet<Id<'resource'>>> {
    const resources = new Set(spansOf(fresh, known).map(({ resourceId }) => resourceId));
    return resources.size === 0 ? new Set() : this.calendars.hold(tx, [...resources]);
  }

  /** As they are written, as far as these lines can matter to them. */
  async load(tx: Tx, fresh: readonly OfferedLine[], known: readonly KnownLine[]): Promise<Calendars> {
    const spans = spansOf(fresh, known);
    return spans.length === 0 ? new Map() : this.calendars.load(tx, { spans, commitments: [], requester: null });
  }

  /** What is past its deadline has lapsed, and whoever waits has moved up. */
  settled(calendars: Calendars): Calendars {
    return settleAll(calendars, this.hold);
  }

  /** For a dry run: with what it has seen so far, of resources that are written and of those that are not. */
  async withSighted(
    tx: Tx,
    run: string,
    written: Calendars,
    fresh: readonly OfferedLine[],
    known: readonly KnownLine[],
  ): Promise<Calendars> {
    const refs = [...new Set(commitmentsOf(fresh).map(({ resource }) => resource))];
    const taken = Map.groupBy(await this.lines.sightedCommitments(tx, run, refs), ({ resource }) => resource);
    const resources = resourcesIn(known);
    return new Map(
      refs.flatMap((ref) => {
        const resource = resources.get(ref);
        if (!resource) return [];
        const id = idOf('resource', resource.thing);
        const base = written.get(id) ?? resource.keeps.windows ?? [];
        return [[id, draftCalendar(id, base, taken.get(ref) ?? [])] as const];
      }),
    );
  }

  /** Raises their revisions; waits for whoever holds them. */
  lock(tx: Tx, resources: readonly Id<'resource'>[]): Promise<void> {
    return this.calendars.lock(tx, resources);
  }
}

const commitmentsOf = (offered: readonly OfferedLine[]): readonly CommitmentLine[] =>
  offered.flatMap(({ line }) => (line.type === 'commitment' ? [line] : []));

const resourcesIn = (known: readonly KnownLine[]): ReadonlyMap<string, KnownLine> =>
  new Map(known.flatMap((one) => (one.type === 'resource' ? [[one.ref, one] as const] : [])));

function spansOf(fresh: readonly OfferedLine[], known: readonly KnownLine[]) {
  const resources = resourcesIn(known);
  return commitmentsOf(fresh).flatMap((line) => {
    const resource = resources.get(line.resource);
    return resource ? [{ resourceId: idOf('resource', resource.thing), during: periodOf(line) }] : [];
  });
}
