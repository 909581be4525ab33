import styles from './landing.module.css';
import looks from '../state/state.module.css';
import type { Look } from '../state/look';

type Bar = { readonly look: Look; readonly from: number; readonly days: number };

const rows: readonly { readonly name: string; readonly bars: readonly Bar[] }[] = [
  {
    name: 'Grading suite',
    bars: [
      { look: 'offered', from: 1, days: 5 },
      { look: 'booked', from: 2, days: 2 },
    ],
  },
  {
    name: 'Mix room',
    bars: [
      { look: 'offered', from: 1, days: 4 },
      { look: 'pencil', from: 3, days: 2 },
      { look: 'blocked', from: 5, days: 1 },
    ],
  },
  {
    name: 'Online editor',
    bars: [
      { look: 'offered', from: 2, days: 4 },
      { look: 'waiting', from: 4, days: 2 },
    ],
  },
];

/** A week at a house, as its timeline would draw it. */
export function WeekPicture() {
  return (
    <div
      role="img"
      aria-label="A week at a house: a grading suite booked for two days, a mix room pencilled and blocked, an editor with a waiting pencil."
      className={styles.picture}
    >
      <div className={styles.days}>
        <span />
        {['Mon', 'Tue', 'Wed', 'Thu', 'Fri'].map((day) => (
          <span key={day}>{day}</span>
        ))}
      </div>
      {rows.map(({ name, bars }) => (
        <div key={name} className={styles.lane}>
          <span className={styles.laneName}>{name}</span>
          {bars.map(({ look, from, days }) => (
            <span
              key={look}
              className={`${styles.bar} ${looks[look]}`}
              data-look={look}
              style={{ gridColumn: `${from + 1} / span ${days}` }}
            />
          ))}
        </div>
      ))}
    </div>
  );
}
