import { Badge, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ResultOf } from 'gql.tada';
import { showMoney } from '../money/money';
import { countOfUnits, kindWords, placeOf, reasonWords, tierWords } from '../resource/words';
import { showDuration } from '../time/duration';
import { SpanText } from '../time/span-text';
import type { SearchCapacity } from './operations';
import styles from './search.module.css';

export type Match = ResultOf<typeof SearchCapacity>['searchCapacity']['edges'][number]['node'];

type Props = { readonly match: Match; readonly units: number; readonly duration: string | undefined };

/** One place that can do it: the house first, then what, where, when, and what exactly that would cost. */
export function Result({ match, units, duration }: Props) {
  const { resource, period, price } = match;
  const { facility } = resource;
  return (
    <li className={styles.result}>
      <div>
        <Link to="/facilities/$id" params={{ id: facility.id }} className={`${styles.house} ${styles.above}`}>
          {facility.name}
        </Link>
        <div>
          <Link
            to="/resources/$id"
            params={{ id: resource.id }}
            search={{ start: period.start, end: period.end, ...(units > 1 && { units }) }}
            className={styles.row}
          >
            {resource.name}
          </Link>
          <Text component="span" size="sm" c="dimmed">
            {' '}
            · {kindWords[resource.kind] ?? resource.kind} · {placeOf(facility.city, facility.country)}
            {match.distanceKm !== null && ` · ${Math.round(match.distanceKm).toLocaleString('en-GB')} km away`}
          </Text>
        </div>
        <SpanText span={period} zone={facility.timeZone} />
      </div>
      <div className={styles.price}>
        {price ? showMoney(price) : 'Price on request'}
        <Text size="xs" c="dimmed" fw={400}>
          for {countOfUnits(units)}, {duration ? showDuration(duration) : 'the whole period'}
        </Text>
      </div>
      <Group gap={6} style={{ gridColumn: '1 / -1' }}>
        <Badge variant="default" size="sm" tt="none" fw={500}>
          {countOfUnits(match.unitsFree)} free
        </Badge>
        <Badge variant="default" size="sm" tt="none" fw={500}>
          {tierWords[facility.securityTier] ?? facility.securityTier}
        </Badge>
        <Badge variant="default" size="sm" tt="none" fw={500}>
          {facility.rating === null ? 'No record yet' : `Rated ${facility.rating.toFixed(1)} of 5`}
        </Badge>
        {match.reasons.map((reason) => (
          <Text key={reason} size="xs" c="dimmed">
            {reasonWords(reason)}
          </Text>
        ))}
      </Group>
    </li>
  );
}
