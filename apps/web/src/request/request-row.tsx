import { Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { showMoney } from '../money/money';
import type { ViewerLike } from '../session/viewer';
import { StateBadge } from '../state/state-badge';
import { SpanText } from '../time/span-text';
import { HoldClock } from './hold-clock';
import styles from './request.module.css';
import { nameOf, otherSide, sideOf, totalsOf, turnOf, type Listed } from './sides';

type Props = { readonly request: Listed; readonly viewer: ViewerLike };

/** One request in a list: the other side first, what for, how it stands, whose turn it is and until when. */
export function RequestRow({ request, viewer }: Props) {
  const { facility, lines, status, expiresAt } = request;
  const own = sideOf(viewer, request);
  const turn = turnOf(viewer, request);
  const [first] = lines;
  const waiting = lines.filter(({ commitment }) => commitment?.state === 'WAITING').length;
  return (
    <li className={styles.item} data-own-turn={turn?.isViewers || undefined}>
      <div>
        <Link to="/requests/$id" params={{ id: request.id }} className={styles.who}>
          {nameOf(otherSide(own), request)}
        </Link>
        <Text size="sm">
          {first?.resource.name}
          {lines.length > 1 && ` and ${lines.length - 1} more`}
          {own === 'FACILITY' && (
            <Text component="span" inherit c="dimmed">
              {' '}
              at {facility.name}
            </Text>
          )}
        </Text>
        {first && <SpanText span={first.period} zone={facility.timeZone} />}
        {request.brief && (
          <Text size="sm" c="dimmed">
            For “{request.brief.title}”
          </Text>
        )}
      </div>
      <div className={styles.end}>
        <StateBadge state={status} />
        <Text fw={600}>{totalsOf(lines).map(showMoney).join(' + ')}</Text>
        <Text size="xs" c="dimmed">
          for {lines.length} {lines.length === 1 ? 'line' : 'lines'}
          {waiting > 0 && `, ${waiting} in line behind others`}
        </Text>
      </div>
      {turn && (
        <Group gap="xs" style={{ gridColumn: '1 / -1' }}>
          <Text size="sm" fw={turn.isViewers ? 650 : 400}>
            {turn.words}
          </Text>
          {expiresAt !== null && <HoldClock until={expiresAt} zone={facility.timeZone} />}
        </Group>
      )}
    </li>
  );
}
