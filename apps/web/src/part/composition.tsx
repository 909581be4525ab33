import { Anchor, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { Empty } from '../shell/empty';
import { Compose } from './compose';
import { partWords } from './words';
import type { Together } from './together';
import type { Choice } from './use-choices';

type Props = { readonly resource: Together; readonly choices: readonly Choice[]; readonly mayEdit: boolean };

/** A whole and its parts: a stage with its booths, a suite with its colourist. */
export function Composition({ resource, choices, mayEdit }: Props) {
  const { name, parts, partOf, units } = resource;
  const mayHaveParts = partOf.length === 0 && units === 1;
  return (
    <Stack>
      <div>
        <Title order={2} size="h4">
          Comes with
        </Title>
        {mayHaveParts && (
          <Text size="sm" c="dimmed">
            Whoever takes {name} takes all of these at the same time, at the price of {name} alone.
          </Text>
        )}
      </div>
      {partOf.length > 0 ? (
        <Text size="sm">
          {name} is part of{' '}
          {partOf.map((whole, at) => (
            <Fragment key={whole.id}>
              {at > 0 && ', '}
              <Anchor
                inherit
                underline="always"
                renderRoot={(props) => (
                  <Link to="/house/resources/$id" params={{ id: whole.id }} search={{ tab: 'together' }} {...props} />
                )}
              >
                {whole.name}
              </Anchor>
            </Fragment>
          ))}
          , so it has no parts of its own. Whoever takes the one keeps the other from others.
        </Text>
      ) : units !== 1 ? (
        <Text size="sm">
          Only a resource of one unit can have parts; {name} has {units.toLocaleString('en-GB')}.
        </Text>
      ) : (
        <>
          {parts.length === 0 && (
            <Empty title="Nothing yet">
              A stage with its booths, a suite with its colourist: put together here, they are asked for and booked as
              one, and nobody else can take a part meanwhile.
            </Empty>
          )}
          {mayEdit ? (
            <Compose resource={resource} choices={choices} />
          ) : (
            parts.length > 0 && <Text>{parts.map(partWords).join(', ')}</Text>
          )}
        </>
      )}
    </Stack>
  );
}
