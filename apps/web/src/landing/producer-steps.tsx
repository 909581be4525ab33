import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { StepList } from '../shell/step-list';
import { OwnBriefs } from './operations';

/** From a job in somebody's head to a team that is booked; it goes away once one brief has come all the way. */
export function ProducerSteps() {
  const [{ data }] = useQuery({ query: OwnBriefs });
  // Nothing is shown before it is known: a list that ticks itself away while it is read only startles.
  if (!data) return null;
  const briefs = data.briefs.edges.map(({ node }) => node);
  const isStaffed = data.staffed.totalCount > 0;
  const asked = briefs.flatMap(({ teams }) => teams).find(({ requests }) => requests.length > 0);
  // A newer brief takes back nothing that was reached with an older one.
  const proposed = briefs.find(({ teams }) => teams.length > 0);
  const farthest = proposed ?? briefs[0];
  const toBrief = (title: string): ReactNode =>
    farthest ? (
      <Anchor inherit renderRoot={(props) => <Link to="/briefs/$id" params={{ id: farthest.id }} {...props} />}>
        {title}
      </Anchor>
    ) : (
      title
    );
  const steps = [
    {
      name: 'brief',
      title: 'Write a brief',
      words: 'The job as packages that follow one another; a template is there.',
      isDone: farthest !== undefined,
      way: (
        <Anchor inherit renderRoot={(props) => <Link to="/briefs/new" {...props} />}>
          Write a brief
        </Anchor>
      ),
    },
    {
      name: 'teams',
      title: 'Propose teams',
      words: 'Houses that cover it together: cheapest, fewest, earliest, best rated.',
      isDone: isStaffed || proposed !== undefined,
      way: toBrief('Propose teams'),
    },
    {
      name: 'ask',
      title: 'Ask a team',
      words: 'All houses at once; their time is held for you, or none is.',
      isDone: isStaffed || asked !== undefined,
      way: toBrief('Ask a team'),
    },
    {
      name: 'confirm',
      title: 'Confirm all',
      words: 'When every house has accepted, one act books them all.',
      isDone: isStaffed,
      way: asked ? (
        <Anchor inherit renderRoot={(props) => <Link to="/teams/$id" params={{ id: asked.id }} {...props} />}>
          Confirm all
        </Anchor>
      ) : (
        'Confirm all'
      ),
    },
  ];
  return <StepList steps={steps} />;
}

/** How many briefs are open; undefined while it is asked for. */
export function useOpenBriefs(): number | undefined {
  const [{ data }] = useQuery({ query: OwnBriefs });
  return data?.open.totalCount;
}
