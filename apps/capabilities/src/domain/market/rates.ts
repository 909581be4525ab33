import type { KeptRate } from './kept';
import type { Memory } from './memory';
import { Runs } from './runs';
import type { Texts } from './strings';
import type { Uuids } from './uuids';

/** The audience of a rate in one number: everyone is 0, else the row of an alliance or organisation behind two bits that say which. */
const audienceCode = (audience: number, row: number): number => (audience << 30) | row;
export const audienceKind = (code: number): number => code >>> 30;
export const audienceRow = (code: number): number => code & 0x3fffffff;

/** Rates in runs, one for each resource. */
export class Rates {
  /** Three times eight bytes each: the amount, and then as words terms, currency and audience. */
  private readonly amounts: Float64Array;
  /** The same memory. */
  private readonly words: Uint32Array;
  private readonly runs: Runs;

  constructor(
    memory: Memory,
    private readonly texts: Texts,
    private readonly alliances: Uuids,
    private readonly organisations: Uuids,
    rates: number,
  ) {
    this.amounts = memory.f64('rates.records', rates * 3);
    this.words = new Uint32Array(this.amounts.buffer);
    this.runs = new Runs(rates);
  }

  hasRoomFor(rates: number): boolean {
    return this.runs.hasRoomFor(rates);
  }

  get used(): number {
    return this.runs.used;
  }

  /** Writes a run in place of the one of `before` rates at `at`, and answers where it is. */
  put(at: number, before: number, rates: readonly KeptRate[]): number {
    const start = this.runs.moved(at, before, rates.length);
    for (const [n, rate] of rates.entries()) {
      const word = (start + n) * 6;
      this.amounts[(start + n) * 3] = rate.amountMinor;
      this.words[word + 2] = this.texts.terms.codeOf(rate.terms);
      this.words[word + 3] = this.texts.currencies.codeOf(rate.currency);
      this.words[word + 4] = audienceCode(rate.audience, this.rowOf(rate));
    }
    return start;
  }

  leave(at: number, count: number): void {
    this.runs.leave(at, count);
  }

  amountOf(at: number): number {
    return this.amounts[at * 3] ?? 0;
  }

  termsOf(at: number): number {
    return this.words[at * 6 + 2] ?? 0;
  }

  currencyOf(at: number): number {
    return this.words[at * 6 + 3] ?? 0;
  }

  /** Whom it is for: see `audienceKind`. */
  audienceOf(at: number): number {
    return this.words[at * 6 + 4] ?? 0;
  }

  read(at: number): KeptRate {
    const code = this.audienceOf(at);
    const audience = audienceKind(code);
    const uuids = audience === 1 ? this.alliances : this.organisations;
    return {
      terms: this.texts.terms.textOf(this.termsOf(at)) ?? '',
      amountMinor: this.amountOf(at),
      currency: this.texts.currencies.textOf(this.currencyOf(at)) ?? '',
      audience,
      audienceId: audience === 0 ? null : uuids.uuidAt(audienceRow(code)),
    };
  }

  private rowOf({ audience, audienceId }: KeptRate): number {
    if (audienceId === null) return 0;
    return (audience === 1 ? this.alliances : this.organisations).add(audienceId);
  }
}
