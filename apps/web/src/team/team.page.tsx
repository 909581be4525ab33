import { Anchor, Stack, Text, Title } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ResultOf } from 'gql.tada';
import { useCallback } from 'react';
import { useQuery } from 'urql';
import { TimeStrip } from '../brief/time-strip';
import { SignedIn } from '../session/signed-in';
import type { Viewer } from '../session/session';
import { NotFound } from '../shell/not-found.page';
import { PageShape } from '../shell/page-shape';
import { Trouble } from '../shell/trouble';
import { useWhileVisible } from '../time/clock';
import { viewerZone } from '../time/today';
import { AskTeam } from './ask-team';
import { Assignments } from './assignments';
import { tonesOf } from './merged';
import { Team } from './operations';
import { listed } from './standing';
import { TeamProgress } from './team-progress';
import { teamRows } from './team-rows';
import styles from './team.module.css';
import { certaintyWords, teamTitle } from './words';

const route = getRouteApi('/teams/$id');

export type FullTeam = NonNullable<ResultOf<typeof Team>['team']>;

export function TeamPage() {
  const { id } = route.useParams();
  return <SignedIn as={['facility', 'producer']}>{(viewer) => <OneTeam key={id} id={id} viewer={viewer} />}</SignedIn>;
}

function OneTeam({ id, viewer }: { readonly id: string; readonly viewer: Viewer }) {
  const [{ data, error }, ask] = useQuery({ query: Team, variables: { id } });
  const again = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]);
  useWhileVisible(again, 5);
  const team = data?.team;
  if (error && !team) return <Trouble error={error} retry={again} />;
  if (team === undefined) return <PageShape />;
  if (team === null) return <NotFound what="team" />;
  return <Sheet team={team} viewer={viewer} again={again} />;
}

type Props = { readonly team: FullTeam; readonly viewer: Viewer; readonly again: () => void };

/** One team: who does what and when, and how far the asking has come. */
function Sheet({ team, viewer, again }: Props) {
  const zone = viewerZone();
  const title = teamTitle([team.objective], team.facilities.length);
  return (
    <Stack gap="lg">
      <title>{`${title} · ${team.brief.title} · Interlock`}</title>
      <div>
        <Text size="sm">
          <Anchor inherit underline="always" renderRoot={(props) => <Link to="/briefs" {...props} />}>
            Briefs
          </Anchor>{' '}
          ›{' '}
          <Anchor
            inherit
            underline="always"
            renderRoot={(props) => (
              <Link to="/briefs/$id" params={{ id: team.brief.id }} search={{ team: team.id }} {...props} />
            )}
          >
            {team.brief.title}
          </Anchor>
        </Text>
        <Title order={1} size="h2">
          {title}
        </Title>
        <Text>{listed(team.facilities.map(({ name }) => name))}</Text>
        <Text size="sm" c="dimmed">
          {certaintyWords(team.objective, team.proven, team.gap)}
        </Text>
      </div>
      <div className={styles.page}>
        <Stack gap="lg" className={styles.main}>
          <section aria-labelledby="work">
            <Title order={2} size="h4" id="work" mb="xs">
              Who does what, when
            </Title>
            <Assignments team={team} />
          </section>
          <section aria-labelledby="strip">
            <Title order={2} size="h4" id="strip" mb="xs">
              On a strip of time
            </Title>
            <TimeStrip label="The team on a strip of time" zone={zone} rows={teamRows(team, tonesOf([team]), zone)} />
          </section>
        </Stack>
        <div className={styles.desk}>
          {team.requests.length > 0 && <TeamProgress team={team} viewer={viewer} again={again} />}
          <AskTeam team={team} viewer={viewer} again={again} />
        </div>
      </div>
    </Stack>
  );
}
