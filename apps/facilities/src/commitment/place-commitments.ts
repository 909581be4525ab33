import { Inject, Injectable } from '@nestjs/common';
import type { PlacedLine, PlaceQuestion } from '#events/calendar-question';
import { isId, newId, type Id } from '#kernel/ids';
import { ok, type Result } from '#kernel/result';
import { Clock } from '#service/clock';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import { visitor } from '#service/viewer/viewer';
import { ClassesStore } from '../class/classes.store';
import { changesBetween } from '../domain/changes';
import type { Hold } from '../domain/hold';
import { parseLines, type AskedLine, type Placement } from '../domain/line';
import { decidePlacement } from '../domain/placement';
import { CalendarStore } from './calendar.store';
import { CommitmentsStore } from './commitments.store';
import { holdToken } from './hold.provider';
import { answersOf } from './placed-lines';
import { PlainBookings } from './plain-bookings';
import { RecordChanges } from './record-changes';

/** Question `place`: pencils on all lines, or on none. */
@Injectable()
export class PlaceCommitments {
  constructor(
    private readonly transactions: Transactions,
    private readonly calendars: CalendarStore,
    private readonly commitments: CommitmentsStore,
    private readonly classes: ClassesStore,
    private readonly changes: RecordChanges,
    private readonly plain: PlainBookings,
    private readonly clock: Clock,
    @Inject(holdToken) private readonly hold: Hold,
  ) {}

  /**
   * One transaction and one effect for each key; locks the resources of all lines, and of what they replace, in the order of
   * their ids. Answers in the order of the lines. Asked again under its key it places nothing: same commitments, same prices,
   * with state, rank and deadline as they are now where a pencil is still alive.
   */
  async run(ask: PlaceQuestion): Promise<Result<readonly PlacedLine[]>> {
    return (await this.plain.place(ask)) ?? this.runWhole(ask);
  }

  private async runWhole(ask: PlaceQuestion): Promise<Result<readonly PlacedLine[]>> {
    const { key, requester, actor, onBehalfOf, by, waitIfTaken, replaces, lines } = ask;
    const viewer = { ...visitor, account: actor, organisation: requester, onBehalfOf };
    const input = { by, waitIfTaken, replaces, lines };
    let placedNow = false;
    const answer = await this.transactions.once({ viewer, mutation: 'place', key, input }, async (tx) => {
      placedNow = true;
      const parsed = parseLines(await this.linesOf(tx, ask));
      if (!parsed.ok) return parsed;
      const placement = { requester, by, waitIfTaken, replaces, lines: parsed.value };
      const calendars = await this.lockAndLoad(tx, placement);
      const decided = decidePlacement(placement, calendars, this.hold);
      if (!decided.ok) return decided;
      await this.changes.run(tx, viewer, changesBetween(calendars, decided.value.calendars));
      return ok({ lines: answersOf(decided.value).map((line) => JSON.stringify(line)) });
    });
    if (!answer.ok) return answer;
    const stored = answer.value.lines.map((line) => JSON.parse(line) as PlacedLine);
    return ok(placedNow ? stored : await this.asTheyAre(stored));
  }

  private async linesOf(tx: Tx, ask: PlaceQuestion): Promise<readonly AskedLine[]> {
    const now = this.clock.now();
    const classes = ask.lines.map(({ resourceId }) => resourceId).filter((id) => isId('class', id));
    const members = classes.length === 0 ? new Map<Id, never[]>() : await this.classes.members(classes, tx);
    const moneyOf = (raw: PlaceQuestion['lines'][number]['price']) =>
      raw && { amountMinor: BigInt(raw.amountMinor), currency: raw.currency };
    return ask.lines.map(({ requestId, resourceId, start, end, units, price, expects }) => ({
      ...{ commitmentId: newId('commitment', now), requestId, during: { start, end }, units },
      anyOf: isId('resource', resourceId) ? [resourceId] : (members.get(resourceId) ?? []),
      ...{ price: moneyOf(price), expects: moneyOf(expects) },
    }));
  }

  private async lockAndLoad(tx: Tx, { requester, lines, replaces }: Placement) {
    const left = await this.calendars.resourcesOf(tx, replaces);
    const spans = [
      ...lines.flatMap(({ anyOf, during }) => anyOf.map((resourceId) => ({ resourceId, during }))),
      ...left.map((resourceId) => ({ resourceId, during: null })),
    ];
    await this.calendars.lock(
      tx,
      spans.map((span) => span.resourceId),
    );
    return this.calendars.load(tx, { spans, commitments: replaces, requester });
  }

  private async asTheyAre(lines: readonly PlacedLine[]): Promise<readonly PlacedLine[]> {
    const present = await this.commitments.byIds(lines.map((line) => line.commitmentId));
    return lines.map((line) => {
      const now = present.get(line.commitmentId);
      return now?.rank != null && (now.state === 'HELD' || now.state === 'WAITING')
        ? { ...line, resourceId: now.resourceId, state: now.state, rank: now.rank, expiresAt: now.expiresAt }
        : line;
    });
  }
}
