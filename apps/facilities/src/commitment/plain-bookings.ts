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

/** How far the clocks of this machine and of the database may be apart, and how long a plain booking may wait for its lock. */
const leeway = minuteMs;

/**
 * The short way of a booking that is plain: one line, one resource that stands alone, nobody waits and nothing is due. It is
 * decided by remembered terms, then done in one call of the database that checks whatever may have changed. All else answers
 * null or false here, with nothing written, and goes the whole way, which says the same of what is plain.
 */
@Injectable()
export class PlainBookings {
  constructor(
    private readonly transactions: Transactions,
    private readonly terms: TermsStore,
    private readonly clock: Clock,
    @Inject(holdToken) private readonly hold: Hold,
  ) {}

  async place(ask: PlaceQuestion): Promise<Result<readonly PlacedLine[]> | null> {
    const { key, requester, actor, onBehalfOf, by, waitIfTaken, replaces, lines } = ask;
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
    const row = await this.transactions.call<{ deadline: string | null }>(
      'place_plainly',
      `select place_plainly($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
         as deadline`,
      [
        ...[uuidOf(requester), key, hashOf({ by, waitIfTaken, replaces, lines })],
        ...[uuidOf(answer.facilityId), uuidOf(resourceId), known.rev, known.alliances],
        ...[toIso(moments.start), toIso(moments.end), decided.holdMs],
        ...[uuidOf(after.id), uuidOf(requestId), multirangeOf(after.spans), units],
        ...[JSON.stringify(answer), JSON.stringify({ refusals: taken.ok ? [] : taken.refusals })],
        ...[uuidOf(newId('audit', now)), actor && uuidOf(actor), onBehalfOf && uuidOf(onBehalfOf)],
        ...[act, JSON.stringify(afterOf([decided.change]))],
      ],
    );
    const deadline = row?.deadline ?? null;
    if (deadline === null) return null;
    if (deadline === '0') return taken;
    if (deadline !== '-1') return ok([{ ...answer, expiresAt: instant(Number(deadline)) }]);
    this.terms.forget(resourceId);
    return null;
  }

  /** Was it done here? */
  async release(ask: ReleaseQuestion): Promise<boolean> {
    const { key, requester, actor, onBehalfOf, commitments, as } = ask;
    const [commitment] = commitments;
    const move = moveBetween('HELD', 'RELEASED');
    if (commitment === undefined || commitments.length > 1 || as !== 'RELEASED' || !move || refuseBadKey(key))
      return false;
    const row = await this.transactions.call<{ done: boolean }>(
      'release_plainly',
      'select release_plainly($1, $2, $3, $4, $5, $6, $7, $8) as done',
      [
        ...[uuidOf(requester), key, hashOf({ commitments, as }), uuidOf(commitment)],
        ...[
          uuidOf(newId('audit', this.clock.now())),
          actor && uuidOf(actor),
          onBehalfOf && uuidOf(onBehalfOf),
          move.act,
        ],
      ],
    );
    return row?.done ?? false;
  }
}
