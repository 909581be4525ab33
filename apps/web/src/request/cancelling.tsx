import { Text, Title } from '@mantine/core';
import { Worth } from '../exchange/worth';
import { showMoney } from '../money/money';
import { scaleWords, shareWords } from '../rate/scale-words';
import { MomentText } from '../time/span-text';
import styles from './request.module.css';
import type { Side, Threaded } from './sides';

type Props = { readonly request: Threaded; readonly own: Side };

/** What cancelling costs: before anyone confirms, while it is booked, and what is due once the requester has cancelled. */
export function Cancelling({ request: { status, cancellationFee: fee, lines, facility }, own }: Props) {
  if (fee === null) return null;
  const isBooked = status === 'CONFIRMED';
  const payer = own === 'REQUESTER' ? 'you' : 'the requester';
  return (
    <section aria-labelledby="cancelling">
      <Title order={2} size="h4" id="cancelling" mb="xs">
        {fee.isDue ? 'Due for cancelling' : 'If it is cancelled'}
      </Title>
      <div className={styles.total}>
        <span>
          {fee.isDue ? `Owed by ${payer}` : isBooked ? `By ${payer}, now` : `By ${payer}, were it booked now`}
        </span>
        <span>{fee.totals.map(showMoney).join(' + ')}</span>
      </div>
      {fee.totals.map((total) => (
        <Worth key={total.currency} money={total} />
      ))}
      {fee.until !== null && (
        <Text size="sm">
          {fee.nextTotals.map(showMoney).join(' + ')} after <MomentText at={fee.until} zone={facility.timeZone} />
        </Text>
      )}
      <ul className={styles.scales}>
        {lines.map(({ resource, period, cancellation, cancellationFee }) => (
          <li key={`${resource.id}:${period.start}`}>
            <Text size="xs" c="dimmed">
              {lines.length > 1 && `${resource.name}: `}
              {fee.isDue
                ? `${shareWords(cancellationFee?.percent ?? 0)}, ${cancellationFee ? showMoney(cancellationFee.amount) : ''}`
                : scaleWords(cancellation)}
            </Text>
          </li>
        ))}
      </ul>
      {!fee.isDue && (
        <Text size="xs" c="dimmed">
          {isBooked ? '' : 'Withdrawing before it is confirmed is free. '}A house that cancels charges nothing.
        </Text>
      )}
    </section>
  );
}
