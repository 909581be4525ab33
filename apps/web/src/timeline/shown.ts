import { useMediaQuery } from '@mantine/hooks';
import { useMemo } from 'react';
import type { LocalDate } from '../time/date';
import { dateFromToday } from '../time/today';
import { daysOfView } from './layout';
import type { TimelineParams, View } from './params';

export type Shown = { readonly view: View; readonly date: LocalDate; readonly days: readonly LocalDate[] };

/** What the address asks to see; without a word in it the present month, or on a phone the present week. */
export function useShown(params: TimelineParams, zone: string): Shown {
  const isNarrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const view = params.view ?? (isNarrow ? 'week' : 'month');
  const date = params.date ?? dateFromToday(0, zone);
  return useMemo(() => ({ view, date, days: daysOfView(view, date) }), [view, date]);
}
