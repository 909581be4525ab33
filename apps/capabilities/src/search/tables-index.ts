import { Injectable } from '@nestjs/common';
import type { Instant } from '#kernel/instant';
import type { Viewer } from '#service/viewer/viewer';
import { judgeOf } from '../domain/candidate';
import type { CapacityQuestion } from '../domain/capacity-filter';
import { matchOf, type Match } from '../domain/capacity-match';
import { CalendarsStore } from './calendars.store';
import { CandidatesStore } from './candidates.store';
import type { CapacityIndex } from './capacity-index';
import { SnapshotsStore } from './snapshots.store';

/**
 * The index on PostgreSQL: tables narrow what could match down to a few candidates, the rules of the domain judge those. The
 * calendars of a candidate are read only once everything else about it fits.
 */
@Injectable()
export class TablesIndex implements CapacityIndex {
  constructor(
    private readonly snapshots: SnapshotsStore,
    private readonly candidates: CandidatesStore,
    private readonly calendars: CalendarsStore,
  ) {}

  now(): Promise<Instant> {
    return this.snapshots.now();
  }

  visibleAlliances(viewer: Viewer, alliances: readonly string[]): Promise<ReadonlySet<string>> {
    return this.snapshots.visibleAlliances(viewer, alliances);
  }

  find(question: CapacityQuestion, viewer: Viewer, now: Instant): Promise<readonly Match[]> {
    return this.snapshots.read(viewer, async (tx, sight) => {
      const judge = judgeOf(question);
      const fitting = (await this.candidates.narrowed(tx, question, sight)).flatMap((one) => judge(one) ?? []);
      const asked = fitting.map(({ candidate }) => ({ resource: candidate.resourceId, during: question.open }));
      const calendars = await this.calendars.ofResources(tx, asked, sight);
      return fitting.flatMap((fit) => matchOf(fit, calendars.of(fit.candidate.resourceId), question, now) ?? []);
    });
  }
}
