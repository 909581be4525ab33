import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { showMoney } from '../money/money';
import { countOfUnits } from '../resource/words';
import { SpanText } from '../time/span-text';
import { tonesOf } from './merged';
import type { FullTeam } from './team.page';
import styles from './team.module.css';

/** The packages house by house, as they were proposed: each with its resource, its time on the house's clock and its price. */
export function Assignments({ team }: { readonly team: FullTeam }) {
  const tones = tonesOf([team]);
  const houses = Map.groupBy(team.assignments, ({ resource }) => resource.facility.id);
  return (
    <>
      {[...houses].map(([id, assignments]) => {
        const house = assignments[0]?.resource.facility;
        if (!house) return null;
        return (
          <section key={id} className={styles.house} aria-label={house.name}>
            <h3 className={styles.houseName}>
              <i className={styles.dot} data-tone={(tones.get(id) ?? 0) % 6} aria-hidden="true" />
              <Link to="/facilities/$id" params={{ id }}>
                {house.name}
              </Link>
            </h3>
            <ul className={styles.lines}>
              {assignments.map(({ package: asked, resource, period, units, price }) => (
                <li key={asked.key} className={styles.line}>
                  <Text fw={600}>{asked.title}</Text>
                  <Text fw={600}>{showMoney(price)}</Text>
                  <Text size="sm">
                    <Link
                      to="/resources/$id"
                      params={{ id: resource.id }}
                      search={{ start: period.start, end: period.end, ...(units > 1 && { units }) }}
                      className={styles.link}
                    >
                      {resource.name}
                    </Link>
                  </Text>
                  <Text size="xs" c="dimmed" ta="right">
                    {countOfUnits(units)}
                  </Text>
                  <div className={styles.all}>
                    <SpanText span={period} zone={house.timeZone} />
                  </div>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      <div className={styles.sum}>
        <span>
          Total of {team.assignments.length} {team.assignments.length === 1 ? 'package' : 'packages'}, as proposed
        </span>
        <span>{showMoney(team.total)}</span>
      </div>
    </>
  );
}
