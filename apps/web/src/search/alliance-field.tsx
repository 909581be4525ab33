import { useMemberships } from '../alliance/use-memberships';
import { useViewer } from '../session/session';
import { toggled } from './facets';
import styles from './search.module.css';

type Props = { readonly chosen: readonly string[]; readonly onChange: (alliances: readonly string[]) => void };

/** Only houses of an alliance that the viewer's own house is in; nothing for others. */
export function AllianceField({ chosen, onChange }: Props) {
  const viewer = useViewer();
  const { inForce } = useMemberships(viewer?.organisation?.kind !== 'FACILITY');
  if (inForce.length === 0) return null;
  return (
    <fieldset className={styles.facet}>
      <legend>Only houses of</legend>
      {inForce.map(({ id, name }) => (
        <label key={id} className={styles.option}>
          <input type="checkbox" checked={chosen.includes(id)} onChange={() => onChange(toggled(chosen, id))} />
          <span>{name}</span>
        </label>
      ))}
    </fieldset>
  );
}
