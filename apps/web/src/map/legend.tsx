import styles from './map.module.css';

const looks = [
  ['found', 'Found; the larger, the more'],
  ['chosen', 'Searched around'],
  ['none', 'None with these filters'],
] as const;

/** What the dots of a map mean: each differs by its pattern as well as its colour. */
export function MapLegend() {
  return (
    <ul className={styles.legend} aria-label="What the dots mean">
      {looks.map(([look, words]) => (
        <li key={look}>
          <span className={styles.swatch} data-look={look} aria-hidden="true" />
          {words}
        </li>
      ))}
    </ul>
  );
}
