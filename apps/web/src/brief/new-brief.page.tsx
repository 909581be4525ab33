import { Anchor, Stack, Text, Title } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { isKept } from '../draft/kept';
import { SignedIn } from '../session/signed-in';
import { mayAct } from '../session/viewer';
import { Empty } from '../shell/empty';
import { NotFound } from '../shell/not-found.page';
import { PageShape } from '../shell/page-shape';
import { Trouble } from '../shell/trouble';
import { viewerZone } from '../time/today';
import { draftOf } from './copy';
import { BriefEditor } from './editor';
import { BriefToCopy, SiteById } from './operations';
import type { NewBriefParams } from './params';

const route = getRouteApi('/briefs/new');

export function NewBriefPage() {
  const params = route.useSearch();
  return (
    <SignedIn as={['facility', 'producer']}>
      {(viewer) => (
        <Stack>
          <title>New brief · Interlock</title>
          <div>
            <Text size="sm">
              <Anchor inherit underline="always" renderRoot={(props) => <Link to="/briefs" {...props} />}>
                Briefs
              </Anchor>
            </Text>
            <Title order={1}>New brief</Title>
            <Text size="sm" c="dimmed">
              Describe the job once; whole teams of houses that can do it are looked for. Until you ask one, nobody else
              sees it.
            </Text>
          </div>
          {!mayAct(viewer) && (
            <Empty title="You may look, not write">An owner or producer of your organisation can write briefs.</Empty>
          )}
          {mayAct(viewer) && params.copy === undefined && <BriefEditor keptAs="brief" initial={null} at={params.at} />}
          {mayAct(viewer) && params.copy !== undefined && <Copy key={params.copy} {...params} copy={params.copy} />}
        </Stack>
      )}
    </SignedIn>
  );
}

/** What was left unfinished of this copy goes before a fresh one. */
function Copy({ copy, without, at }: NewBriefParams & { readonly copy: string }) {
  const keptAs = `brief:${copy}:${without ?? ''}`;
  const [{ data, error }, ask] = useQuery({ query: BriefToCopy, variables: { id: copy } });
  const [site] = useQuery({ query: SiteById, variables: { id: without ?? '' }, pause: without === undefined });
  if (isKept(keptAs)) return <BriefEditor keptAs={keptAs} initial={null} at={at} />;
  if (error && !data) return <Trouble error={error} retry={() => ask({ requestPolicy: 'network-only' })} />;
  if (data === undefined || (without !== undefined && site.data === undefined && !site.error)) return <PageShape />;
  if (data.brief === null) return <NotFound what="brief" />;
  return (
    <BriefEditor keptAs={keptAs} initial={draftOf(data.brief, viewerZone(), site.data?.facility ?? null)} at={at} />
  );
}
