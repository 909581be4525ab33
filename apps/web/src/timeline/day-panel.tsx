import { Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { StateBadge } from '../state/state-badge';
import type { LocalDate } from '../time/date';
import { showMoment, showZone } from '../time/show';
import { SpanText } from '../time/span-text';
import { longDay } from './day-words';
import { barsOn, type Bar } from './layout';

type Props = {
  readonly name: string;
  readonly bars: readonly Bar[];
  readonly day: LocalDate;
  readonly days: readonly LocalDate[];
  readonly zone: string;
  readonly children?: ReactNode;
};

/** Everything that stands on one day of one resource, in words. */
export function DayPanel({ name, bars, day, days, zone, children }: Props) {
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
          {bar.state === 'HELD' && bar.expiresAt !== null && (
            <Text size="sm" c="dimmed">
              holds until {showMoment(bar.expiresAt, zone)} {showZone(zone)} time
            </Text>
          )}
        </Group>
      ))}
      {children}
    </Stack>
  );
}
