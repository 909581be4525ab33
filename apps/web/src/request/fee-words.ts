import { showMoney } from '../money/money';
import type { Side, Threaded } from './sides';

/** What whoever cancels now has to pay, in one sentence. */
export function feeWords({ cancellationFee }: Pick<Threaded, 'cancellationFee'>, own: Side): string {
  if (own === 'FACILITY') return 'Your house charges nothing when it cancels.';
  const owed = (cancellationFee?.totals ?? []).filter(({ amountMinor }) => amountMinor !== '0');
  return owed.length === 0 ? 'It costs you nothing now.' : `It costs you ${owed.map(showMoney).join(' + ')} now.`;
}
