import { Anchor, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { localOf } from '../time/local';
import type { Span } from '../time/zone';
import { present } from '../url';

type Props = {
  readonly classes: readonly { readonly id: string; readonly name: string }[];
  /** What to look for among the members. */
  readonly capability: string;
  readonly span: Span | null;
  readonly zone: string;
};

/** The classes that a resource is in, each with a way to all members that are free at the same time. */
export function ClassLinks({ classes, capability, span, zone }: Props) {
  if (classes.length === 0) return null;
  const period = span && { from: localOf(span.start, zone), to: localOf(span.end, zone), zone };
  return (
    <Text c="dimmed">
      One of{' '}
      {classes.map(({ id, name }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <Anchor
            inherit
            renderRoot={(props) => (
              <Link to="/search" search={present({ capability, classes: [id], ...period })} {...props} />
            )}
          >
            {name}
          </Anchor>
        </span>
      ))}
    </Text>
  );
}
