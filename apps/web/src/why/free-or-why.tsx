import { Button, Stack, Text } from '@mantine/core';
import type { ResultOf } from 'gql.tada';
import { useQuery } from 'urql';
import { countOfUnits } from '../resource/words';
import { StateBadge } from '../state/state-badge';
import { showSpan } from '../time/show';
import { MomentText, SpanText } from '../time/span-text';
import type { Span } from '../time/zone';
import { WhyNotFree } from './operations';
import styles from './why.module.css';

type Props = {
  readonly resourceId: string;
  readonly span: Span;
  readonly units: number;
  readonly zone: string;
  readonly onTake: (span: Span) => void;
};

type Reason = NonNullable<ResultOf<typeof WhyNotFree>['resource']>['whyNotFree']['reasons'][number];

/** How much is free over the whole of a time; where that is too little: what is in the way, and the nearest time that is free. */
export function FreeOrWhy({ resourceId, span, units, zone, onTake }: Props) {
  const variables = { id: resourceId, during: span, units };
  const [{ data, error, fetching }] = useQuery({ query: WhyNotFree, variables, pause: !(units >= 1) });
  const resource = data?.resource;
  if (!resource) {
    const words = fetching ? 'Asking what is free…' : error ? 'Nobody can say what is free just now.' : ' ';
    return <Text size="sm">{words}</Text>;
  }
  const { free, reasons, nearest } = resource.whyNotFree;
  return (
    <Stack gap={6}>
      <Text size="sm" role="status" {...(!free && { c: 'var(--mantine-color-error)' })} fw={600}>
        {resource.freeUnits.toLocaleString('en-GB')} of {countOfUnits(resource.units)} free for all of this time
        {!free && '. Not to be had like this:'}
      </Text>
      {reasons.length > 0 && (
        <ul className={styles.reasons} aria-label="What is in the way">
          {reasons.map((reason) => (
            <li key={`${reason.kind} ${reason.commitment?.id ?? reason.period.start}`} className={styles.reason}>
              <ReasonText reason={reason} zone={zone} />
            </li>
          ))}
        </ul>
      )}
      {nearest && (
        <Button
          variant="default"
          size="xs"
          onClick={() => onTake(nearest)}
          classNames={{ root: styles.nearest, label: styles.nearestWords }}
        >
          Take the nearest free time: {showSpan(nearest, zone)}
        </Button>
      )}
      {!free && !nearest && <Text size="sm">No time as long is free within 60 days.</Text>}
    </Stack>
  );
}

const states: readonly string[] = ['HELD', 'BOOKED', 'BLOCKED'];

function ReasonText({ reason, zone }: { readonly reason: Reason; readonly zone: string }) {
  const { kind, message, period, commitment, block } = reason;
  return (
    <>
      {states.includes(kind) && <StateBadge state={kind} rank={commitment?.rank ?? null} />}
      <Text size="sm" component="span">
        {message}
        {block?.note && <q className={styles.note}>{block.note}</q>}
      </Text>
      <SpanText span={period} zone={zone} size="xs" />
      {commitment?.expiresAt && (
        <Text size="xs" component="span">
          Until <MomentText at={commitment.expiresAt} zone={zone} size="xs" />
        </Text>
      )}
    </>
  );
}
