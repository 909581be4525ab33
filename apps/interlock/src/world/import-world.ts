import type { Id } from '#kernel/ids';
import { type Viewer, visitor } from '#service/viewer/viewer';
import { taxonomy } from '../../../capabilities/src/capabilities.module';
import {
  CloseLines,
  type ImportRun,
  type LineType,
  type ReadLine,
  readLine,
  TakeLines,
  type WorldLine,
} from '../../../facilities/src/facilities.module';
import { BringParts, type Taken } from './bring-parts';
import { ImportTally, type ImportSummary, mostRefusals, type RefusedLine } from './import-report';
import { linesOf } from './lines-of';
import { operationOf, type Services } from './services';

export type ImportAsk = {
  readonly source: string;
  /** The organisation with whose owner's rights lines come in; null: with an admin's. */
  readonly actsFor: Id<'organisation'> | null;
  readonly isDry: boolean;
};

/** Whom an import tells, in the order of the file. */
export type ImportListener = {
  refused?(line: RefusedLine): void;
  /** Taken just now, or before; `thing` is the uuid of what it has become. */
  taken?(type: LineType, ref: string, thing: string): void;
  /** So many bytes of the file are done. */
  read?(bytes: number): void;
};

type Entry = { readonly number: number; readonly read: ReadLine; readonly bytes: number };

/** Lines that share a transaction: it stays short, for a long one holds up every reader of facts. */
const mostLines = 500;
const mostBytes = 1_048_576;

/** What has to be there before what: lines of two stages never share a transaction. */
const stages: Readonly<Record<LineType, number>> = {
  organisation: 0,
  alliance: 1,
  facility: 2,
  resource: 2,
  commitment: 2,
};

/**
 * Brings a world in, a batch of lines at a time: facilities judges them and opens their rows with its own part, every other service
 * gets its part, the rows are closed. Cut off anywhere and begun again at line 1 it ends the same.
 */
export class ImportWorld {
  private readonly tally = new ImportTally();
  private readonly run: ImportRun;
  private readonly parts: BringParts;
  private batch: Entry[] = [];
  private bytes = 0;
  private stage = 0;
  /** What other services still do with the batch before. */
  private tail: Promise<void> = Promise.resolve();

  constructor(
    private readonly services: Services,
    { source, actsFor, isDry }: ImportAsk,
    private readonly listener: ImportListener,
  ) {
    const viewer: Viewer = { ...visitor, isAdmin: true, onBehalfOf: actsFor };
    this.run = { id: crypto.randomUUID(), source, viewer, actsFor, isDry, taxonomy };
    this.parts = new BringParts(services, viewer);
  }

  /** Reads to the end, or until too much is refused; memory does not grow with the file. */
  async read(chunks: AsyncIterable<Buffer>): Promise<ImportSummary> {
    for await (const { bytes } of linesOf(chunks)) {
      this.tally.lines++;
      const read = readLine(bytes, taxonomy);
      if (read) await this.add({ number: this.tally.lines, read, bytes: bytes?.length ?? mostBytes });
      if (this.tally.refused >= mostRefusals) break;
    }
    await this.flush();
    await this.tail;
    await operationOf(this.services, 'facilities', CloseLines).forget(this.run.id);
    return this.tally.summary;
  }

  private async add(entry: Entry): Promise<void> {
    const stage = entry.read.type === null ? this.stage : stages[entry.read.type];
    if (stage !== this.stage) {
      await this.flush();
      await this.tail;
      this.stage = stage;
    }
    this.batch.push(entry);
    this.bytes += entry.bytes;
    // The last refusal there may be is the last line of its batch, whatever is refused: nothing behind it is taken.
    const isFull = this.batch.length >= Math.min(mostLines, mostRefusals - this.tally.refused);
    if (isFull || this.bytes >= mostBytes) await this.flush();
  }

  private async flush(): Promise<void> {
    const [batch, bytes] = [this.batch, this.bytes];
    [this.batch, this.bytes] = [[], 0];
    if (batch.length === 0) return;
    const lines = batch.flatMap(({ read }): readonly WorldLine[] => (read.judged.ok ? [read.judged.value] : []));
    const { verdicts, thingOf } = await operationOf(this.services, 'facilities', TakeLines).run(this.run, lines);
    const verdictOf = new Map(verdicts.map((verdict) => [verdict.line, verdict]));
    const taken: Taken[] = [];
    const told: (() => void)[] = [];
    for (const { number, read } of batch) {
      const verdict = read.judged.ok ? verdictOf.get(read.judged.value) : undefined;
      if (verdict && verdict.state !== 'refused') {
        const { line, thing, state } = verdict;
        this.tally.count(line.type, state);
        if (state === 'accepted') taken.push(verdict);
        told.push(() => this.listener.taken?.(line.type, line.ref, thing));
        continue;
      }
      const fault = verdict ? verdict.fault : read.judged.ok ? null : read.judged.fault;
      if (!fault) throw new Error(`nobody has judged line ${number}`);
      this.tally.count(read.type, 'refused');
      told.push(() => this.listener.refused?.({ line: number, type: read.type, ref: read.ref, ...fault }));
    }
    await this.tail;
    this.tail = this.finish(taken, thingOf, () => {
      for (const tell of told) tell();
      this.listener.read?.(bytes);
    });
    // Waited for with the next batch; a fault of it is told there.
    this.tail.catch(() => undefined);
  }

  private async finish(
    taken: readonly Taken[],
    thingOf: Parameters<BringParts['run']>[1],
    tell: () => void,
  ): Promise<void> {
    if (!this.run.isDry && taken.length > 0) await this.parts.run(taken, thingOf);
    tell();
  }
}
