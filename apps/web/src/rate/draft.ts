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
};

export type Rate = {
  readonly id: string;
  readonly audience: Audience;
  readonly audienceId: string | null;
  readonly amount: { readonly amountMinor: string; readonly currency: string };
  readonly per: Per;
  readonly minimum: string | null;
  readonly leadTime: string | null;
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
});
