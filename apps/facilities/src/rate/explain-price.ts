import { Injectable } from '@nestjs/common';
import { cancellationSteps } from '#kernel/cancellation';
import { percentOf, type Money } from '#kernel/money';
import type { Period } from '#kernel/period';
import { bestPrice, explainPrice } from '#kernel/price';
import type { Hours } from '#kernel/working-week';
import { Clock } from '#service/clock';
import type { KeptRate } from '../domain/rate-terms';
import { mildestFirst } from './rate.row';

/** One of the viewer's rates for a period, in the shape of the schema. */
@Injectable()
export class ExplainPrice {
  constructor(private readonly clock: Clock) {}

  /** The lowest that applies; null without a rate. */
  run(rates: readonly KeptRate[], during: Period, units: number, hours: Hours) {
    const terms = mildestFirst(rates.map((rate) => ({ ...rate.terms, rate })));
    const best = bestPrice(terms, during, units, hours, this.clock.now());
    if (best === null) return null;
    const { rate, currency } = best;
    const money = (amountMinor: bigint): Money => ({ amountMinor, currency });
    const total = money(best.amountMinor);
    return {
      ...{ rate: rate.rate, units, total, leadTimeMet: best.leadTimeMet },
      lines: explainPrice(rate, during, units, hours).map(({ eachMinor, amountMinor, ...line }) => ({
        ...{ ...line, each: money(eachMinor), amount: money(amountMinor) },
      })),
      cancellation: cancellationSteps(rate.cancellation, during.start, hours.zone).map(({ percent, until }) => ({
        ...{ percent, amount: percentOf(total, percent), until },
      })),
    };
  }
}
