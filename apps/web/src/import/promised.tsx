import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { countOfUnits } from '../resource/words';
import { StateBadge } from '../state/state-badge';
import { showSpan } from '../time/show';
import styles from './import.module.css';
import { PromiseInTheWay } from './operations';

/** A promise that the API names by its id: of what, and when. */
export function Promised({ id }: { readonly id: string }) {
  const [{ data }] = useQuery({ query: PromiseInTheWay, variables: { id } });
  const promise = data?.node && 'period' in data.node ? data.node : null;
  if (promise === null) return 'a promise';
  const { resource, state, rank, period, units } = promise;
  return (
    <span className={styles.promised}>
      <StateBadge state={state} rank={rank} />
      {resource && (
        <Anchor
          inherit
          underline="always"
          renderRoot={(props) => <Link to="/house/resources/$id" params={{ id: resource.id }} {...props} />}
        >
          {resource.name}
        </Anchor>
      )}
      <span>
        {resource && `${showSpan(period, resource.facility.timeZone)}, `}
        {countOfUnits(units)}
      </span>
    </span>
  );
}
