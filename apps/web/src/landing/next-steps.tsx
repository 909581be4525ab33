import { Text, Title } from '@mantine/core';
import { Link, type LinkProps } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { useMemberships } from '../alliance/use-memberships';
import type { Viewer } from '../session/session';
import { mayAct } from '../session/viewer';
import { Trouble } from '../shell/trouble';
import { HouseSteps } from './house-steps';
import styles from './landing.module.css';
import { AdminQueues, OpenRequests } from './operations';
import { ProducerSteps, useOpenBriefs } from './producer-steps';

type Props = { readonly viewer: Viewer };

type StepProps = Pick<LinkProps, 'to' | 'search'> & {
  readonly title: string;
  readonly children: string;
  /** How many wait there; absent where nothing is counted. */
  readonly count?: number | undefined;
  /** True while the count is asked for. */
  readonly isCounting?: boolean;
  /** Something here waits for this viewer. */
  readonly isUrgent?: boolean;
};

function Step({ to, search, title, children, count, isCounting = false, isUrgent = false }: StepProps) {
  const link = { to, search } as LinkProps;
  return (
    <li>
      <Link {...link} className={styles.step} data-urgent={isUrgent && (count ?? 0) > 0}>
        <span className={styles.stepTitle}>{title}</span>
        {(isCounting || count !== undefined) && (
          <span className={styles.stepCount}>{count === undefined ? '…' : count.toLocaleString('en-GB')}</span>
        )}
        <span className={styles.stepText}>{children}</span>
      </Link>
    </li>
  );
}

function Opening({ viewer }: Props) {
  return (
    <>
      <Title order={1} size="h2">
        {viewer.organisation?.name ?? 'Platform administration'}
      </Title>
      <Text c="dimmed" mb="lg">
        Signed in as {viewer.displayName}. What comes next:
      </Text>
    </>
  );
}

function AlliancesStep() {
  const { invitations, current, isKnown, isAsking } = useMemberships();
  const isInvited = invitations.length > 0;
  const own = current.length > 0 || !isKnown ? 'Your alliances' : 'Join or propose an alliance';
  return (
    <Step
      to="/alliances"
      title={isInvited ? 'Alliances that invite you' : own}
      count={invitations.length || current.length || undefined}
      isCounting={isAsking && !isKnown}
      isUrgent={isInvited}
    >
      Pool with houses you trust: what you keep for each other, at the rates you keep for each other.
    </Step>
  );
}

export function HouseStart({ viewer }: Props) {
  const [{ data, fetching, error }, again] = useQuery({ query: OpenRequests });
  return (
    <>
      <Opening viewer={viewer} />
      {error && <Trouble error={error} retry={() => again({ requestPolicy: 'network-only' })} />}
      {mayAct(viewer) && (
        <div className={styles.first}>
          <HouseSteps />
        </div>
      )}
      <ul className={styles.steps}>
        <Step
          to="/requests"
          search={{ direction: 'INCOMING', status: ['SENT', 'COUNTERED'] }}
          title="Open requests to you"
          count={data?.toAnswer.totalCount}
          isCounting={fetching}
          isUrgent
        >
          Accept, decline or make a counter-offer before the pencils run out.
        </Step>
        <Step to="/house" title="Your calendar and what you offer">
          Sites, resources, spare time, rates, and what is pencilled or booked.
        </Step>
        <Step
          to="/requests"
          search={{ direction: 'INCOMING', status: ['CONFIRMED'] }}
          title="Booked with you"
          count={data?.coming.totalCount}
          isCounting={fetching}
        >
          Confirmed work that is coming to your rooms.
        </Step>
        <AlliancesStep />
        <Step to="/house/assessments" title="Security assessments">
          State what your sites are assessed for; many jobs ask for a floor.
        </Step>
        <Step to="/briefs" title="Briefs">
          A job too large for you alone? Describe it once, and whole teams of houses are looked for.
        </Step>
        <Step to="/directory" title="Find yourself in the directory">
          Is your house listed? Claim its entry, and whoever finds it is led to what you offer.
        </Step>
        <Step to="/search" title="Find help elsewhere">
          Full up, or missing a room? Ask another house, as a producer would.
        </Step>
        <Step
          to="/requests"
          search={{ direction: 'OUTGOING' }}
          title="Requests you have sent"
          count={data && data.asked.totalCount + data.toConfirm.totalCount}
          isCounting={fetching}
        >
          Those that others still have to answer, or you to confirm.
        </Step>
      </ul>
    </>
  );
}

export function ProducerStart({ viewer }: Props) {
  const [{ data, fetching, error }, again] = useQuery({ query: OpenRequests });
  const openBriefs = useOpenBriefs();
  return (
    <>
      <Opening viewer={viewer} />
      {error && <Trouble error={error} retry={() => again({ requestPolicy: 'network-only' })} />}
      <div className={styles.first}>
        <ProducerSteps />
      </div>
      <ul className={styles.steps}>
        <Step to="/briefs" title="Briefs" count={openBriefs} isCounting={openBriefs === undefined}>
          A job as packages; whole teams of houses that can do it. Open ones are counted.
        </Step>
        <Step to="/search" title="Find capacity">
          Name what you need and when; see who is free and what it costs.
        </Step>
        <Step
          to="/requests"
          search={{ direction: 'OUTGOING', status: ['ACCEPTED'] }}
          title="Accepted"
          count={data?.toConfirm.totalCount}
          isCounting={fetching}
          isUrgent
        >
          Confirming turns the pencils into bookings; a team is confirmed once all its houses have accepted.
        </Step>
        <Step
          to="/requests"
          search={{ direction: 'OUTGOING', status: ['SENT', 'COUNTERED'] }}
          title="Open requests"
          count={data?.asked.totalCount}
          isCounting={fetching}
        >
          Sent, or answered with a counter-offer.
        </Step>
        <Step
          to="/requests"
          search={{ direction: 'OUTGOING', status: ['CONFIRMED'] }}
          title="Booked"
          count={data?.booked.totalCount}
          isCounting={fetching}
        >
          Your confirmed time.
        </Step>
      </ul>
    </>
  );
}

export function AdminStart({ viewer }: Props) {
  const [{ data, fetching, error }, again] = useQuery({ query: AdminQueues });
  return (
    <>
      <Opening viewer={viewer} />
      {error && <Trouble error={error} retry={() => again({ requestPolicy: 'network-only' })} />}
      <ul className={styles.steps}>
        <Step
          to="/admin/assessments"
          title="Assessments to verify"
          count={data?.assessmentsToVerify.totalCount}
          isCounting={fetching}
          isUrgent
        >
          Third-party assessments count for nothing until one of you has looked.
        </Step>
        <Step
          to="/admin/alliances"
          title="Alliances proposed"
          count={data?.alliances.totalCount}
          isCounting={fetching}
          isUrgent
        >
          A charter is read by one of you before anyone can be invited.
        </Step>
        <Step
          to="/admin/claims"
          title="Claims to the directory"
          count={data?.directoryClaims.totalCount}
          isCounting={fetching}
          isUrgent
        >
          Houses that say which entry they are; one of you decides.
        </Step>
        <Step to="/admin/trail" title="The audit trail">
          Who did what to what, when and why, and what was there before.
        </Step>
        <Step to="/search" title="Find capacity">
          What every visitor sees.
        </Step>
      </ul>
    </>
  );
}
