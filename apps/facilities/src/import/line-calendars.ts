import { Inject, Injectable } from '@nestjs/common';
import { idOf, type Id } from '#kernel/ids';
import type { Tx } from '#service/database/database';
import { CalendarStore } from '../commitment/calendar.store';
import { holdToken } from '../commitment/hold.provider';
import { settle } from '../domain/calendar';
import { type Calendars, mapped } from '../domain/changes';
import type { Hold } from '../domain/hold';
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

  /** As they are written, as far as these lines can matter to them. */
  async load(tx: Tx, fresh: readonly OfferedLine[], known: readonly KnownLine[]): Promise<Calendars> {
    const spans = commitmentsOf(fresh).flatMap((line) => {
      const resource = resourceIn(known, line.resource);
      return resource ? [{ resourceId: idOf('resource', resource.thing), during: periodOf(line) }] : [];
    });
    return spans.length === 0 ? new Map() : this.calendars.load(tx, { spans, commitments: [], requester: null });
  }

  /** What is past its deadline has lapsed, and whoever waits has moved up. */
  settled(calendars: Calendars): Calendars {
    return mapped(calendars, (calendar) => settle(calendar, this.hold));
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
    return new Map(
      refs.flatMap((ref) => {
        const resource = resourceIn(known, ref);
        if (!resource) return [];
        const id = idOf('resource', resource.thing);
        const base = written.get(id) ?? resource.keeps.windows ?? [];
        return [[id, draftCalendar(id, base, taken.get(ref) ?? [])] as const];
      }),
    );
  }

  /** Waits for whoever holds them; afterwards they are read anew. */
  lock(tx: Tx, resources: readonly Id<'resource'>[]): Promise<void> {
    return this.calendars.lock(tx, resources);
  }
}

const commitmentsOf = (offered: readonly OfferedLine[]): readonly CommitmentLine[] =>
  offered.flatMap(({ line }) => (line.type === 'commitment' ? [line] : []));

const resourceIn = (known: readonly KnownLine[], ref: string): KnownLine | undefined =>
  known.find((one) => one.type === 'resource' && one.ref === ref);
