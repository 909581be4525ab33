import { Injectable } from '@nestjs/common';
import type { Id } from '#kernel/ids';
import type { Period } from '#kernel/period';
import { all, ok, within, type Result } from '#kernel/result';
import { parsePeriod } from '#kernel/period';
import { Transactions } from '#service/database/transactions';
import type { Viewer } from '#service/viewer/viewer';
import { CalendarStore } from '../commitment/calendar.store';
import type { Calendars } from '../domain/changes';
import { parseUnits } from '../domain/offering';
import { knownAround, whyNotFree, type WhyNotFree } from '../domain/why-not-free';

export type WhyNotQuestion = {
  readonly resourceId: Id<'resource'>;
  readonly during: Period;
  readonly units: number;
};

/** Why viewers cannot have units of resources they see, and when they could. */
@Injectable()
export class ExplainWhyNot {
  constructor(
    private readonly transactions: Transactions,
    private readonly calendars: CalendarStore,
  ) {}

  /** Reads the period and the units. */
  parse(raw: {
    readonly during: Period;
    readonly units?: number | null | undefined;
  }): Result<Omit<WhyNotQuestion, 'resourceId'>> {
    const during = within(parsePeriod(raw.during), 'during');
    const units = within(parseUnits(raw.units ?? 1), 'units');
    if (!during.ok || !units.ok) return all<unknown>([during, units]) as Result<never>;
    return ok({ during: during.value, units: units.value });
  }

  /** One answer for each question, in their order; null where there is no such resource. */
  async run(viewer: Viewer, questions: readonly WhyNotQuestion[]): Promise<readonly (WhyNotFree | null)[]> {
    const spans = questions.map(({ resourceId, during }) => ({ resourceId, during: knownAround(during) }));
    const look = { spans, commitments: [], requester: viewer.organisation };
    const calendars = await this.calendars.load(this.transactions.reading, look);
    return questions.map((question) => answer(question, calendars, viewer));
  }
}

function answer(
  { resourceId, during, units }: WhyNotQuestion,
  calendars: Calendars,
  viewer: Viewer,
): WhyNotFree | null {
  const calendar = calendars.get(resourceId);
  if (calendar === undefined) return null;
  const parts = calendar.parts.flatMap((part) => {
    const own = calendars.get(part.resourceId);
    return own === undefined ? [] : [{ calendar: own, units: part.units }];
  });
  const needed = [{ calendar, units }, ...parts];
  return whyNotFree({ during, units, needed, viewer: viewer.organisation });
}
