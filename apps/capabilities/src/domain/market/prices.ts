/**
 * What a viewer pays for a period, by the rules of the kernel: how many hours, days or weeks a kind of rate charges is asked of
 * them once for all resources of the same hours, and multiplied out for each.
 */
import type { Instant } from '#kernel/instant';
import type { Period } from '#kernel/period';
import { explainPrice, leadTimeMet, priceOf, type RateTerms } from '#kernel/price';
import type { Hours } from '#kernel/working-week';
import type { Market } from './market';
import { resource } from './resources';
import type { Sight } from './sight';

/** An amount is exact as long as a number holds it; a greater one goes with it in full. */
export type Price = {
  /** Place of the rate. */
  rate: number;
  currency: number;
  amount: number;
  exact: bigint | null;
  isInTime: boolean;
};

/** How often a rate is charged for one unit over a period, and whether there is still time to ask for it. */
type Charge = {
  readonly times: number;
  readonly weekendTimes: number;
  readonly overtimeTimes: number;
  readonly weekendPercent: number;
  readonly overtimePercent: number;
  readonly isInTime: boolean;
};

export type Terms = Omit<RateTerms, 'amountMinor' | 'currency'>;

export class Prices {
  /** What `find` has found last. */
  readonly found: Price = { rate: 0, currency: 0, amount: 0, exact: null, isInTime: false };
  /** By hours, then by terms. */
  private readonly charges = new Map<number, Map<number, Charge>>();

  constructor(
    private readonly market: Market,
    private readonly sight: Sight,
    private readonly units: number,
    private readonly now: Instant,
    /** The one period that all prices are for, or null where each has its own. */
    private readonly fixed: Period | null,
  ) {}

  /** The lowest price of the viewer's rates; of those in time, if any are. There is one: the resource has been found to be seen. */
  find(row: number, facility: number, period: Period): Price {
    const { resources } = this.market;
    const { rates } = resources;
    const first = resources.get(row, resource.rates);
    const end = first + resources.get(row, resource.rateCount);
    const { found } = this;
    found.rate = -1;
    for (let at = first; at < end; at++) {
      if (!this.sight.includes(at, facility)) continue;
      const charge = this.chargeOf(resources.hoursOf(row), rates.termsOf(at), period);
      if (found.rate >= 0 && found.isInTime && !charge.isInTime) continue;
      const amount = amountOf(rates.amountOf(at), charge, this.units);
      const exact = Number.isSafeInteger(amount) ? null : this.exact(row, at, period);
      const isFirst = found.rate < 0 || (charge.isInTime && !found.isInTime);
      if (!isFirst && !this.isLess(rates.currencyOf(at), amount, exact)) continue;
      found.rate = at;
      found.currency = rates.currencyOf(at);
      found.amount = amount;
      found.exact = exact;
      found.isInTime = charge.isInTime;
    }
    return found;
  }

  termsOf(rate: number): Terms {
    return this.market.texts.terms.valueOf<Terms>(this.market.resources.rates.termsOf(rate));
  }

  private isLess(currency: number, amount: number, exact: bigint | null): boolean {
    const { found } = this;
    const { currencies } = this.market.texts;
    if (currency !== found.currency)
      return (currencies.textOf(currency) ?? '') < (currencies.textOf(found.currency) ?? '');
    if (exact === null && found.exact === null) return amount < found.amount;
    return (exact ?? BigInt(amount)) < (found.exact ?? BigInt(found.amount));
  }

  private exact(row: number, rate: number, period: Period): bigint {
    const { resources } = this.market;
    const amountMinor = BigInt(resources.rates.amountOf(rate));
    const terms = { ...this.termsOf(rate), amountMinor, currency: '' };
    return priceOf(terms, period, this.units, this.market.texts.hours.valueOf<Hours>(resources.hoursOf(row)));
  }

  private chargeOf(hoursCode: number, termsCode: number, period: Period): Charge {
    if (this.fixed === null) return this.charge(hoursCode, termsCode, period);
    let byTerms = this.charges.get(hoursCode);
    if (byTerms === undefined) this.charges.set(hoursCode, (byTerms = new Map<number, Charge>()));
    const known = byTerms.get(termsCode);
    if (known !== undefined) return known;
    const charge = this.charge(hoursCode, termsCode, period);
    byTerms.set(termsCode, charge);
    return charge;
  }

  private charge(hoursCode: number, termsCode: number, period: Period): Charge {
    const hours = this.market.texts.hours.valueOf<Hours>(hoursCode);
    const terms = this.market.texts.terms.valueOf<Terms>(termsCode);
    const isInTime = leadTimeMet({ ...terms, ...ofOne }, period.start, this.now, hours);
    return { ...timesOf(terms, period, hours), isInTime };
  }
}

/** A rate of one minor unit tells by its price how often it is charged. */
const ofOne = { amountMinor: 1n, currency: '' };

function timesOf(terms: Terms, period: Period, hours: Hours): Omit<Charge, 'isInTime'> {
  const { weekendPercent, overtimePercent } = terms;
  const rate = { ...terms, ...ofOne };
  if (weekendPercent === 0 && overtimePercent === 0)
    return {
      times: Number(priceOf(rate, period, 1, hours)),
      weekendTimes: 0,
      overtimeTimes: 0,
      weekendPercent,
      overtimePercent,
    };
  const lines = explainPrice(rate, period, 1, hours);
  const count = (kind: (typeof lines)[number]['kind']): number => lines.find((line) => line.kind === kind)?.count ?? 0;
  return {
    times: count('BASE') + count('MINIMUM'),
    weekendTimes: count('WEEKEND'),
    overtimeTimes: count('OVERTIME'),
    weekendPercent,
    overtimePercent,
  };
}

/** The price as the kernel reckons it (`priceOf`); where a step of it is beyond what a number holds, it comes out beyond as well. */
function amountOf(amount: number, charge: Charge, units: number): number {
  const { times, weekendTimes, overtimeTimes, weekendPercent, overtimePercent } = charge;
  let each = amount * times;
  if (weekendTimes > 0) each += upliftOf(amount, weekendPercent) * weekendTimes;
  if (overtimeTimes > 0) each += upliftOf(amount, overtimePercent) * overtimeTimes;
  return each * units;
}

function upliftOf(amount: number, percent: number): number {
  const hundredfold = amount * percent + 50;
  return Number.isSafeInteger(hundredfold) ? Math.floor(hundredfold / 100) : Infinity;
}
