import { Anchor, Button, Select, Stack, Text, Title } from '@mantine/core';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useQuery } from 'urql';
import type { Viewer } from '../session/session';
import { SignedIn } from '../session/signed-in';
import { mayAct } from '../session/viewer';
import { Empty } from '../shell/empty';
import { PageShape } from '../shell/page-shape';
import { Trouble } from '../shell/trouble';
import { ChooseFile } from './choose-file';
import { Columns } from './columns';
import { ImportSites } from './operations';
import type { ImportParams } from './params';
import { Past } from './past';
import { Report } from './report';
import { Steps } from './steps';

const route = getRouteApi('/house/import');

export function ImportPage() {
  return <SignedIn as={['facility']}>{(viewer) => <Import viewer={viewer} />}</SignedIn>;
}

/** Resources, capacity and rates from a spreadsheet: a file, its columns, what it would do, and what it did. */
function Import({ viewer }: { readonly viewer: Viewer }) {
  return (
    <Stack gap="lg">
      <title>Import from CSV · Interlock</title>
      <div>
        <Text size="sm">
          <Anchor inherit underline="always" renderRoot={(props) => <Link to="/house" {...props} />}>
            Our house
          </Anchor>
        </Text>
        <Title order={1}>Import from CSV</Title>
        <Text size="sm" c="dimmed">
          Resources, capacity and rates from a spreadsheet. Every row is checked before anything changes, and what you
          commit can be rolled back.
        </Text>
      </div>
      {mayAct(viewer) ? (
        <Wizard />
      ) : (
        <Empty title="Not with your role">An owner or a scheduler of your house brings tables in.</Empty>
      )}
    </Stack>
  );
}

function Wizard() {
  const { facility, upload, kind, table } = route.useSearch();
  const navigate = useNavigate({ from: '/house/import' });
  const go = (search: ImportParams) => void navigate({ search });
  const say = (search: ImportParams) => void navigate({ search, replace: true, resetScroll: false });
  const [{ data, error }, again] = useQuery({ query: ImportSites });
  const sites = data?.me?.organisation?.facilities.edges.map(({ node }) => node);
  if (error && !sites) return <Trouble error={error} retry={() => again({ requestPolicy: 'network-only' })} />;
  if (!sites) return <PageShape />;
  const site = sites.find(({ id }) => id === facility) ?? sites[0];
  if (site === undefined)
    return (
      <Empty
        title="No facility yet"
        step={<Button renderRoot={(props) => <Link to="/house" {...props} />}>Create a facility</Button>}
      >
        What you bring in belongs to a site.
      </Empty>
    );
  const columns = { facility: site.id, ...(upload !== undefined && { upload }), ...(kind !== undefined && { kind }) };
  if (table !== undefined)
    return (
      <Report
        key={table}
        id={table}
        onOther={(ofTable) => go({ facility: ofTable ?? site.id })}
        {...(upload !== undefined && { onColumns: () => go(columns) })}
      />
    );
  if (upload !== undefined)
    return (
      <Columns
        key={upload}
        site={site}
        uploadId={upload}
        kind={kind ?? null}
        onKind={(said) => say({ ...columns, kind: said })}
        onChecked={(id) => go({ ...columns, table: id })}
        onOther={() => go({ facility: site.id })}
      />
    );
  return (
    <>
      <Steps at="file" />
      <Stack maw={720}>
        {sites.length > 1 && (
          <Select
            label="Facility"
            description="Whose resources the table is about; times are read on its clock."
            data={sites.map(({ id, name }) => ({ value: id, label: name }))}
            value={site.id}
            allowDeselect={false}
            searchable={sites.length > 8}
            onChange={(id) => id && say({ facility: id })}
          />
        )}
        <ChooseFile onSent={(uploadId) => go({ facility: site.id, upload: uploadId })} />
      </Stack>
      <Past key={site.id} site={site} onShow={(id) => go({ facility: site.id, table: id })} />
    </>
  );
}
