import { Anchor, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';

type Named = { readonly id: string; readonly name: string };
type Props = {
  readonly closed: boolean;
  readonly mergedInto: readonly Named[];
  readonly claimedBy: Named | null;
};

/** What has become of a house: gone, gone into another, or here. Nothing where the registry and we say nothing. */
export function Standing({ closed, mergedInto, claimedBy }: Props) {
  if (claimedBy) return <Text size="sm">On Interlock as {claimedBy.name}</Text>;
  if (!closed) return null;
  if (mergedInto.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        Closed
      </Text>
    );
  }
  return (
    <Text size="sm" c="dimmed">
      Closed; now{' '}
      {mergedInto.map(({ id, name }, at) => (
        <Fragment key={id}>
          {at > 0 && ', '}
          <Anchor
            inherit
            underline="always"
            renderRoot={(props) => <Link to="/directory/$id" params={{ id }} {...props} />}
          >
            {name}
          </Anchor>
        </Fragment>
      ))}
    </Text>
  );
}
