import { Text, Title } from '@mantine/core';
import { placeOf, tierWords } from '../resource/words';
import { showDate } from '../time/show';
import { dateFromToday } from '../time/today';
import styles from './assessment.module.css';
import { daysLeft, standingOf, type Assessment } from './standing';

type Facility = {
  readonly id: string;
  readonly name: string;
  readonly city: string | null;
  readonly country: string | null;
  readonly timeZone: string;
  readonly securityTier: string;
  readonly assessments: readonly (Assessment & { readonly id: string; readonly scheme: string })[];
};

type Props = { readonly facility: Facility; readonly labelOf: (scheme: string) => string };

/** What one site has been assessed for, how far each counts today, and which will soon stop counting. */
export function FacilityAssessments({ facility, labelOf }: Props) {
  const { assessments } = facility;
  return (
    <section aria-labelledby={`of-${facility.id}`}>
      <Title order={2} size="h4" id={`of-${facility.id}`}>
        {facility.name}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {placeOf(facility.city, facility.country)} · today: {tierWords[facility.securityTier] ?? facility.securityTier}{' '}
        · {assessments.length} {assessments.length === 1 ? 'assessment' : 'assessments'}
      </Text>
      <ul className={styles.list}>
        {assessments.map((assessment) => (
          <Entry
            key={assessment.id}
            assessment={assessment}
            label={labelOf(assessment.scheme)}
            today={dateFromToday(0, facility.timeZone)}
          />
        ))}
      </ul>
    </section>
  );
}

type EntryProps = { readonly assessment: Assessment; readonly label: string; readonly today: string };

function Entry({ assessment, label, today }: EntryProps) {
  const left = daysLeft(assessment, today);
  const standing = standingOf(assessment, today);
  return (
    <li className={styles.entry}>
      <Text fw={600}>{label}</Text>
      <Text size="sm" className={styles.end}>
        {showDate(assessment.issuedOn)} – {assessment.expiresOn ? showDate(assessment.expiresOn) : 'no end'}
      </Text>
      <Text size="sm" {...(standing.counts ? { className: styles.good } : { c: 'dimmed' })}>
        {standing.counts && '✓ '}
        {standing.word}
      </Text>
      {left !== null && (
        <Text size="sm" c="var(--mantine-color-error)" className={styles.end}>
          {left === 0 ? 'last day today' : `${left} ${left === 1 ? 'day' : 'days'} left`}
        </Text>
      )}
    </li>
  );
}
