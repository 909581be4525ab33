import { useViewer } from '../session/session';
import { audienceWords } from './active';
import { toggled } from './facets';
import { audiences, type Audience } from './params';
import styles from './search.module.css';

type Props = { readonly chosen: readonly Audience[]; readonly onChange: (through: readonly Audience[]) => void };

/** Only what allies or partners are offered; nothing for who belongs to nobody. */
export function ThroughField({ chosen, onChange }: Props) {
  const viewer = useViewer();
  if (!viewer?.organisation) return null;
  return (
    <fieldset className={styles.facet}>
      <legend>Only what I am offered</legend>
      {audiences.map((audience) => (
        <label key={audience} className={styles.option}>
          <input
            type="checkbox"
            checked={chosen.includes(audience)}
            onChange={() => onChange(toggled(chosen, audience))}
          />
          <span>{audienceWords[audience]}</span>
        </label>
      ))}
    </fieldset>
  );
}
