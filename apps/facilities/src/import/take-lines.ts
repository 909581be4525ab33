import { Injectable } from '@nestjs/common';
import { newId, uuidOf, type Id } from '#kernel/ids';
import { Clock } from '#service/clock';
import type { Tx } from '#service/database/database';
import { hashOf, Transactions } from '#service/database/transactions';
import type { Viewer } from '#service/viewer/viewer';
import type { Calendars } from '../domain/changes';
import type { Keeps } from '../domain/world/judgement';
import {
  type JudgedLines,
  judgeLines,
  type KnownLine,
  type LineVerdict,
  type OfferedLine,
} from '../domain/world/verdicts';
import type { WorldLine, WorldTaxonomy } from '../domain/world/world-line';
import { ImportLinesStore, type Named, type NewLine } from './import-lines.store';
import { LineCalendars } from './line-calendars';
import { WriteBrought } from './write-brought';

/** One import. */
export type ImportRun = {
  /** A fresh uuid. */
  readonly id: string;
  readonly source: string;
  /** Whose acts these are. */
  readonly viewer: Viewer;
  /** The organisation with whose owner's rights the lines come in; null: with those of an admin. */
  readonly actsFor: Id<'organisation'> | null;
  /** Judges as ever and writes nothing that lasts. */
  readonly isDry: boolean;
  readonly taxonomy: WorldTaxonomy;
};

/** What became of lines, in their order, and what the names in those that were taken stand for (bare uuids). */
export type TakenLines = Pick<JudgedLines, 'verdicts' | 'thingOf'>;

/** Judges lines of a world and writes what of them belongs here. */
@Injectable()
export class TakeLines {
  constructor(
    private readonly transactions: Transactions,
    private readonly lines: ImportLinesStore,
    private readonly calendars: LineCalendars,
    private readonly writing: WriteBrought,
    private readonly clock: Clock,
  ) {}

  /**
   * In one transaction: each line is judged whole, after those before it, and its row is opened with all that this service keeps of
   * it. The row of one that other services have a part in stays open until `CloseLines`; a line whose row an earlier try left open
   * is taken again, under the same id. Locks the source, and the resources of which units are taken.
   */
  run(run: ImportRun, lines: readonly WorldLine[]): Promise<TakenLines> {
    const offered = lines.map((line): OfferedLine => {
      const thing = uuidOf(newId(line.type, this.clock.now()));
      return { line, thing, hash: hashOf(line).toString('hex') };
    });
    return this.transactions.run(async (tx) => {
      if (!run.isDry) await this.lines.lockSource(tx, run.source);
      const known = await this.lines.find(tx, run.source, run.id, offered.flatMap(namesIn));
      if (run.isDry) return this.rehearse(tx, run, offered, known);
      const { judged, before } = await this.judge(tx, run, offered, known);
      const fresh = judged.verdicts.flatMap((one) => (one.state === 'accepted' && !one.isAgain ? [one] : []));
      if (fresh.length > 0) {
        await this.lines.open(tx, run.source, fresh.map(rowOf));
        await this.writing.run(tx, run, fresh, judged, before);
      }
      await this.lines.sight(tx, run.id, judged.verdicts.flatMap(sightingOf));
      return judged;
    });
  }

  /** Revisions are raised at the end only: a line that is refused or known must leave no trace. */
  private async judge(
    tx: Tx,
    run: ImportRun,
    offered: readonly OfferedLine[],
    known: readonly KnownLine[],
  ): Promise<{ readonly judged: JudgedLines; readonly before: Calendars }> {
    const fresh = freshOf(offered, known);
    const kept = new Set(await this.calendars.keep(tx, fresh, known));
    for (;;) {
      const before = await this.calendars.load(tx, fresh, known);
      const judged = judgeLines(offered, sceneOf(run, known, this.calendars.settled(before)));
      const moved = [...judged.moved.keys()].filter((id) => before.has(id));
      if (moved.length > 0) await this.calendars.lock(tx, moved);
      // What was linked with them during the wait was not kept, and may have changed since it was read.
      const strange = moved.filter((id) => !kept.has(id));
      if (strange.length === 0) return { judged, before };
      for (const id of strange) kept.add(id);
    }
  }

  private async rehearse(
    tx: Tx,
    run: ImportRun,
    offered: readonly OfferedLine[],
    known: readonly KnownLine[],
  ): Promise<JudgedLines> {
    const fresh = freshOf(offered, known);
    const written = this.calendars.settled(await this.calendars.load(tx, fresh, known));
    const calendars = await this.calendars.withSighted(tx, run.id, written, fresh, known);
    const judged = judgeLines(offered, sceneOf(run, known, calendars));
    await this.lines.sight(tx, run.id, judged.verdicts.flatMap(draftOf));
    return judged;
  }
}

const sceneOf = ({ taxonomy, actsFor }: ImportRun, known: readonly KnownLine[], calendars: Calendars) => ({
  ...{ taxonomy, actsFor, known, calendars },
});

const freshOf = (offered: readonly OfferedLine[], known: readonly KnownLine[]): readonly OfferedLine[] => {
  const names = new Set(known.map(({ type, ref }) => `${type} ${ref}`));
  return offered.filter(({ line }) => !names.has(`${line.type} ${line.ref}`));
};

/** Its own name and those it points to. */
function namesIn({ line }: OfferedLine): readonly Named[] {
  const own: Named = { type: line.type, ref: line.ref };
  const organisation = (ref: string): Named => ({ type: 'organisation', ref });
  switch (line.type) {
    case 'organisation':
      return [own];
    case 'alliance':
      return [own, ...line.members.map(organisation), ...line.stewards.map(organisation)];
    case 'facility':
      return [own, organisation(line.organisation)];
    case 'resource':
      return [
        own,
        { type: 'facility', ref: line.facility },
        ...line.rates.flatMap(({ audience, audienceRef: ref }): readonly Named[] =>
          ref === undefined ? [] : [{ type: audience === 'ALLIANCE' ? 'alliance' : 'organisation', ref }],
        ),
      ];
    case 'commitment':
      return [own, { type: 'resource', ref: line.resource }];
  }
}

type Accepted = Extract<LineVerdict, { state: 'accepted' }>;

const rowOf = ({ line, thing, hash, keeps }: Accepted): NewLine => ({
  ...{ type: line.type, ref: line.ref, thing, hash, keeps },
  isClosed: !hasPartsElsewhere(line),
});

/** Do other services keep something of such a line? */
function hasPartsElsewhere(line: WorldLine): boolean {
  if (line.type === 'facility') return line.assessments.length > 0 || line.rating !== undefined;
  if (line.type === 'resource') return line.claims.length > 0;
  return line.type !== 'commitment';
}

/** Its row says the rest. */
const sightingOf = (verdict: LineVerdict): readonly NewLine[] =>
  verdict.state === 'refused' ? [] : [sighting(verdict, null)];

const draftOf = (verdict: LineVerdict): readonly NewLine[] =>
  verdict.state === 'refused'
    ? []
    : [sighting(verdict, verdict.state === 'accepted' && !verdict.isAgain ? draftKeeps(verdict) : null)];

const sighting = ({ line, thing, hash }: OfferedLine, keeps: Keeps | null): NewLine => ({
  ...{ type: line.type, ref: line.ref, thing, hash, keeps, isClosed: false },
});

function draftKeeps({ line, keeps }: Accepted): Keeps {
  if (line.type === 'resource') return { ...keeps, windows: line.windows };
  if (line.type !== 'commitment') return keeps;
  const { resource, start, end, units } = line;
  return { ...keeps, taken: { resource, start, end, units } };
}
