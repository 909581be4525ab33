/** What is asked of a house while it is being typed: wall-clock times of the house, an offer in major units. */
import { minorOf } from '../money/money';
import { instantOfLocal } from '../time/local';
import type { Span } from '../time/zone';

export type AskDraft = {
  /** `2027-03-01T09:00` */
  readonly from: string;
  readonly to: string;
  readonly units: string;
  /** Empty: what the house's rates come to. */
  readonly offer: string;
};

/** The period that is typed; null while it makes none. */
export function spanOf({ from, to }: Pick<AskDraft, 'from' | 'to'>, zone: string): Span | null {
  const [start, end] = [instantOfLocal(from, zone), instantOfLocal(to, zone)];
  return start !== null && end !== null && Date.parse(end) > Date.parse(start) ? { start, end } : null;
}

export type AskFaults = { readonly period?: string; readonly units?: string; readonly offer?: string };

/** What can be seen to be wrong before it is sent. */
export function faultsIn(draft: AskDraft, zone: string, currency: string | null, most: number): AskFaults {
  const units = Number(draft.units);
  const isAmount = draft.offer.trim() === '' || (currency !== null && minorOf(draft.offer, currency) !== null);
  return {
    ...(spanOf(draft, zone) === null && { period: 'Choose a start and a later end.' }),
    ...(!(units >= 1 && units <= most) && { units: most === 1 ? 'There is one.' : `One to ${most}.` }),
    ...(!isAmount && { offer: `An amount in ${currency ?? 'the currency of the rates'}.` }),
  };
}
