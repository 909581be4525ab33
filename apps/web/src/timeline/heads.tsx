import { VisuallyHidden } from '@mantine/core';
import { memo } from 'react';
import type { LocalDate } from '../time/date';
import { headOf, longDay } from './day-words';
import type { View } from './params';
import styles from './timeline.module.css';

type Props = { readonly days: readonly LocalDate[]; readonly view: View; readonly today: LocalDate };

/** The days, above the columns. */
export const Heads = memo(function Heads({ days, view, today }: Props) {
  return days.map((day, column) => {
    // The date of a Monday is as wide as four days of a quarter.
    const hasRoom = view !== 'quarter' || days.length - column >= 4;
    const [above, below] = hasRoom ? headOf(day, view) : ['', ''];
    return (
      <div
        key={day}
        role="columnheader"
        aria-colindex={column + 2}
        className={`${styles.columnHead} ${day === today ? styles.today : ''}`}
      >
        <VisuallyHidden>{day === today ? `${longDay(day)}, today` : longDay(day)}</VisuallyHidden>
        <span aria-hidden="true">{above}</span>
        <span aria-hidden="true">{below}</span>
      </div>
    );
  });
});
