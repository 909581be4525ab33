import { useState } from 'react';
import { messageAt, type Refusal } from '../graph/refusals';
import { digitsOf, minorOf } from '../money/money';
import { termsOf, type Draft } from './draft';

export type RateDraft = {
  readonly draft: Draft;
  readonly change: (patch: Partial<Draft>) => void;
  readonly reset: (draft: Draft) => void;
  /** What is wrong at a field: said by the page once it was tried, else by the API; null when nothing. */
  readonly fault: (path: string) => string | null;
  /** The rate as the API takes it, once it is whole; from then on the fields say what they lack. */
  readonly read: () => ReturnType<typeof rateOf> | null;
};

/** A rate that is being typed. */
export function useRateDraft(initial: Draft, refusals: readonly Refusal[]): RateDraft {
  const [draft, setDraft] = useState<Draft>(initial);
  const [isTried, setTried] = useState(false);
  const amountMinor = minorOf(draft.amount, draft.currency);
  const isNameless = draft.audience !== 'EVERYONE' && draft.audienceId.trim() === '';
  const own: Readonly<Record<string, string | null>> = {
    amount:
      amountMinor === null
        ? `An amount in ${draft.currency}, with at most ${digitsOf(draft.currency)} digits after the point.`
        : null,
    audienceId: isNameless ? 'Say whose rate it is.' : null,
  };
  return {
    draft,
    change: (patch) => setDraft((before) => ({ ...before, ...patch })),
    reset: (next) => {
      setTried(false);
      setDraft(next);
    },
    fault: (path) => (isTried ? own[path] : null) ?? messageAt(refusals, path),
    read: () => {
      setTried(true);
      return amountMinor === null || isNameless ? null : rateOf(draft, amountMinor);
    },
  };
}

const rateOf = (draft: Draft, amountMinor: string) => ({
  audience: draft.audience,
  ...(draft.audience !== 'EVERYONE' && { audienceId: draft.audienceId.trim() }),
  amount: { amountMinor, currency: draft.currency },
  per: draft.per,
  ...termsOf(draft),
});
