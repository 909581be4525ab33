import { Anchor, Button, Group, Stack, Text, VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ResultOf } from 'gql.tada';
import { useCallback } from 'react';
import { useQuery } from 'urql';
import { Empty } from '../shell/empty';
import { PageShape } from '../shell/page-shape';
import { Trouble } from '../shell/trouble';
import { showMoment, showZone } from '../time/show';
import { Commit } from './commit';
import { Counts } from './counts';
import { FaultTable } from './fault-table';
import styles from './import.module.css';
import { InTheWay } from './in-the-way';
import { kinds } from './kinds';
import { ImportReport } from './operations';
import { RollBack } from './roll-back';
import { SaveRefused } from './save-refused';
import { Steps } from './steps';
import { StepTitle } from './step-title';
import { UnderWay } from './under-way';
import { isMoving, isStanding, rowsWords, type TableState } from './words';

type Found = NonNullable<ResultOf<typeof ImportReport>['node']>;
export type Table = Extract<Found, { readonly inTheWay: unknown }>;

type Props = {
  readonly id: string;
  readonly onOther: (facilityId?: string) => void;
  /** Back to its columns, while its file is at hand. */
  readonly onColumns?: () => void;
};

/** An import, from its check to what came of it; what is under way goes on whether this is looked at or not. */
export function Report({ id, onOther, onColumns }: Props) {
  const [{ data, error }, ask] = useQuery({ query: ImportReport, variables: { id } });
  const again = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]);
  const table = data?.node && 'inTheWay' in data.node ? data.node : null;
  if (error && !data) return <Trouble error={error} retry={again} />;
  if (!data) return <PageShape />;
  if (table === null)
    return (
      <Empty title="There is no such import" step={<Button onClick={() => onOther()}>Choose a file</Button>}>
        What was checked and never committed is kept for a week.
      </Empty>
    );
  const { state, name, kind, facility, madeAt, faults, columns } = table;
  return (
    <>
      <Steps at={part[state] === 'check' ? 'check' : 'report'} />
      <Stack maw={840}>
        <div>
          <StepTitle key={part[state]}>{titles[state]}</StepTitle>
          <VisuallyHidden role="status">{titles[state]}</VisuallyHidden>
          <Text size="sm" c="dimmed" className={styles.values}>
            {name} · {kinds[kind].title} of {facility.name} · sent in {showMoment(madeAt, facility.timeZone)},{' '}
            {showZone(facility.timeZone)} time
          </Text>
        </div>
        {error && <Trouble error={error} retry={again} />}
        {isMoving(state) ? <UnderWay table={table} again={again} /> : <Outcome table={table} />}
        <Group>
          {state === 'CHECKED' && <Commit table={table} again={again} />}
          {state === 'CHECKED' && onColumns && (
            <Button variant="default" onClick={onColumns}>
              Back to the columns
            </Button>
          )}
          {isStanding(state) && <RollBack table={table} onBegun={again} />}
          <Button variant="default" onClick={() => onOther(facility.id)}>
            Bring in another file
          </Button>
        </Group>
        {(state === 'CHECKED' || isStanding(state)) && faults.length > 0 && (
          <FaultTable faults={faults} columns={columns}>
            <SaveRefused table={table} />
          </FaultTable>
        )}
      </Stack>
    </>
  );
}

const titles: Readonly<Record<TableState, string>> = {
  CHECKING: 'Every row is being checked',
  CHECKED: 'Checked: nothing has changed yet',
  COMMITTING: 'It is being committed',
  COMMITTED: 'Committed',
  ROLLING_BACK: 'It is being rolled back',
  ROLLED_BACK: 'Rolled back: everything is as it was',
  FAILED: 'Given up after a fault of ours',
};

/** Each part begins with an act of somebody, whose keyboard then goes on from its heading. */
const part: Readonly<Record<TableState, 'check' | 'commit' | 'back'>> = {
  ...{ CHECKING: 'check', CHECKED: 'check', COMMITTING: 'commit', COMMITTED: 'commit' },
  ...{ ROLLING_BACK: 'back', ROLLED_BACK: 'back', FAILED: 'commit' },
};

function Outcome({ table }: { readonly table: Table }) {
  const { state, added, changed, rows, done } = table;
  if (state === 'ROLLED_BACK')
    return (
      <Text size="sm">
        What it made is gone and what it changed is put back. The same file can be brought in once more.
      </Text>
    );
  return (
    <>
      <InTheWay table={table} />
      {state === 'FAILED' ? (
        <Text size="sm">
          {done.toLocaleString('en-GB')} of {rowsWords(rows)} were gone through, and what was made of them stands. Roll
          it back, or bring the file in once more: rows that stand already are left as they are.
        </Text>
      ) : (
        <Counts table={table} />
      )}
      {state === 'COMMITTED' && added + changed > 0 && (
        <Text size="sm">
          <Anchor inherit underline="always" renderRoot={(props) => <Link to="/house" {...props} />}>
            See it in the calendar of your house
          </Anchor>
        </Text>
      )}
    </>
  );
}
