import { Anchor, Button, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { SignedIn } from '../session/signed-in';
import type { Viewer } from '../session/session';
import { mayAct } from '../session/viewer';
import { Empty } from '../shell/empty';
import { PageShape } from '../shell/page-shape';
import { Trouble } from '../shell/trouble';
import { FacilityAssessments } from './facility-assessments';
import { HouseAssessments } from './operations';
import { StateAssessmentForm } from './state-assessment';

export function HouseAssessmentsPage() {
  return <SignedIn as={['facility']}>{(viewer) => <OwnAssessments viewer={viewer} />}</SignedIn>;
}

function OwnAssessments({ viewer }: { readonly viewer: Viewer }) {
  const [{ data, error }, again] = useQuery({ query: HouseAssessments });
  const facilities = data?.me?.organisation?.facilities.edges.map(({ node }) => node);
  if (error && !facilities) return <Trouble error={error} retry={() => again({ requestPolicy: 'network-only' })} />;
  if (!data || !facilities) return <PageShape />;
  const schemes = data.assessmentSchemes;
  const labelOf = (code: string) => schemes.find((scheme) => scheme.code === code)?.label ?? code;

  return (
    <Stack gap="lg">
      <title>Security assessments · Interlock</title>
      <div>
        <Text size="sm">
          <Anchor inherit underline="always" renderRoot={(props) => <Link to="/house" {...props} />}>
            Our house
          </Anchor>
        </Text>
        <Title order={1}>Security assessments</Title>
        <Text size="sm" c="dimmed">
          A client with a security floor sees a facility only while one assessment holds on every day of the job.
        </Text>
      </div>
      {facilities.length === 0 ? (
        <Empty
          title="No facility yet"
          step={<Button renderRoot={(props) => <Link to="/house" {...props} />}>Create a facility</Button>}
        >
          An assessment belongs to a site.
        </Empty>
      ) : (
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
          <Stack>
            {facilities.map((facility) => (
              <FacilityAssessments key={facility.id} facility={facility} labelOf={labelOf} />
            ))}
          </Stack>
          {mayAct(viewer) && (
            <Stack gap="xs">
              <Title order={2} size="h4">
                State an assessment
              </Title>
              <StateAssessmentForm facilities={facilities} schemes={schemes} />
            </Stack>
          )}
        </SimpleGrid>
      )}
    </Stack>
  );
}
