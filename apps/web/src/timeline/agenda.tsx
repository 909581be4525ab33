import { Button, Group, Text } from '@mantine/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { countOfUnits } from '../resource/words';
import { StateBadge } from '../state/state-badge';
import { furtherWords, hoursOn, longDay } from './day-words';
import { barsOn, type Bar } from './layout';
import { useReached } from './near';
import type { DrawnRow, TimelineProps } from './timeline';
import styles from './timeline.module.css';

type Props = Omit<TimelineProps, 'rows'> & { readonly drawn: readonly DrawnRow[] };

type Entry = { readonly row: DrawnRow; readonly bar: Bar };

const step = 50;

/**
 * The timeline as a list, day by day, for screens too narrow for columns; days on which nothing stands are left out. Of many
 * resources it begins with fifty, and goes on when its end is reached.
 */
export function Agenda({ drawn, onNear, ...props }: Props) {
  const [most, setMost] = useState(step);
  const shown = Math.min(most, drawn.length);
  useEffect(() => onNear?.(0, shown - 1), [onNear, shown]);
  const more = useCallback(() => setMost(shown + step), [shown]);
  return (
    <>
      <Days {...props} rows={drawn.slice(0, shown)} isWhole={shown === drawn.length} />
      {shown < drawn.length && <More key={shown} shown={shown} of={drawn.length} onMore={more} />}
    </>
  );
}

type MoreProps = { readonly shown: number; readonly of: number; readonly onMore: () => void };

function More({ shown, of, onMore }: MoreProps) {
  const end = useRef<HTMLDivElement>(null);
  useReached(end, onMore);
  return (
    <Group ref={end} gap="sm">
      <Text size="sm" c="dimmed">
        {shown.toLocaleString('en-GB')} of {of.toLocaleString('en-GB')} resources
      </Text>
      <Button size="xs" variant="default" onClick={onMore}>
        Show more resources
      </Button>
    </Group>
  );
}

type DaysProps = Omit<Props, 'drawn' | 'onNear'> & { readonly rows: readonly DrawnRow[]; readonly isWhole: boolean };

function Days({ label, rows, isWhole, days, zone, acts, onBar }: DaysProps) {
  // The form asks which of several resources it is for.
  const only = isWhole && rows.length === 1 ? rows[0] : undefined;
  const filled = days
    .map((day, column) => ({
      day,
      entries: rows.flatMap((row) => barsOn(row.bars, column).map((bar): Entry => ({ row, bar }))),
    }))
    .filter(({ entries }) => entries.length > 0);

  if (filled.length === 0) {
    const isComing = rows.some((row) => row.isComing);
    return (
      <Text size="sm">{isComing ? 'The calendar is coming …' : 'Nothing is offered or taken in these days.'}</Text>
    );
  }
  return (
    <ul className={styles.agenda} aria-label={label}>
      {filled.map(({ day, entries }) => (
        <li key={day}>
          <Group justify="space-between" align="flex-end" wrap="nowrap">
            <h3>{longDay(day)}</h3>
            {acts && (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={`Change ${longDay(day)}`}
                onClick={() => acts.onTime({ resourceIds: only ? [only.id] : [], first: day, last: day })}
              >
                Change
              </Button>
            )}
          </Group>
          {entries.map(({ row, bar }) => (
            <div key={`${row.id}:${bar.state}:${bar.id}`} className={styles.entry}>
              <span>{hoursOn(day, bar, zone)}</span>
              <span>
                <span className={styles.entryTitle}>{row.title}</span>
                <br />
                <StateBadge state={bar.state} rank={bar.rank} />{' '}
                <Text component="span" size="xs" c="dimmed">
                  {[countOfUnits(bar.units), ...furtherWords(bar, zone)].join(' · ')}
                </Text>
                {row.price && (
                  <Text component="span" size="xs" display="block">
                    {row.price}
                  </Text>
                )}
                <div className={styles.entryActs}>{onBar?.(bar)}</div>
              </span>
            </div>
          ))}
        </li>
      ))}
    </ul>
  );
}
