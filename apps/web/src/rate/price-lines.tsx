import { Stack, Text } from '@mantine/core';
import type { ResultOf } from 'gql.tada';
import { useQuery } from 'urql';
import { CompareIn } from '../exchange/compare-in';
import { Worth } from '../exchange/worth';
import { showMoney } from '../money/money';
import { countOfUnits } from '../resource/words';
import { MomentText } from '../time/span-text';
import type { Span } from '../time/zone';
import { PriceOfPeriod } from './operations';
import { lineWords } from './price-words';
import styles from './rate.module.css';
import { shareWords } from './scale-words';

type Props = {
  readonly resourceId: string;
  readonly span: Span;
  readonly units: number;
  readonly zone: string;
};

export type Price = NonNullable<NonNullable<ResultOf<typeof PriceOfPeriod>['resource']>['price']>;

/** What the time chosen costs the viewer, line by line, and what cancelling it would. */
export function PriceLines({ resourceId, span, units, zone }: Props) {
  const [{ data, fetching, error }] = useQuery({
    query: PriceOfPeriod,
    variables: { id: resourceId, during: span, units },
  });
  const price = data?.resource?.price;
  if (!price) {
    const words = fetching
      ? 'Working out the price…'
      : error
        ? 'The price cannot be worked out like this.'
        : 'No rate is open to you.';
    return (
      <Text size="sm" c="dimmed">
        {words}
      </Text>
    );
  }
  return (
    <Stack gap="xs" aria-label="Price" component="section">
      <ul className={styles.lines}>
        {price.lines.map((line) => (
          <li key={line.kind} className={styles.line}>
            <Text size="sm">{lineWords(line, price.rate.per, price.units)}</Text>
            <Text size="sm">{showMoney(line.amount)}</Text>
          </li>
        ))}
        <li className={styles.sum}>
          <Text size="sm">By the rates, for {countOfUnits(price.units)}</Text>
          <Text fw={650}>{showMoney(price.total)}</Text>
        </li>
      </ul>
      <Worth money={price.total} />
      {!price.leadTimeMet && (
        <Text size="sm" c="var(--mantine-color-error)">
          The house needs more notice than is left.
        </Text>
      )}
      <Cancelling price={price} zone={zone} />
      <CompareIn />
    </Stack>
  );
}

function Cancelling({ price, zone }: { readonly price: Price; readonly zone: string }) {
  const [first] = price.cancellation;
  if (price.cancellation.length === 1)
    return <Text size="xs">{first?.percent === 0 ? 'Cancelling is free.' : 'Cancelling costs all of it.'}</Text>;
  return (
    <div>
      <Text size="xs">Once it is booked, cancelling costs</Text>
      <ul className={styles.steps}>
        {price.cancellation.map(({ percent, amount, until }) => (
          <li key={percent}>
            <Text size="xs" component="span">
              {shareWords(percent)}
              {percent > 0 && `, ${showMoney(amount)},`} {until === null ? 'after that' : 'up to '}
            </Text>
            {until !== null && <MomentText at={until} zone={zone} size="xs" />}
          </li>
        ))}
      </ul>
    </div>
  );
}
