import { Button, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ResultOf } from 'gql.tada';
import { Worth } from '../exchange/worth';
import type { Week } from '../hours/week';
import { showMoney } from '../money/money';
import { countOfUnits, kindWords, placeOf, ratingWords, tierWords } from '../resource/words';
import { showDuration } from '../time/duration';
import { SpanText } from '../time/span-text';
import type { Span } from '../time/zone';
import { stringifySearch } from '../url';
import { DayStrip } from './day-strip';
import type { SearchCapacity } from './operations';
import type { SearchParams } from './params';
import { parsePick, type Pick } from './pick';
import styles from './search.module.css';
import type { Stretch } from './strip';

export type Match = ResultOf<typeof SearchCapacity>['searchCapacity']['edges'][number]['node'];

export type FreeOfHit = { readonly free: readonly Stretch[]; readonly hours: { readonly week: Week } | null };

type Props = {
  readonly match: Match;
  /** Null while it is asked for, and where it cannot be told. */
  readonly free: FreeOfHit | null;
  readonly isFreeAsked: boolean;
  readonly within: Span;
  readonly search: SearchParams;
  readonly onPick: (pick: Pick) => void;
};

// The lines above the notes say these already.
const saidElsewhere = new Set(['SECURITY', 'RATING', 'DISTANCE', 'FREE', 'NO_RATING']);

/** One place that can do it: the house first, then what, where, when, and what exactly that would cost. */
export function Result({ match, free, isFreeAsked, within, search, onPick }: Props) {
  const { resource, period, price } = match;
  const { facility } = resource;
  const { units = 1, duration, pick = [] } = search;
  const isPicked = pick.some((text) => parsePick(text)?.id === resource.id);
  const found = stringifySearch(search);
  const why = match.why.filter(({ code }) => !saidElsewhere.has(code));
  const lacks = match.lacks.filter(({ code }) => !saidElsewhere.has(code));
  return (
    <li className={styles.result} data-hit={resource.id}>
      <div>
        <Link
          to="/facilities/$id"
          params={{ id: facility.id }}
          search={{ found }}
          className={`${styles.house} ${styles.raised}`}
        >
          {facility.name}
        </Link>
        <div>
          <Link
            to="/resources/$id"
            params={{ id: resource.id }}
            search={{ start: period.start, end: period.end, ...(units > 1 && { units }), found }}
            className={styles.row}
            data-hit-link
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
        {price && <Worth money={price} />}
        <Button
          size="compact-sm"
          variant={isPicked ? 'light' : 'default'}
          className={styles.raised}
          data-compare
          aria-pressed={isPicked}
          aria-label={`Compare ${resource.name} of ${facility.name}`}
          onClick={() => onPick({ id: resource.id, span: period })}
        >
          {isPicked && <span aria-hidden="true">✓&nbsp;</span>}
          Compare
        </Button>
      </div>
      <DayStrip
        free={free?.free ?? null}
        isAsked={isFreeAsked}
        open={free?.hours?.week ?? null}
        within={within}
        zone={facility.timeZone}
        units={units}
      />
      <ul className={styles.facts}>
        <li>
          <strong>{match.unitsFree.toLocaleString('en-GB')}</strong> of {countOfUnits(resource.units)} free
        </li>
        <li>{tierWords[facility.securityTier] ?? facility.securityTier}</li>
        <li>{ratingWords(facility.rating)}</li>
        {why.map(({ code, message }) => (
          <li key={code + message}>
            <span aria-hidden="true">✓ </span>
            {message}
          </li>
        ))}
        {lacks.map(({ code, message }) => (
          <li key={code + message} className={code === 'LEAD_TIME' ? styles.warning : styles.lacking}>
            <span aria-hidden="true">△ </span>
            <span className="only-heard">Lacks: </span>
            {message}
          </li>
        ))}
      </ul>
    </li>
  );
}
