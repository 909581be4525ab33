import { Inject, Injectable } from '@nestjs/common';
import type { PlacedLine, PlaceQuestion, ReleaseQuestion } from '#events/calendar-question';
import { isId, newId, uuidOf } from '#kernel/ids';
import { instant, minuteMs, toIso } from '#kernel/instant';
import { ok, within, type Result } from '#kernel/result';
import { Clock } from '#service/clock';
import { hashOf, refuseBadKey, Transactions } from '#service/database/transactions';
import type { Hold } from '../domain/hold';
import { moveBetween } from '../domain/commitment-life';
import { unitsTaken } from '../domain/line-judgement';
import { decidePlainly, isPlain } from '../domain/plain-placement';
import { multirangeOf } from './calendar.store';
import { holdToken } from './hold.provider';
import { answersOf } from './placed-lines';
import { afterOf } from './record-changes';
import { TermsStore } from './terms.store';
import { Together } from './together';

/** How far the clocks of this machine and of the database may be apart, and how long a plain booking may wait for its lock. */
const leeway = minuteMs;

/**
 * A few calls at a time, so that one is flushed while another is worked on; not many, for what is done together is what makes it
 * cheap. The locks of a call are held until all of it is done.
 */
const placingLanes = { lanes: 4, most: 16, patienceMs: 20 };
const releasingLanes = { lanes: 2, most: 16, patienceMs: 20 };

/** As `plain_line` and `plain_return` of the database name them. */
type Row = { readonly [name: string]: unknown };

/**
 * The short way of a booking that is plain: one line, one resource that stands alone, nobody waits and nothing is due. It is
 * decided by remembered terms, then done in one call of the database, together with what else is asked for just then, that checks
 * whatever may have changed. All else answers null or false here, with nothing written, and goes the whole way, which says the
 * same of what is plain.
 */
@Injectable()
export class PlainBookings {
  private readonly placing = new Together<Row, number | null>(async (rows) => {
    const answers = await this.call<{ deadline: string | null }>('place_plainly', 'n, deadline', rows);
    return rows.map((_, n) => {
      const deadline = answers.get(n)?.deadline ?? null;
      return deadline === null ? null : Number(deadline);
    });
  }, placingLanes);

  private readonly releasing = new Together<Row, boolean>(async (rows) => {
    const done = await this.call('release_plainly', 'n', rows);
    return rows.map((_, n) => done.has(n));
  }, releasingLanes);

  constructor(
    private readonly transactions: Transactions,
    private readonly terms: TermsStore,
    private readonly clock: Clock,
    @Inject(holdToken) private readonly hold: Hold,
  ) {}

  async place(ask: PlaceQuestion): Promise<Result<readonly PlacedLine[]> | null> {
    const { key, requester, by, waitIfTaken, replaces, lines } = ask;
    const [line] = lines;
    if (line === undefined || lines.length > 1 || !isId('resource', line.resourceId) || refuseBadKey(key)) return null;
    const now = this.clock.now();
    const { requestId, resourceId, start, end, units, price, expects } = line;
    if (price !== null) return null;
    const asked = {
      ...{
        commitmentId: newId('commitment', now),
        requestId,
        anyOf: [resourceId],
        during: { start, end },
        units,
        price,
      },
      expects: expects && { amountMinor: BigInt(expects.amountMinor), currency: expects.currency },
    };
    const placement = { requester, by, waitIfTaken, replaces, lines: [asked] };
    if (!isPlain(placement)) return null;
    const known = await this.terms.of(resourceId, requester);
    if (known === null) return null;
    const moments = { start: instant(now - leeway), end: instant(now + leeway) };
    const decided = decidePlainly(placement, known.terms, moments, this.hold);
    const [answer] = decided === null ? [] : answersOf(decided.placed);
    if (decided === null || answer === undefined) {
      this.terms.forget(resourceId);
      return null;
    }
    const { act, after } = decided.change;
    const taken = within<never, 'UNITS_TAKEN'>(unitsTaken, 'lines', 0);
    const deadline = await this.placing.ask(
      {
        ...this.keyed(ask, { by, waitIfTaken, replaces, lines }, act),
        ...{ facility: uuidOf(answer.facilityId), resource: uuidOf(resourceId) },
        ...{ terms: known.rev, neighbours: known.alliances },
        ...{ earliest: toIso(moments.start), latest: toIso(moments.end), hold_ms: decided.holdMs },
        ...{ commitment: uuidOf(after.id), request: uuidOf(requestId), spans: multirangeOf(after.spans), units },
        ...{ answer, refusal: { refusals: taken.ok ? [] : taken.refusals }, told: afterOf([decided.change]) },
      },
      resourceId,
    );
    if (deadline === null) return null;
    if (deadline === 0) return taken;
    if (deadline > 0) return ok([{ ...answer, expiresAt: instant(deadline) }]);
    this.terms.forget(resourceId);
    return null;
  }

  /** Was it done here? */
  async release(ask: ReleaseQuestion): Promise<boolean> {
    const { key, commitments, as } = ask;
    const [commitment] = commitments;
    const move = moveBetween('HELD', 'RELEASED');
    if (commitment === undefined || commitments.length > 1 || as !== 'RELEASED' || !move || refuseBadKey(key))
      return false;
    return this.releasing.ask(
      {
        ...this.keyed(ask, { commitments, as }, move.act),
        commitment: uuidOf(commitment),
      },
      commitment,
    );
  }

  /** Whose act it is, under which key, and the place of its trail. */
  private keyed(
    { key, requester, actor, onBehalfOf }: PlaceQuestion | ReleaseQuestion,
    input: unknown,
    act: string,
  ): Row {
    return {
      ...{ asker: uuidOf(requester), key, hash: `\\x${hashOf(input).toString('hex')}`, act },
      ...{ account: actor && uuidOf(actor), behalf: onBehalfOf && uuidOf(onBehalfOf) },
      trail: uuidOf(newId('audit', this.clock.now())),
    };
  }

  /**
   * By the number of the row; nothing where the whole call lost a race, or failed: what one of them asks must not be the fault of
   * the others. Each then goes the whole way, and what was done after all is found under its key.
   */
  private async call<T extends object>(name: string, columns: string, rows: readonly Row[]) {
    const asked = JSON.stringify(rows.map((row, n) => ({ n, ...row })));
    const text = `select ${columns} from ${name}($1)`;
    const answers = await this.transactions
      .call<T & { n: number }>(name, text, [asked])
      .catch((): readonly (T & { n: number })[] => []);
    return new Map(answers.map((answer) => [answer.n, answer]));
  }
}
