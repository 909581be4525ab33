import { Button, CloseButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import type { ChangeSearch, SearchParams } from '../search/params';
import { maxPicks, parsePick, withPick, type Pick } from '../search/pick';
import styles from './compare.module.css';
import { PickedName } from './operations';

type Props = { readonly search: SearchParams; readonly onChange: ChangeSearch };

/** The hits laid aside to be compared; nothing while there is none. */
export function Tray({ search, onChange }: Props) {
  const written = search.pick ?? [];
  const picks = written.flatMap((text) => parsePick(text) ?? []);
  if (picks.length === 0) return null;
  return (
    <section className={styles.tray} aria-label="Laid aside to compare">
      <ul className={styles.picks}>
        {picks.map((pick) => (
          <PickItem key={pick.id} pick={pick} onRemove={() => onChange({ pick: withPick(written, pick) ?? [] })} />
        ))}
      </ul>
      <p className={styles.room} role="status">
        {picks.length} of {maxPicks}
        {picks.length === maxPicks && ': no more fit side by side'}
      </p>
      <Button size="sm" renderRoot={(props) => <Link to="/compare" search={search} {...props} />}>
        {picks.length === 1 ? 'Look at it' : `Compare ${picks.length}`}
      </Button>
    </section>
  );
}

function PickItem({ pick, onRemove }: { readonly pick: Pick; readonly onRemove: () => void }) {
  const [{ data }] = useQuery({ query: PickedName, variables: { id: pick.id }, requestPolicy: 'cache-first' });
  const resource = data?.resource;
  const name = resource ? `${resource.facility.name}, ${resource.name}` : data ? 'Not to be seen any more' : '…';
  return (
    <li className={styles.pick}>
      <span>{name}</span>
      <CloseButton size="sm" aria-label={`Do not compare ${name}`} onClick={onRemove} />
    </li>
  );
}
