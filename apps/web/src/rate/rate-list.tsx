import { Text, Title } from '@mantine/core';
import { showMoney } from '../money/money';
import { perWords } from '../resource/words';
import { showDuration } from '../time/duration';
import type { Span } from '../time/zone';
import type { Rate } from './draft';
import { estimate } from './estimate';
import styles from './rate.module.css';

type Props = {
  readonly rates: readonly Rate[];
  /** What each rate would come to is said for this period, where there is one. */
  readonly span: Span | null;
  readonly units: number;
  readonly zone: string;
};

const audienceOf: Readonly<Record<Rate['audience'], string>> = {
  EVERYONE: 'Everyone',
  ALLIANCE: 'An alliance you share',
  ORGANISATION: 'Your organisation',
};

/** The rates that apply to whoever looks; the lowest total is what is paid. */
export function RateList({ rates, span, units, zone }: Props) {
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
        {rates.map((rate) => {
          const total = span && estimate([rate], span, units, zone);
          return (
            <li key={rate.id} className={styles.rate}>
              <div>
                <Text fw={600}>{audienceOf[rate.audience]}</Text>
                <Text size="xs" c="dimmed">
                  {[
                    rate.minimum && `charged for at least ${showDuration(rate.minimum)}`,
                    rate.leadTime && `${showDuration(rate.leadTime)} notice`,
                  ]
                    .filter(Boolean)
                    .join(' · ') || 'no minimum, no notice'}
                </Text>
              </div>
              <div>
                <Text fw={600} ta="right">
                  {showMoney(rate.amount)}{' '}
                  <Text component="span" size="xs" c="dimmed" fw={400}>
                    {perWords[rate.per] ?? rate.per}
                    {rate.per === 'UNIT' ? ', each unit' : ' and unit'}
                  </Text>
                </Text>
                {total && (
                  <Text size="xs" c="dimmed" ta="right">
                    {showMoney(total)} for the time chosen
                  </Text>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
