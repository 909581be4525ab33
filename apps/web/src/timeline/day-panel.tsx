import { Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { StateBadge } from '../state/state-badge';
import type { LocalDate } from '../time/date';
import { SpanText } from '../time/span-text';
import { furtherWords, longDay } from './day-words';
import { barsOn, type Bar } from './layout';

type Props = {
  readonly name: string;
  readonly bars: readonly Bar[];
  readonly day: LocalDate;
  readonly days: readonly LocalDate[];
  readonly zone: string;
  /** What may be done with one of them. */
  readonly onBar?: (bar: Bar) => ReactNode;
  readonly children?: ReactNode;
};

/** Everything that stands on one day of one resource, in words. */
export function DayPanel({ name, bars, day, days, zone, onBar, children }: Props) {
  const standing = barsOn(bars, days.indexOf(day));
  return (
    <Stack gap={6}>
      <Text size="sm" fw={650}>
        {name}, {longDay(day)}
      </Text>
      {standing.length === 0 && <Text size="sm">Nothing is offered on this day.</Text>}
      {standing.map((bar) => (
        <Group key={`${bar.state}:${bar.id}`} gap="sm">
          <StateBadge state={bar.state} rank={bar.rank} />
          <Text size="sm">
            {bar.units.toLocaleString('en-GB')} {bar.units === 1 ? 'unit' : 'units'}
          </Text>
          <SpanText span={bar.period} zone={zone} />
          {furtherWords(bar, zone).map((words) => (
            <Text key={words} size="sm" c="dimmed">
              {words}
            </Text>
          ))}
          {onBar?.(bar)}
        </Group>
      ))}
      {children}
    </Stack>
  );
}
