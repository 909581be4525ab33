import { Text, UnstyledButton } from '@mantine/core';
import { TimeStrip } from '../brief/time-strip';
import { showMoney } from '../money/money';
import { showEnd, showZone } from '../time/show';
import type { Span } from '../time/zone';
import type { Team } from './brief-teams';
import type { Merged } from './merged';
import { teamRows } from './team-rows';
import styles from './team.module.css';
import { certaintyWords, objectiveWords } from './words';

type Props = {
  readonly merged: Merged<Team>;
  readonly isChosen: boolean;
  readonly tones: ReadonlyMap<string, number>;
  /** All strips of a proposal run over the same time, so that they can be compared by eye. */
  readonly over: Span | null;
  readonly zone: string;
  readonly onChoose: () => void;
};

/** One team: its houses first, then what it is best at and how sure that is, what it costs and when it is done. */
export function TeamCard({ merged, isChosen, tones, over, zone, onChoose }: Props) {
  const { team, found, reasons } = merged;
  return (
    <li className={styles.card} data-chosen={isChosen || undefined}>
      <UnstyledButton className={styles.choose} aria-pressed={isChosen} onClick={onChoose}>
        <span className={styles.houses}>
          {team.facilities.map(({ id, name }) => (
            <span key={id}>
              <i className={styles.dot} data-tone={(tones.get(id) ?? 0) % 6} aria-hidden="true" />
              {name}
            </span>
          ))}
        </span>
      </UnstyledButton>
      <ul className={styles.found}>
        {found.map(({ objective, proven, gap }) => (
          <li key={objective}>
            <strong>{objectiveWords[objective] ?? objective}</strong>
            <Text component="span" size="sm" c="dimmed">
              {' '}
              · {certaintyWords(objective, proven, gap)}
            </Text>
          </li>
        ))}
      </ul>
      <div className={styles.figures}>
        <span className={styles.total}>{showMoney(team.total)}</span>
        <Text size="sm">
          done {showEnd(team.finishesAt, zone)}{' '}
          <Text component="span" inherit c="dimmed">
            {showZone(zone)} time
          </Text>
        </Text>
      </div>
      <TimeStrip
        label={`When ${team.facilities.map(({ name }) => name).join(', ')} would do it`}
        zone={zone}
        rows={teamRows(team, tones, zone)}
        over={over}
        isSmall
      />
      {reasons.length > 0 && (
        <ul className={styles.reasons}>
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      {team.requests.length > 0 && (
        <Text size="sm" fw={600}>
          Asked: {team.requests.length} {team.requests.length === 1 ? 'house' : 'houses'}
        </Text>
      )}
    </li>
  );
}
