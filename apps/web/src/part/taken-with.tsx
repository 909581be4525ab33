import { Anchor, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { partWords, type Part } from './words';

type Named = { readonly id: string; readonly name: string };

type Props = {
  readonly parts: readonly (Part & { readonly resource: { readonly id: string } | null })[];
  readonly partOf: readonly Named[];
};

/** What is taken along with a resource, and what it is taken along with. */
export function TakenWith({ parts, partOf }: Props) {
  const withIt = parts.map((part) => ({ key: part.name, id: part.resource?.id ?? null, words: partWords(part) }));
  const wholes = partOf.map(({ id, name }) => ({ key: id, id, words: name }));
  return (
    <>
      {withIt.length > 0 && <Row intro="Comes with " things={withIt} />}
      {wholes.length > 0 && <Row intro="Part of " things={wholes} />}
    </>
  );
}

type RowProps = {
  readonly intro: string;
  readonly things: readonly { readonly key: string; readonly id: string | null; readonly words: string }[];
};

const Row = ({ intro, things }: RowProps) => (
  <Text>
    {intro}
    {things.map(({ key, id, words }, at) => (
      <Fragment key={key}>
        {at > 0 && ', '}
        {id === null ? (
          words
        ) : (
          <Anchor
            inherit
            underline="always"
            renderRoot={(props) => <Link to="/resources/$id" params={{ id }} {...props} />}
          >
            {words}
          </Anchor>
        )}
      </Fragment>
    ))}
  </Text>
);
