import { useMediaQuery } from '@mantine/hooks';
import { useMemo } from 'react';
import type { LocalDate } from '../time/date';
import { dateFromToday } from '../time/today';
import { daysFrom, daysOfView } from './layout';
import type { TimelineParams, View } from './params';

export type Shown = { readonly view: View; readonly date: LocalDate; readonly days: readonly LocalDate[] };

/** What the address asks to see; without a word in it the coming weeks, on a phone the present one. */
export function useShown(params: TimelineParams, zone: string): Shown {
  const isNarrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const view = params.view ?? (isNarrow ? 'week' : 'month');
  const date = params.date ?? dateFromToday(0, zone);
  const isComing = params.date === undefined;
  return useMemo(
    () => ({ view, date, days: isComing ? daysFrom(view, date) : daysOfView(view, date) }),
    [view, date, isComing],
  );
}
