import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ResultOf } from 'gql.tada';
import { showMoney } from '../money/money';
import { countOfUnits, kindWords, placeOf, ratingWords, reasonWords, tierWords } from '../resource/words';
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
      <ul className={styles.facts}>
        <li>
          <strong>{match.unitsFree.toLocaleString('en-GB')}</strong> of {countOfUnits(resource.units)} free
        </li>
        <li>{tierWords[facility.securityTier] ?? facility.securityTier}</li>
        <li>{ratingWords(facility.rating)}</li>
        {match.reasons.map((reason) => (
          <li key={reason} className={reason === 'LEAD_TIME' ? styles.warning : undefined}>
            {reasonWords(reason)}
          </li>
        ))}
      </ul>
    </li>
  );
}
