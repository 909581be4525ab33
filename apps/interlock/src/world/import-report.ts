import type { LineFault, LineType } from '../../../facilities/src/facilities.module';

/** A line that was refused, as it is printed. */
export type RefusedLine = {
  readonly line: number;
  readonly type: LineType | null;
  readonly ref: string | null;
} & LineFault;

export type Outcome = 'accepted' | 'unchanged' | 'refused';

export type ImportSummary = Readonly<Record<Outcome, number>> & {
  readonly summary: true;
  /** Lines read, blank ones included. */
  readonly lines: number;
  readonly byType: Readonly<Partial<Record<LineType, Readonly<Partial<Record<Outcome, number>>>>>>;
  /** Too much was refused, so the rest was not read. */
  readonly stopped: boolean;
};

/** After so many refusals something is wrong with the file, not with its lines. */
export const mostRefusals = 1000;

/** Counts what becomes of lines. */
export class ImportTally {
  private readonly total: Record<Outcome, number> = { accepted: 0, unchanged: 0, refused: 0 };
  private readonly byType: Partial<Record<LineType, Partial<Record<Outcome, number>>>> = {};
  lines = 0;

  count(type: LineType | null, outcome: Outcome): void {
    this.total[outcome]++;
    if (type === null) return;
    const own = (this.byType[type] ??= {});
    own[outcome] = (own[outcome] ?? 0) + 1;
  }

  get refused(): number {
    return this.total.refused;
  }

  get summary(): ImportSummary {
    const { lines, total, byType } = this;
    return { summary: true, lines, ...total, byType, stopped: total.refused >= mostRefusals };
  }
}
