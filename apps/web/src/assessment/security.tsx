import { Text, Title } from '@mantine/core';
import { tierWords } from '../resource/words';
import { showDate } from '../time/show';
import { dateFromToday } from '../time/today';
import styles from './assessment.module.css';
import { daysLeft, standingOf, type Assessment } from './standing';

type Props = {
  readonly facility: {
    readonly timeZone: string;
    readonly securityTier: string;
    readonly assessments: readonly (Assessment & { readonly id: string; readonly scheme: string })[];
  };
  readonly schemes: readonly { readonly code: string; readonly label: string }[];
  readonly size?: 'h4' | 'h5';
};

/** How a house is secured: its tier today, and each assessment with how far it counts and when it ends. */
export function Security({ facility, schemes, size = 'h4' }: Props) {
  const today = dateFromToday(0, facility.timeZone);
  const labels = new Map(schemes.map(({ code, label }) => [code, label]));
  return (
    <section aria-labelledby="security">
      <Title order={2} size={size} id="security">
        Security
      </Title>
      <Text size="sm">{tierWords[facility.securityTier] ?? facility.securityTier} today</Text>
      <ul className={styles.inShort}>
        {facility.assessments.map((assessment) => {
          const { word, counts } = standingOf(assessment, today);
          const left = daysLeft(assessment, today);
          return (
            <li key={assessment.id}>
              <Text size="sm" fw={600}>
                {labels.get(assessment.scheme) ?? assessment.scheme}
              </Text>
              <Text size="xs" {...(!counts && { c: 'dimmed' })}>
                {word}
                {counts && left !== null && `; ends in ${left} ${left === 1 ? 'day' : 'days'}`}
              </Text>
              <Text size="xs" c="dimmed">
                {showDate(assessment.issuedOn)} – {assessment.expiresOn ? showDate(assessment.expiresOn) : 'no end'}
              </Text>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
