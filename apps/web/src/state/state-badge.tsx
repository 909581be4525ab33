import { effectOf, lookOf, wordOfState } from './look';
import styles from './state.module.css';

type Props = {
  /** Of a commitment or a request, as the API writes it; `OFFERED` for a window. */
  readonly state: string;
  /** Place in line of a waiting pencil. */
  readonly rank?: number | null;
};

/** A state as a swatch of its pattern and its word. */
export function StateBadge({ state, rank = null }: Props) {
  const look = lookOf(state);
  return (
    <span className={styles.badge} data-look={look}>
      <span className={`${styles.swatch} ${styles[look]}`} aria-hidden="true" />
      {wordOfState(state, rank)}
      {state === 'HELD' && <Clock />}
    </span>
  );
}

/** A first pencil runs against a clock. */
export function Clock() {
  return (
    <svg
      className={styles.clock}
      width="13"
      height="13"
      viewBox="0 0 13 13"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
    >
      <circle cx="6.5" cy="6.5" r="5.5" strokeWidth="1.3" />
      <path d="M6.5 3.5v3l2 1.5" strokeWidth="1.3" strokeLinecap="round" />
    </svg>
  );
}

const legend = ['OFFERED', 'HELD', 'WAITING', 'BOOKED', 'BLOCKED'] as const;

/** What the patterns of a timeline or strip mean. */
export function StateLegend({ states = legend }: { readonly states?: readonly string[] }) {
  return (
    <ul className={styles.legend} aria-label="What the patterns mean">
      {states.map((state) => (
        <li key={state}>
          <StateBadge state={state} />
          <span className={styles.effect}>{effectOf(state)}</span>
        </li>
      ))}
    </ul>
  );
}
