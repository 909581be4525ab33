import { Alert, Button, Text } from '@mantine/core';
import { wordOfState } from '../state/look';
import { Changes } from './changes';
import type { Threaded } from './sides';

type Props = { readonly before: Threaded; readonly after: Threaded; readonly onTake: () => void };

/** The other side moved while the viewer was deciding: what is different, before anything is sent on old terms. */
export function MovedOn({ before, after, onTake }: Props) {
  return (
    <Alert color="petrol" variant="outline" role="alert" title="This has changed while you were at it">
      {before.status !== after.status && (
        <Text size="sm">
          {wordOfState(before.status)} → <strong>{wordOfState(after.status)}</strong>
        </Text>
      )}
      <Changes before={before.lines} after={after.lines} zone={after.facility.timeZone} />
      <Text size="sm" my="xs">
        Nothing you typed is lost. Your answer goes out only on terms you have seen.
      </Text>
      <Button size="xs" variant="default" onClick={onTake}>
        Go on from here
      </Button>
    </Alert>
  );
}
