import { Text, Title } from '@mantine/core';
import { Worth } from '../exchange/worth';
import { showMoney } from '../money/money';
import { perWords } from '../resource/words';
import { Conditions } from './conditions';
import type { Rate } from './draft';
import styles from './rate.module.css';

type Props = { readonly rates: readonly Rate[] };

const audienceOf: Readonly<Record<Rate['audience'], string>> = {
  EVERYONE: 'Everyone',
  ALLIANCE: 'An alliance you share',
  ORGANISATION: 'Your organisation',
};

/** The rates that apply to whoever looks; the lowest total is what is paid. */
export function RateList({ rates }: Props) {
  return (
    <section aria-labelledby="rates">
      <Title order={2} size="h4" id="rates">
        Rates
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {rates.length === 0
          ? 'No rate is open to you.'
          : `${rates.length} ${rates.length === 1 ? 'rate applies' : 'rates apply'} to you${rates.length > 1 ? '; you pay the lowest total' : ''}.`}
      </Text>
      <ul className={styles.rates}>
        {rates.map((rate) => (
          <li key={rate.id} className={styles.rate}>
            <div>
              <Text fw={600}>{audienceOf[rate.audience]}</Text>
              <Conditions rate={rate} />
            </div>
            <div>
              <Text fw={600} ta="right">
                {showMoney(rate.amount)}{' '}
                <Text component="span" size="xs" c="dimmed" fw={400}>
                  {perWords[rate.per] ?? rate.per}
                  {rate.per === 'UNIT' ? ', each unit' : ' and unit'}
                </Text>
              </Text>
              <Text ta="right">
                <Worth money={rate.amount} />
              </Text>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
