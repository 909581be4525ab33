import { Text } from '@mantine/core';
import { useQuery } from 'urql';
import { showMoney, type Money } from '../money/money';
import { showDate } from '../time/show';
import { useCompared } from './compare';
import { worthOf } from './convert';
import { ExchangeRates } from './operations';

type Props = { readonly money: Money };

/** What an amount is worth in the currency the viewer compares in, with the day of the rate; nothing where that is its own. */
export function Worth({ money }: Props) {
  const to = useCompared();
  const isNeeded = to !== null && to !== money.currency;
  const [{ data }] = useQuery({ query: ExchangeRates, variables: { to: to ?? money.currency }, pause: !isNeeded });
  const rates = data?.exchangeRates;
  if (!isNeeded || rates === undefined) return null;
  const rate = rates.find(({ from }) => from === money.currency);
  const worth = rate && worthOf(money, rate);
  return (
    <Text component="span" size="xs" c="dimmed">
      {rate && worth ? `≈ ${showMoney(worth)}, rate of ${showDate(rate.on)}` : `No rate to ${to} is known`}
    </Text>
  );
}
