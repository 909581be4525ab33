import { Text } from '@mantine/core';
import type { ResultOf } from 'gql.tada';
import { useMemo } from 'react';
import { showMoney } from '../money/money';
import { countOfUnits, tierWords } from '../resource/words';
import { wordsOfNeed } from '../search/need';
import { nameOf } from '../search/places';
import { useAttributes } from '../taxonomy/taxonomy';
import { showDuration } from '../time/duration';
import { showSpan, showZone } from '../time/show';
import styles from './brief.module.css';
import { needsOf } from './copy';
import type { Brief } from './operations';
import { earliestOf } from './schedule';
import { TimeStrip } from './time-strip';

type AskedBrief = NonNullable<ResultOf<typeof Brief>['brief']>;
type Asked = AskedBrief['packages'][number];

type Props = { readonly brief: AskedBrief; readonly zone: string; readonly isOpen: boolean };

/** The brief as it was asked, on a strip of time and package by package. */
export function AskedPackages({ brief, zone, isOpen }: Props) {
  const { packages } = brief;
  const titles = new Map(packages.map(({ key, title }) => [key, title]));
  const earliest = useMemo(() => earliestOf(packages, zone), [packages, zone]);
  const limits = [
    brief.budget ? `at most ${showMoney(brief.budget)}` : `no limit, in ${brief.currency}`,
    ...(brief.maxFacilities === null ? [] : [`at most ${brief.maxFacilities} houses`]),
    ...(brief.preferAlliances.length > 0
      ? [`prefers ${brief.preferAlliances.map(({ name }) => name).join(', ')}`]
      : []),
    ...(brief.excludeFacilities.length > 0
      ? [`without ${brief.excludeFacilities.map(({ name }) => name).join(', ')}`]
      : []),
  ];
  return (
    <details className={styles.asked} open={isOpen}>
      <summary>
        As asked
        <span className={styles.said}>
          {packages.length} {packages.length === 1 ? 'package' : 'packages'} · {limits.join(' · ')}
        </span>
      </summary>
      <TimeStrip
        label="The packages on a strip of time"
        zone={zone}
        rows={packages.map((one) => {
          const soonest = earliest.get(one.key);
          const within = `${showDuration(one.duration)} within ${showSpan(one.window, zone)} ${showZone(zone)} time`;
          const after = one.after.map((key) => titles.get(key) ?? key).join(' and ');
          return {
            ...{ key: one.key, name: one.title, window: one.window, after: one.after },
            taken: soonest?.span ?? null,
            isLate: soonest?.isLate ?? false,
            words: `${within}${after && `, after ${after}`}.`,
          };
        })}
      />
      <ol className={styles.askedList}>
        {packages.map((one) => (
          <AskedOne key={one.key} one={one} titles={titles} zone={zone} />
        ))}
      </ol>
    </details>
  );
}

type OneProps = { readonly one: Asked; readonly titles: ReadonlyMap<string, string>; readonly zone: string };

function AskedOne({ one, titles, zone }: OneProps) {
  const { attributes } = useAttributes(one.capability.code);
  const labelOf = (code: string) => attributes.find((attribute) => attribute.code === code)?.label ?? code;
  const demands = [
    ...needsOf(one.requirements).map((need) => wordsOfNeed(need, labelOf(need.attribute))),
    ...(one.units > 1 ? [countOfUnits(one.units)] : []),
    ...(one.securityFloor && one.securityFloor !== 'NONE'
      ? [`${tierWords[one.securityFloor] ?? one.securityFloor} or better`]
      : []),
    ...(one.near ? [`within ${one.near.withinKm} km of ${nameOf(one.near)}`] : []),
    ...(one.maxPrice ? [`at most ${showMoney(one.maxPrice)}`] : []),
    ...(one.together === null ? [] : [`together with all “${one.together}”`]),
  ];
  return (
    <li>
      <Text fw={600}>{one.title}</Text>
      <Text size="sm">
        {one.capability.label} · {showDuration(one.duration)} · {showSpan(one.window, zone)}{' '}
        <Text component="span" inherit c="dimmed">
          {showZone(zone)} time
        </Text>
      </Text>
      {one.after.length > 0 && (
        <Text size="sm">after {one.after.map((key) => titles.get(key) ?? key).join(' and ')}</Text>
      )}
      {demands.length > 0 && (
        <Text size="sm" c="dimmed">
          {demands.join(' · ')}
        </Text>
      )}
    </li>
  );
}
