import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { showMoney } from '../money/money';
import { countOfUnits } from '../resource/words';
import { StateBadge } from '../state/state-badge';
import { SpanText } from '../time/span-text';
import styles from './request.module.css';
import { totalsOf, type Line } from './sides';

type Props = {
  readonly lines: readonly Line[];
  readonly zone: string;
  /** The viewer's own resources are opened where they are looked after. */
  readonly isOwner: boolean;
};

/** What is on the table: each line with its price and how its pencil stands, and the total. */
export function LineList({ lines, zone, isOwner }: Props) {
  return (
    <div>
      <ul className={styles.lines} aria-label="Lines">
        {lines.map(({ resource, period, units, price, commitment }) => (
          <li key={`${resource.id}:${period.start}`} className={styles.line}>
            <Text fw={600}>
              <Link
                to={isOwner ? '/house/resources/$id' : '/resources/$id'}
                params={{ id: resource.id }}
                style={{ color: 'inherit' }}
              >
                {resource.name}
              </Link>
            </Text>
            <Text fw={600}>{showMoney(price)}</Text>
            <SpanText span={period} zone={zone} />
            <Text size="xs" c="dimmed" ta="right">
              {countOfUnits(units)}
            </Text>
            {commitment && <StateBadge state={commitment.state} rank={commitment.rank} />}
          </li>
        ))}
      </ul>
      <div className={styles.total}>
        <span>Total of all lines</span>
        <span>{totalsOf(lines).map(showMoney).join(' + ')}</span>
      </div>
    </div>
  );
}
