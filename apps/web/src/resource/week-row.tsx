import type { VariablesOf } from 'gql.tada';
import { useQuery } from 'urql';
import type { Week } from '../hours/week';
import { showDay, showTime } from '../time/show';
import { nowInstant } from '../time/today';
import type { Span } from '../time/zone';
import { chosenWith, halvesOfWeek, overlaps, type Half } from './half-days';
import { FreeWeek } from './operations';
import styles from './resource.module.css';
import { countOfUnits } from './words';

type Props = {
  readonly resourceId: string;
  readonly monday: string;
  readonly windows: readonly Span[];
  readonly open: Week;
  readonly zone: string;
  readonly units: number;
  readonly chosen: Span | null;
  readonly onChoose: (span: Span) => void;
};

type Key = Exclude<keyof VariablesOf<typeof FreeWeek>, 'id'>;

/** One week: a column for each day, morning over afternoon. */
export function WeekRow({ resourceId, monday, windows, open, zone, units, chosen, onChoose }: Props) {
  const halves = halvesOfWeek(monday, windows, zone, open);
  const keyed = halves.map((half, index) => ({ half, key: `h${index}` as Key }));
  const periods = Object.fromEntries(keyed.map(({ half, key }) => [key, half.span])) as Record<Key, Span>;
  const [{ data, fetching }] = useQuery({
    query: FreeWeek,
    variables: { id: resourceId, ...periods },
    pause: !halves.some(({ isOffered }) => isOffered),
  });
  const days = Array.from({ length: 7 }, (_, index) => keyed.slice(index * 2, index * 2 + 2));

  return (
    <ul
      className={styles.week}
      aria-label={`Week of ${showDay(halves[0]?.span.start ?? '', zone)}`}
      aria-busy={fetching}
    >
      {days.map((pair) => {
        const [first] = pair;
        if (!first) return null;
        return (
          <li key={first.half.date} className={styles.day}>
            <span className={styles.date}>{showDay(`${first.half.date}T12:00:00Z`, 'UTC')}</span>
            {pair.map(({ half, key }) => (
              <HalfDay
                key={key}
                half={half}
                free={half.isOffered ? (data?.resource?.[key] ?? null) : 0}
                units={units}
                zone={zone}
                isChosen={chosen !== null && overlaps(chosen, half.span)}
                onChoose={() => onChoose(chosenWith(chosen, half.span, windows))}
              />
            ))}
          </li>
        );
      })}
    </ul>
  );
}

type HalfProps = {
  readonly half: Half;
  /** Null while it is asked for. */
  readonly free: number | null;
  readonly units: number;
  readonly zone: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
};

function HalfDay({ half, free, units, zone, isChosen, onChoose }: HalfProps) {
  const name = `${showDay(half.span.start, zone)} ${half.isMorning ? 'morning' : 'afternoon'}`;
  const hasBegun = half.span.start <= nowInstant();
  if (!half.isOffered || hasBegun) {
    return (
      <span className={styles.half} data-look="none">
        <span className="only-heard">
          {name}: {hasBegun ? 'past' : 'not offered'}
        </span>
      </span>
    );
  }
  const hours = `${showTime(half.span.start, zone)}–${endOf(half.span.end, zone)}`;
  const words = free === null ? 'being asked' : free === 0 ? 'taken' : `${free} of ${countOfUnits(units)} free`;
  return (
    <button
      type="button"
      className={styles.half}
      data-look={free === 0 ? 'taken' : 'offered'}
      aria-pressed={isChosen}
      aria-label={`${name}, ${hours}: ${words}`}
      title={`${hours}: ${words}`}
      onClick={onChoose}
    >
      <span aria-hidden="true">{free === null ? '…' : free === 0 ? 'taken' : free.toLocaleString('en-GB')}</span>
    </button>
  );
}

const endOf = (end: string, zone: string): string => {
  const time = showTime(end, zone);
  return time === '00:00' ? '24:00' : time;
};
