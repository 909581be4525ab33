import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { showMoney } from '../money/money';
import { countOfUnits } from '../resource/words';
import { effectOf } from '../state/look';
import { StateBadge } from '../state/state-badge';
import { MomentText, SpanText } from '../time/span-text';
import styles from './request.module.css';
import { totalsOf, type Line } from './sides';

type Props = {
  readonly lines: readonly Line[];
  readonly zone: string;
  /** The viewer's own resources are opened where they are looked after. */
  readonly isOwner: boolean;
};

type StandingProps = { readonly commitment: NonNullable<Line['commitment']>; readonly zone: string };

/** What the state of a pencil binds to, and whether somebody presses for it. */
function Standing({ commitment: { state, challenge }, zone }: StandingProps) {
  const challenged =
    state === 'HELD' ? 'Challenged: confirm or release it by ' : 'You have challenged it. It lapses on ';
  return (
    <Text size="xs" c="dimmed" className={styles.effect}>
      {effectOf(state)}
      {challenge && (
        <Text component="strong" inherit fw={650} c="var(--mantine-color-error)">
          {' '}
          {challenged}
          <MomentText at={challenge.deadline} zone={zone} size="xs" />
        </Text>
      )}
    </Text>
  );
}

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
            {commitment && <Standing commitment={commitment} zone={zone} />}
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
