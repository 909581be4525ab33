import { Inject, Injectable } from '@nestjs/common';
import type { ConfirmQuestion } from '#events/calendar-question';
import { ok, type Result } from '#kernel/result';
import { Transactions } from '#service/database/transactions';
import { visitor } from '#service/viewer/viewer';
import { changesBetween, type Calendars } from '../domain/changes';
import type { Hold } from '../domain/hold';
import { CalendarStore } from './calendar.store';
import { holdToken } from './hold.provider';
import { RecordChanges } from './record-changes';

/** Commitments by their ids, and whose they have to be. */
export type NamedAsk = ConfirmQuestion & { readonly question: string; readonly input: object };

/** What confirming and releasing have in common: the named commitments, under the locks of their resources, once for each key. */
@Injectable()
export class ChangeNamed {
  constructor(
    private readonly transactions: Transactions,
    private readonly calendars: CalendarStore,
    private readonly changes: RecordChanges,
    @Inject(holdToken) private readonly hold: Hold,
  ) {}

  /** Locks the resources in the order of their ids, lets `decide` say what becomes of their calendars, and writes that. */
  async run(
    { question, input, key, requester, actor, onBehalfOf, commitments }: NamedAsk,
    decide: (calendars: Calendars, hold: Hold) => Result<Calendars>,
  ): Promise<Result<null>> {
    const viewer = { ...visitor, account: actor, organisation: requester, onBehalfOf };
    const answer = await this.transactions.once({ viewer, mutation: question, key, input }, async (tx) => {
      const resources = await this.calendars.resourcesOf(tx, commitments);
      await this.calendars.lock(tx, resources);
      const spans = resources.map((resourceId) => ({ resourceId, during: null }));
      const calendars = await this.calendars.load(tx, { spans, commitments, requester });
      const decided = decide(calendars, this.hold);
      if (!decided.ok) return decided;
      await this.changes.run(tx, viewer, changesBetween(calendars, decided.value));
      return ok({});
    });
    return answer.ok ? ok(null) : answer;
  }
}
