import type { Week } from '../hours/week';
import { weekdayOf, type Span } from '../time/zone';
import styles from './day-strip.module.css';
import { countsOf, rangesOf, stripOf, type Stretch } from './strip';

type Props = {
  /** Null while it is asked for, and where it cannot be told. */
  readonly free: readonly Stretch[] | null;
  readonly isAsked: boolean;
  readonly within: Span;
  readonly zone: string;
  readonly open: Week;
  readonly units: number;
};

/** A cell for each day asked for: full where it is free, hatched where some of it is, empty where nothing is. */
export function DayStrip({ free, isAsked, within, ...clock }: Props) {
  const days = stripOf(free ?? [], within, clock);
  const said = [
    rangesOf(days, 'free') && `Free: ${rangesOf(days, 'free')}.`,
    rangesOf(days, 'partly') && `Partly free: ${rangesOf(days, 'partly')}.`,
  ].filter(Boolean);
  return (
    <div className={styles.strip} aria-busy={isAsked && !free}>
      <span className={styles.days} aria-hidden="true">
        {days.map(({ date, look }) => (
          <span
            key={date}
            className={styles.day}
            data-look={free ? look : 'unknown'}
            data-weekend={weekdayOf(date) > 5 || undefined}
            title={free ? `${date}: ${lookWords[look]}` : undefined}
          />
        ))}
      </span>
      {free ? (
        <span className={styles.words}>
          {countsOf(days)}
          <span className="only-heard">. {said.join(' ')}</span>
        </span>
      ) : (
        <span className={styles.toCome} data-asked={isAsked} aria-hidden={isAsked}>
          {isAsked ? longestWords : 'Its days cannot be told just now'}
        </span>
      )}
    </div>
  );
}

// Keeps the room that the words will take.
const longestWords = 'Free on 30 of 30 days, partly on 30';

const lookWords = { free: 'free', partly: 'partly free', none: 'not free' } as const;
