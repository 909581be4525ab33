import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { ResultOf } from 'gql.tada';
import { useQuery } from 'urql';
import { SignedIn } from '../session/signed-in';
import { mayAct } from '../session/viewer';
import { NotFound } from '../shell/not-found.page';
import { PageShape } from '../shell/page-shape';
import { Trouble } from '../shell/trouble';
import { StateBadge } from '../state/state-badge';
import { BriefTeams } from '../team/brief-teams';
import { viewerZone } from '../time/today';
import { AskedPackages } from './asked';
import { Brief } from './operations';
import type { BriefParams } from './params';

const route = getRouteApi('/briefs/$id');

export function BriefPage() {
  const { id } = route.useParams();
  return (
    <SignedIn as={['facility', 'producer']}>
      {(viewer) => <OneBrief key={id} id={id} mayWrite={mayAct(viewer)} />}
    </SignedIn>
  );
}

function OneBrief({ id, mayWrite }: { readonly id: string; readonly mayWrite: boolean }) {
  const [{ data, error }, ask] = useQuery({ query: Brief, variables: { id } });
  const brief = data?.brief;
  if (error && !brief) return <Trouble error={error} retry={() => ask({ requestPolicy: 'network-only' })} />;
  if (brief === undefined) return <PageShape />;
  if (brief === null) return <NotFound what="brief" />;
  return <Sheet brief={brief} mayWrite={mayWrite} />;
}

type Props = { readonly brief: NonNullable<ResultOf<typeof Brief>['brief']>; readonly mayWrite: boolean };

/** A brief as it was asked, and the teams that were found for it. */
function Sheet({ brief, mayWrite }: Props) {
  const params = route.useSearch();
  const navigate = useNavigate();
  const zone = viewerZone();
  const show = (search: BriefParams) =>
    void navigate({ to: '/briefs/$id', params: { id: brief.id }, search, resetScroll: false });
  return (
    <Stack gap="lg">
      <title>{`${brief.title} · Briefs · Interlock`}</title>
      <div>
        <Text size="sm">
          <Anchor inherit underline="always" renderRoot={(props) => <Link to="/briefs" {...props} />}>
            Briefs
          </Anchor>
        </Text>
        <Group justify="space-between" align="flex-end">
          <Group gap="md" align="baseline">
            <Title order={1}>{brief.title}</Title>
            <StateBadge state={brief.status} />
          </Group>
          {mayWrite && (
            <Button
              variant="default"
              renderRoot={(props) => <Link to="/briefs/new" search={{ copy: brief.id }} {...props} />}
            >
              Copy as new brief
            </Button>
          )}
        </Group>
      </div>
      <AskedPackages brief={brief} zone={zone} isOpen={brief.teams.length === 0} />
      <BriefTeams brief={brief} params={params} mayPropose={mayWrite} zone={zone} onShow={show} />
    </Stack>
  );
}
