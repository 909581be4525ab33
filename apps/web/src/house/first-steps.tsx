import { Anchor, Group, Paper, Progress, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { viewerZone } from '../time/today';
import { stepsOf, type Step, type StepName } from './checklist';
import styles from './house.module.css';
import { Progress as HowFar } from './operations';
import { useComingYear } from './year';

const words: Readonly<Record<StepName, readonly [string, string]>> = {
  facility: ['Create a facility', 'A site with its place and its clock.'],
  resource: ['Add a resource', 'A room, kit, compute, a licence or a person.'],
  claims: ['Claim what it can do', 'Searches go by capability and its attributes.'],
  capacity: ['Publish spare time', 'Only published time can be asked for.'],
  rates: ['Set a rate', 'Whoever a rate is for can see the resource.'],
  assessment: ['State a security assessment', 'Clients with a security floor look for it.'],
};

type Facility = {
  readonly id: string;
  readonly timeZone: string;
  readonly assessments: readonly unknown[];
  readonly resources: { readonly totalCount: number };
};

type Props = { readonly facilities: readonly Facility[]; readonly onAddResource: (facilityId: string) => void };

/** The way to a first request; it goes away once every step has been taken. */
export function FirstSteps({ facilities, onAddResource }: Props) {
  const leading = facilities.find(({ resources }) => resources.totalCount > 0);
  const year = useComingYear(leading?.timeZone ?? viewerZone());
  const [{ data }] = useQuery({
    query: HowFar,
    variables: { facilityId: leading?.id ?? '', year },
    pause: leading === undefined,
  });
  // Nothing is shown before it is known: a list that ticks itself away while it is read only startles.
  if (leading && !data) return null;
  const steps = stepsOf(facilities, data?.facility?.resources.edges.map(({ node }) => node) ?? []);
  const done = steps.filter(({ isDone }) => isDone).length;
  if (done === steps.length) return null;
  const next = steps.find(({ isDone }) => !isDone);
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="first-steps">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4" id="first-steps">
          First steps
        </Title>
        <Text size="sm" c="dimmed">
          {done} of {steps.length} done
        </Text>
      </Group>
      <Progress value={(done / steps.length) * 100} size="xs" mb="sm" aria-label="First steps done" />
      <ol className={styles.steps}>
        {steps.map((step) => (
          <li key={step.name} className={styles.step} data-done={step.isDone || undefined}>
            <span className={styles.tick} aria-hidden="true">
              {step.isDone ? '✓' : ''}
            </span>
            <Stack gap={0}>
              <Text component="span" size="sm" fw={step === next ? 650 : 500}>
                {step.isDone ? (
                  words[step.name][0]
                ) : (
                  <Way step={step} onAddResource={onAddResource}>
                    {words[step.name][0]}
                  </Way>
                )}
                {step.isDone && <VisuallyHidden>, done</VisuallyHidden>}
              </Text>
              <Text component="span" size="xs" c="dimmed">
                {words[step.name][1]}
              </Text>
            </Stack>
          </li>
        ))}
      </ol>
    </Paper>
  );
}

type WayProps = {
  readonly step: Step;
  readonly onAddResource: (facilityId: string) => void;
  readonly children: ReactNode;
};

function Way({ step: { name, on }, onAddResource, children }: WayProps) {
  if (on === null || name === 'facility') return children;
  if (name === 'resource') {
    return (
      <Anchor component="button" type="button" inherit onClick={() => onAddResource(on)}>
        {children}
      </Anchor>
    );
  }
  if (name === 'assessment') {
    return (
      <Anchor inherit renderRoot={(props) => <Link to="/house/assessments" {...props} />}>
        {children}
      </Anchor>
    );
  }
  return (
    <Anchor
      inherit
      renderRoot={(props) => <Link to="/house/resources/$id" params={{ id: on }} search={{ tab: name }} {...props} />}
    >
      {children}
    </Anchor>
  );
}
