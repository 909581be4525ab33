import { Anchor, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { SignedIn } from '../session/signed-in';
import type { Viewer } from '../session/session';
import { mayAct } from '../session/viewer';
import { Empty } from '../shell/empty';
import { PageShape } from '../shell/page-shape';
import { Trouble } from '../shell/trouble';
import { StateLegend } from '../state/state-badge';
import { viewerZone } from '../time/today';
import { TimelineControls } from '../timeline/controls';
import { useShown } from '../timeline/shown';
import { AddResourceForm } from './add-resource';
import { CreateFacilityForm } from './create-facility';
import { FormDialog } from './form-dialog';
import { Facilities } from './facilities';
import { FirstSteps } from './first-steps';
import { House } from './operations';

const route = getRouteApi('/house');

export function HousePage() {
  return <SignedIn as={['facility']}>{(viewer) => <OwnHouse viewer={viewer} />}</SignedIn>;
}

type Dialog = 'facility' | 'resource' | null;

function OwnHouse({ viewer }: { readonly viewer: Viewer }) {
  const params = route.useSearch();
  const navigate = useNavigate();
  const [{ data, error }, again] = useQuery({ query: House, variables: { after: null } });
  const [dialog, setDialog] = useState<Dialog>(null);
  const [addingTo, setAddingTo] = useState<string | null>(null);
  const first = data?.me?.organisation?.facilities;
  const facilities = first?.edges.map(({ node }) => node) ?? [];
  const shown = useShown(params, facilities[0]?.timeZone ?? viewerZone());
  const mayEdit = mayAct(viewer);
  const name = viewer.organisation?.name ?? '';

  if (error && !first) return <Trouble error={error} retry={() => again({ requestPolicy: 'network-only' })} />;
  if (!first) return <PageShape />;

  const addTo = (facilityId: string) => {
    setAddingTo(facilityId);
    setDialog('resource');
  };
  return (
    <Stack gap="lg">
      <title>{`${name} · Interlock`}</title>
      <Group justify="space-between" align="flex-end">
        <div>
          <Title order={1}>{name}</Title>
          <Text size="sm" c="dimmed">
            {first.totalCount.toLocaleString('en-GB')} {first.totalCount === 1 ? 'facility' : 'facilities'} ·{' '}
            <Anchor inherit underline="always" renderRoot={(props) => <Link to="/house/assessments" {...props} />}>
              Security assessments
            </Anchor>{' '}
            ·{' '}
            <Anchor inherit underline="always" renderRoot={(props) => <Link to="/house/import" {...props} />}>
              Import from CSV
            </Anchor>
          </Text>
        </div>
        {mayEdit && first.totalCount > 0 && (
          <Button variant="default" onClick={() => setDialog('facility')}>
            Create a facility
          </Button>
        )}
      </Group>
      {mayEdit && <FirstSteps facilities={facilities} onAddResource={addTo} />}
      {facilities.length === 0 && <NoSite mayEdit={mayEdit} onCreated={addTo} />}
      {facilities.length > 0 && (
        <Stack gap="sm">
          <TimelineControls
            shown={shown}
            isComing={params.date === undefined}
            onChange={(nextView, nextDate) =>
              void navigate({ from: '/house', search: { view: nextView, ...(nextDate && { date: nextDate }) } })
            }
          />
          <StateLegend />
        </Stack>
      )}
      <Facilities page={first} params={params} mayEdit={mayEdit} onAddResource={addTo} />

      {facilities.length > 0 && (
        <FormDialog title="Create a facility" isOpen={dialog === 'facility'} onClose={() => setDialog(null)}>
          <CreateFacilityForm onCreated={({ id }) => addTo(id)} />
        </FormDialog>
      )}
      <FormDialog title="Add a resource" isOpen={dialog === 'resource'} onClose={() => setDialog(null)}>
        {addingTo !== null && (
          <AddResourceForm
            key={addingTo}
            facilityId={addingTo}
            onAdded={(resource) => {
              setDialog(null);
              void navigate({ to: '/house/resources/$id', params: { id: resource.id }, search: { tab: 'claims' } });
            }}
          />
        )}
      </FormDialog>
    </Stack>
  );
}

type NoSiteProps = { readonly mayEdit: boolean; readonly onCreated: (facilityId: string) => void };

function NoSite({ mayEdit, onCreated }: NoSiteProps) {
  if (!mayEdit) return <Empty title="No site yet">An owner or a scheduler of your house creates the first one.</Empty>;
  return (
    <Paper withBorder p="md" maw={560} component="section" aria-labelledby="first-site">
      <Title order={2} size="h4" id="first-site" mb="sm">
        Start with your first site
      </Title>
      <CreateFacilityForm onCreated={({ id }) => onCreated(id)} />
    </Paper>
  );
}
