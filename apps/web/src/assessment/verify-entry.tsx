import { Anchor, Button, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Link } from '@tanstack/react-router';
import type { ResultOf } from 'gql.tada';
import { useState } from 'react';
import { useKept } from '../draft/kept';
import { messageAt } from '../graph/refusals';
import { useSubmission } from '../graph/submission';
import { placeOf, tierWords } from '../resource/words';
import { Refused } from '../shell/trouble';
import { showDate } from '../time/show';
import styles from './assessment.module.css';
import { VerifyAssessment, type AssessmentsToVerify } from './operations';

type Waiting = ResultOf<typeof AssessmentsToVerify>['assessmentsToVerify']['edges'][number]['node'];

type Props = { readonly assessment: Waiting; readonly label: string };

/** One assessment that waits, and the admin's word on it. */
export function VerifyEntry({ assessment, label }: Props) {
  const verify = useSubmission(VerifyAssessment);
  const [reason, setReason] = useKept(`verify:${assessment.id}`, '');
  const [isTried, setTried] = useState(false);
  const { facility } = assessment;
  const fault = (isTried && reason.trim() === '' && 'Say what you have seen.') || messageAt(verify.refusals, 'reason');

  async function send() {
    setTried(true);
    if (reason.trim() === '') return;
    if (!(await verify.send({ assessmentId: assessment.id, reason: reason.trim() }))) return;
    setReason('');
    notifications.show({ title: 'Verified', message: `${label} of ${facility.name} counts from now on.` });
  }

  return (
    <li className={styles.entry}>
      <div>
        <Anchor
          c="var(--mantine-color-text)"
          fw={650}
          renderRoot={(props) => <Link to="/facilities/$id" params={{ id: facility.id }} {...props} />}
        >
          {facility.name}
        </Anchor>
        <Text size="sm" c="dimmed">
          {facility.organisation.name} · {placeOf(facility.city, facility.country)}
        </Text>
      </div>
      <div className={styles.end}>
        <Text fw={600}>{label}</Text>
        <Text size="sm" c="dimmed">
          {tierWords[assessment.tier] ?? assessment.tier}
        </Text>
        <Text size="sm">
          {showDate(assessment.issuedOn)} – {assessment.expiresOn ? showDate(assessment.expiresOn) : 'no end'}
        </Text>
        <Anchor
          size="sm"
          renderRoot={(props) => <Link to="/admin/trail" search={{ subject: assessment.id }} {...props} />}
        >
          Its trail
        </Anchor>
      </div>
      <form
        className={styles.verify}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <TextInput
          label="Reason"
          description="What you have seen; it stays in the trail."
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          required
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
          error={fault}
        />
        <Button type="submit" aria-label={`Verify ${label} of ${facility.name}`} loading={verify.isSending}>
          Verify
        </Button>
        <Refused refusals={verify.refusals} trouble={verify.trouble} shown={['reason']} />
      </form>
    </li>
  );
}
