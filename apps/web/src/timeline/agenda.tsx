import { Button, Group, Text } from '@mantine/core';
import { countOfUnits } from '../resource/words';
import { StateBadge } from '../state/state-badge';
import type { LocalDate } from '../time/date';
import { furtherWords, hoursOn, longDay } from './day-words';
import { barsOn, type Bar } from './layout';
import type { Acts, DrawnRow } from './timeline';
import styles from './timeline.module.css';

type Props = {
  readonly label: string;
  readonly rows: readonly DrawnRow[];
  readonly days: readonly LocalDate[];
  readonly zone: string;
  readonly acts?: Acts;
};

type Entry = { readonly row: DrawnRow; readonly bar: Bar };

/** The timeline as a list, day by day, for screens too narrow for columns; days on which nothing stands are left out. */
export function Agenda({ label, rows, days, zone, acts }: Props) {
  // The form asks which of several resources it is for.
  const only = rows.length === 1 ? rows[0] : undefined;
  const filled = days
    .map((day, column) => ({
      day,
      entries: rows.flatMap((row) => barsOn(row.bars, column).map((bar): Entry => ({ row, bar }))),
    }))
    .filter(({ entries }) => entries.length > 0);

  if (filled.length === 0) return <Text size="sm">Nothing is offered or taken in these days.</Text>;
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
                {row.title}
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
              </span>
            </div>
          ))}
        </li>
      ))}
    </ul>
  );
}
