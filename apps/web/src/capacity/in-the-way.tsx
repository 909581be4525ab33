import { Text } from '@mantine/core';
import { StateBadge } from '../state/state-badge';
import { showSpan } from '../time/show';
import type { Span } from '../time/zone';

/** A commitment that a change would break. */
export type Promised = {
  readonly id: string;
  readonly state: string;
  readonly rank: number | null;
  readonly period: Span;
};

type Props = {
  readonly title: string;
  readonly promises: readonly { readonly promise: Promised; readonly name?: string }[];
  readonly zone: string;
};

const mostShown = 8;

/** What promises more than would be offered, one line each. */
export function InTheWay({ title, promises, zone }: Props) {
  if (promises.length === 0) return null;
  return (
    <div>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      {promises.slice(0, mostShown).map(({ promise, name }) => (
        <Text key={promise.id} size="sm" component="div">
          <StateBadge state={promise.state} rank={promise.rank} /> {name && `${name}, `}
          {showSpan(promise.period, zone)}
        </Text>
      ))}
      {promises.length > mostShown && <Text size="sm">and {promises.length - mostShown} more</Text>}
    </div>
  );
}
