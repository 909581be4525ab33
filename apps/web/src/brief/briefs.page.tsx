import { Button, Chip, Group, Stack, Text, Title } from '@mantine/core';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { ResultOf } from 'gql.tada';
import { useCallback } from 'react';
import { useQuery } from 'urql';
import { isKept } from '../draft/kept';
import { showMoney } from '../money/money';
import { SignedIn } from '../session/signed-in';
import { mayAct } from '../session/viewer';
import { Empty } from '../shell/empty';
import { RowsShape } from '../shell/page-shape';
import { Trouble } from '../shell/trouble';
import { StateBadge } from '../state/state-badge';
import { wordOfState } from '../state/look';
import { showSpan, showZone } from '../time/show';
import { useWhileVisible } from '../time/clock';
import { viewerZone } from '../time/today';
import styles from './brief.module.css';
import { BriefCounts, Briefs } from './operations';
import { briefStatuses, type BriefsParams, type BriefStatus } from './params';
import { wholeOf } from './whole';

const route = getRouteApi('/briefs');

// Nobody sees a draft until drafting exists on the server; what is being written is kept in the tab.
const shownStatuses = ['OPEN', 'STAFFED', 'CLOSED'] as const satisfies readonly BriefStatus[];

export function BriefsPage() {
  return <SignedIn as={['facility', 'producer']}>{(viewer) => <OwnBriefs mayWrite={mayAct(viewer)} />}</SignedIn>;
}

function OwnBriefs({ mayWrite }: { readonly mayWrite: boolean }) {
  const params = route.useSearch();
  const navigate = useNavigate();
  const status = params.status ?? [];
  const pages = params.pages ?? 1;
  const show = (next: BriefsParams) => void navigate({ from: '/briefs', search: next, resetScroll: false });

  return (
    <Stack>
      <title>Briefs · Interlock</title>
      <Group justify="space-between" align="flex-end">
        <Title order={1}>Briefs</Title>
        {mayWrite && (
          <Button renderRoot={(props) => <Link to="/briefs/new" {...props} />}>
            {isKept('brief') ? 'Go on with the brief you began' : 'Write a brief'}
          </Button>
        )}
      </Group>
      <StatusFilter chosen={status} onChange={(next) => show(next.length > 0 ? { status: next } : {})} />
      <Page
        key={status.join()}
        status={status}
        after={null}
        further={pages - 1}
        mayWrite={mayWrite}
        onMore={() => show({ ...params, pages: pages + 1 })}
      />
    </Stack>
  );
}

type FilterProps = {
  readonly chosen: readonly BriefStatus[];
  readonly onChange: (chosen: readonly BriefStatus[]) => void;
};

/** Which statuses are listed; none chosen lists all. */
function StatusFilter({ chosen, onChange }: FilterProps) {
  const [{ data }] = useQuery({ query: BriefCounts });
  return (
    <Chip.Group
      multiple
      value={[...chosen]}
      onChange={(next) => onChange(briefStatuses.filter((status) => next.includes(status)))}
    >
      <div className={styles.filters} role="group" aria-label="Only these statuses">
        {shownStatuses.map((status) => {
          const count = data?.[status].totalCount;
          return (
            <Chip key={status} value={status} size="sm" radius="sm">
              {wordOfState(status)}
              {count !== undefined && ` ${count.toLocaleString('en-GB')}`}
            </Chip>
          );
        })}
      </div>
    </Chip.Group>
  );
}

type PageProps = {
  readonly status: readonly BriefStatus[];
  readonly after: string | null;
  readonly further: number;
  readonly mayWrite: boolean;
  readonly onMore: () => void;
};

function Page({ status, after, further, mayWrite, onMore }: PageProps) {
  const [{ data, error }, ask] = useQuery({
    query: Briefs,
    variables: { status: status.length > 0 ? [...status] : null, after },
  });
  const again = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]);
  useWhileVisible(again, 15);
  const found = data?.briefs;
  if (error && !found) return <Trouble error={error} retry={again} />;
  if (!found) return <RowsShape rows={4} />;
  const { hasNextPage, endCursor } = found.pageInfo;
  return (
    <>
      {after === null && (
        <Text size="sm" c="dimmed" aria-live="polite">
          {found.totalCount.toLocaleString('en-GB')} {found.totalCount === 1 ? 'brief' : 'briefs'}, latest first
        </Text>
      )}
      {after === null && found.totalCount === 0 && <Nothing isFiltered={status.length > 0} mayWrite={mayWrite} />}
      {found.edges.length > 0 && (
        <ul className={styles.list} aria-label={after === null ? 'Briefs' : 'Earlier briefs'}>
          {found.edges.map(({ node }) => (
            <BriefRow key={node.id} brief={node} />
          ))}
        </ul>
      )}
      {hasNextPage && endCursor !== null && further > 0 && (
        <Page {...{ status, mayWrite, onMore }} after={endCursor} further={further - 1} />
      )}
      {hasNextPage && further === 0 && (
        <Button variant="default" onClick={onMore}>
          Show more
        </Button>
      )}
    </>
  );
}

function Nothing({ isFiltered, mayWrite }: { readonly isFiltered: boolean; readonly mayWrite: boolean }) {
  if (isFiltered) return <Empty title="None in these statuses">Choose other statuses, or none to see all.</Empty>;
  return (
    <Empty
      title="No brief yet"
      step={
        mayWrite && <Button renderRoot={(props) => <Link to="/briefs/new" {...props} />}>Write your first brief</Button>
      }
    >
      Describe a job once, as packages that follow one another. Whole teams of houses that cover it are looked for, held
      all at once or not at all, and booked together.
    </Empty>
  );
}

type Listed = ResultOf<typeof Briefs>['briefs']['edges'][number]['node'];

function BriefRow({ brief }: { readonly brief: Listed }) {
  const zone = viewerZone();
  const whole = wholeOf(brief.packages.map(({ window }) => window));
  return (
    <li className={styles.item}>
      <div>
        <Link to="/briefs/$id" params={{ id: brief.id }} className={styles.name}>
          {brief.title}
        </Link>
        <Text size="sm" lineClamp={2}>
          {brief.packages.map(({ title }) => title).join(' · ')}
        </Text>
        {whole && (
          <Text size="sm" c="dimmed">
            {showSpan(whole, zone)} {showZone(zone)} time
          </Text>
        )}
      </div>
      <div className={styles.end}>
        <StateBadge state={brief.status} />
        <Text fw={600}>{brief.budget ? showMoney(brief.budget) : `No limit, in ${brief.currency}`}</Text>
        <Text size="xs" c="dimmed">
          for {brief.packages.length} {brief.packages.length === 1 ? 'package' : 'packages'}
        </Text>
      </div>
    </li>
  );
}
