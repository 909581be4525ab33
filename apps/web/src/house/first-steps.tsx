import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { StepList } from '../shell/step-list';
import { stepsOf, type Step, type StepName } from './checklist';
import { Progress as HowFar } from './operations';

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
  readonly assessments: readonly unknown[];
  readonly resources: { readonly totalCount: number };
};

/** Adds a resource where the steps are shown; elsewhere they lead to the page of the house. */
type Add = ((facilityId: string) => void) | null;

type Props = { readonly facilities: readonly Facility[]; readonly onAddResource: Add };

/** The way to a first request; it goes away once every step has been taken. */
export function FirstSteps({ facilities, onAddResource }: Props) {
  const leading = facilities.find(({ resources }) => resources.totalCount > 0);
  const [{ data }] = useQuery({
    query: HowFar,
    variables: { facilityId: leading?.id ?? '' },
    pause: leading === undefined,
  });
  // Nothing is shown before it is known: a list that ticks itself away while it is read only startles.
  if (leading && !data) return null;
  const steps = stepsOf(facilities, data?.facility?.resources.edges.map(({ node }) => node) ?? []);
  const shown = steps.map((step) => {
    const [title, said] = words[step.name];
    const way = (
      <Way step={step} onAddResource={onAddResource}>
        {title}
      </Way>
    );
    return { name: step.name, title, words: said, isDone: step.isDone, way };
  });
  return (
    <StepList steps={shown}>
      Besides:{' '}
      <Anchor inherit underline="always" renderRoot={(props) => <Link to="/directory" {...props} />}>
        claim your entry in the directory
      </Anchor>
      , so that whoever finds you there is led to what you offer;{' '}
      <Anchor inherit underline="always" renderRoot={(props) => <Link to="/alliances" {...props} />}>
        join or propose an alliance
      </Anchor>
      , to pool with houses you trust.
    </StepList>
  );
}

type WayProps = {
  readonly step: Step;
  readonly onAddResource: Add;
  readonly children: ReactNode;
};

function Way({ step: { name, on }, onAddResource, children }: WayProps) {
  if (onAddResource === null && (name === 'facility' || (name === 'resource' && on !== null))) {
    return (
      <Anchor inherit renderRoot={(props) => <Link to="/house" {...props} />}>
        {children}
      </Anchor>
    );
  }
  if (on === null || name === 'facility') return children;
  if (name === 'resource') {
    return (
      <Anchor component="button" type="button" inherit onClick={() => onAddResource?.(on)}>
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
