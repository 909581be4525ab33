import { majorOf } from '../money/money';

export const audiences = ['EVERYONE', 'ALLIANCE', 'ORGANISATION'] as const;
export type Audience = (typeof audiences)[number];

export const pers = ['HOUR', 'HALF_DAY', 'DAY', 'WEEK', 'UNIT'] as const;
export type Per = (typeof pers)[number];

export const audienceWords: Readonly<Record<Audience, string>> = {
  EVERYONE: 'Everyone',
  ALLIANCE: 'An alliance',
  ORGANISATION: 'A partner organisation',
};

/** A rate as it is typed: the amount in major units, lengths in ISO 8601 or empty. */
export type Draft = {
  readonly audience: Audience;
  readonly audienceId: string;
  readonly amount: string;
  readonly currency: string;
  readonly per: Per;
  readonly minimum: string;
  readonly leadTime: string;
  /** Whole percent; empty for none. */
  readonly weekendUplift: string;
  readonly overtimeUplift: string;
  readonly bands: readonly BandDraft[];
};

/** A row of the cancellation scale as it is typed; its id keeps it apart from the others while it moves. */
export type BandDraft = { readonly id: string; readonly notice: string; readonly percent: string };

export type Rate = {
  readonly id: string;
  readonly audience: Audience;
  readonly audienceId: string | null;
  readonly amount: { readonly amountMinor: string; readonly currency: string };
  readonly per: Per;
  readonly minimum: string | null;
  readonly leadTime: string | null;
  readonly weekendUplift: number;
  readonly overtimeUplift: number;
  readonly cancellation: readonly { readonly notice: string; readonly percent: number }[];
};

/** What the form begins with: a rate to change, or nothing yet. */
export const draftOf = (rate: Rate | null, currency: string): Draft => ({
  audience: rate?.audience ?? 'EVERYONE',
  audienceId: rate?.audienceId ?? '',
  amount: rate ? majorOf(rate.amount) : '',
  currency: rate?.amount.currency ?? currency,
  per: rate?.per ?? 'DAY',
  minimum: rate?.minimum ?? '',
  leadTime: rate?.leadTime ?? '',
  weekendUplift: rate?.weekendUplift ? String(rate.weekendUplift) : '',
  overtimeUplift: rate?.overtimeUplift ? String(rate.overtimeUplift) : '',
  bands: (rate?.cancellation ?? []).map(({ notice, percent }) => ({
    ...{ id: crypto.randomUUID(), notice, percent: String(percent) },
  })),
});

/** Units that some hours or days can be dearer of; longer ones cover their time whole. */
export const hasWeekend = (per: Per): boolean => per === 'HOUR' || per === 'HALF_DAY' || per === 'DAY';
export const hasOvertime = (per: Per): boolean => per === 'HOUR';

/** The terms beside the amount, as the API takes them. A row with neither notice nor share is none. */
export function termsOf({ minimum, leadTime, weekendUplift, overtimeUplift, bands, per }: Draft) {
  return {
    ...(minimum && { minimum }),
    ...(leadTime && { leadTime }),
    weekendUplift: hasWeekend(per) ? Number(weekendUplift) : 0,
    overtimeUplift: hasOvertime(per) ? Number(overtimeUplift) : 0,
    cancellation: bands
      .filter(({ notice, percent }) => notice !== '' || percent !== '')
      .map(({ notice, percent }) => ({ notice, percent: Number(percent) })),
  };
}
