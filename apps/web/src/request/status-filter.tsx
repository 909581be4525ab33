import { Chip } from '@mantine/core';
import { useCallback } from 'react';
import { useQuery } from 'urql';
import { wordOfState } from '../state/look';
import { useWhileVisible } from '../time/clock';
import { RequestCounts } from './operations';
import { statuses, type Direction, type Status } from './params';
import styles from './request.module.css';

type Props = {
  readonly direction: Direction;
  readonly chosen: readonly Status[];
  readonly onChange: (chosen: readonly Status[]) => void;
};

/** Which statuses are listed; none chosen lists all. A status that nothing is in is grey but can be chosen. */
export function StatusFilter({ direction, chosen, onChange }: Props) {
  const [{ data }, ask] = useQuery({ query: RequestCounts, variables: { direction } });
  useWhileVisible(
    useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]),
    15,
  );
  return (
    <Chip.Group
      multiple
      value={[...chosen]}
      onChange={(next) => onChange(statuses.filter((status) => next.includes(status)))}
    >
      <div className={styles.filters} role="group" aria-label="Only these statuses">
        {statuses.map((status) => {
          const count = data?.[status].totalCount;
          return (
            <Chip
              key={status}
              value={status}
              size="sm"
              radius="sm"
              {...(count === 0 &&
                !chosen.includes(status) && {
                  styles: { label: { color: 'light-dark(var(--mantine-color-gray-6), var(--mantine-color-dark-1))' } },
                })}
            >
              {wordOfState(status)}
              {count !== undefined && ` ${count.toLocaleString('en-GB')}`}
            </Chip>
          );
        })}
      </div>
    </Chip.Group>
  );
}
