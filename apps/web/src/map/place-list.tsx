import { UnstyledButton } from '@mantine/core';
import type { Place } from './clusters';
import styles from './map.module.css';

type Props = {
  readonly places: readonly Place[];
  readonly chosen: string | null;
  readonly onChoose: (place: Place) => void;
};

/** The places of a map as a list: for those who do not see it, or would rather not point. */
export function PlaceList({ places, chosen, onChoose }: Props) {
  return (
    <ul className={styles.list} aria-label="Places">
      {places.map((place) => (
        <li key={place.key}>
          <UnstyledButton
            className={`${styles.place} ${place.count === 0 ? styles.none : ''}`}
            aria-pressed={place.key === chosen}
            onClick={() => onChoose(place)}
          >
            <span>{place.name}</span>
            <span>
              {place.count === 0 ? 'none now' : place.count.toLocaleString('en-GB')}
              {place.count > 0 && <span className="only-heard"> found</span>}
            </span>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}
