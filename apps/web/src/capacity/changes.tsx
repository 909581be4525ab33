import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useQuery } from 'urql';
import { RowsShape } from '../shell/page-shape';
import { Refused, Trouble } from '../shell/trouble';
import { MomentText } from '../time/span-text';
import { RecentChanges } from './operations';
import { useUndo } from './undo';

type Props = { readonly facilityId: string; readonly zone: string };

/** What the house has lately done to the calendar of a site, newest first; what still stands can be undone. */
export function Changes({ facilityId, zone }: Props) {
  const [after, setAfter] = useState<readonly (string | null)[]>([null]);
  const undoing = useUndo();
  return (
    <Stack gap="xs">
      <Refused refusals={undoing.refusals} trouble={undoing.trouble} />
      {after.map((cursor, index) => (
        <Page
          key={cursor ?? ''}
          facilityId={facilityId}
          zone={zone}
          after={cursor}
          isUndoing={undoing.isSending}
          onUndo={(id) => void undoing.undo(id)}
          {...(index === after.length - 1 && { onMore: (next: string) => setAfter([...after, next]) })}
        />
      ))}
    </Stack>
  );
}

type PageProps = Props & {
  readonly after: string | null;
  readonly isUndoing: boolean;
  readonly onUndo: (id: string) => void;
  readonly onMore?: (cursor: string) => void;
};

function Page({ facilityId, zone, after, isUndoing, onUndo, onMore }: PageProps) {
  const [{ data, error }, again] = useQuery({
    query: RecentChanges,
    variables: { facilityId, after },
    requestPolicy: 'cache-and-network',
  });
  const changes = data?.facility?.changes;
  if (error && !changes) return <Trouble error={error} retry={() => again({ requestPolicy: 'network-only' })} />;
  if (!changes) return <RowsShape rows={3} />;
  const { hasNextPage, endCursor } = changes.pageInfo;
  return (
    <>
      {after === null && (
        <Text size="sm" c="dimmed">
          {changes.totalCount === 0
            ? 'Nothing was changed here yet.'
            : `${changes.totalCount.toLocaleString('en-GB')} ${changes.totalCount === 1 ? 'change' : 'changes'}`}
        </Text>
      )}
      {changes.edges.map(({ node }) => (
        <Group key={node.id} justify="space-between" wrap="nowrap" role="group" aria-label={node.summary}>
          <div>
            <Text size="sm">{node.summary}</Text>
            <MomentText at={node.at} zone={zone} size="xs" />
          </div>
          {node.undoneAt !== null ? (
            <Text size="sm" c="dimmed">
              Undone
            </Text>
          ) : (
            node.canUndo && (
              <Button
                size="xs"
                variant="default"
                aria-label={`Undo: ${node.summary}`}
                disabled={isUndoing}
                onClick={() => onUndo(node.id)}
              >
                Undo
              </Button>
            )
          )}
        </Group>
      ))}
      {hasNextPage && endCursor !== null && onMore && (
        <Button variant="default" size="xs" onClick={() => onMore(endCursor)}>
          Show earlier changes
        </Button>
      )}
    </>
  );
}
