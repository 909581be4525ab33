import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { showMoney } from '../money/money';
import { showEnd, showSpan } from '../time/show';
import type { Team } from './brief-teams';
import { differ, type Merged } from './merged';
import styles from './team.module.css';
import { certaintyWords, objectiveWords } from './words';

type Props = {
  readonly columns: readonly Merged<Team>[];
  readonly packages: readonly { readonly key: string; readonly title: string }[];
  readonly chosen: string;
  readonly zone: string;
};

type Cell = { readonly text: string; readonly shown?: ReactNode };
type Line = { readonly key: string; readonly name: string; readonly cells: readonly Cell[] };

/** Teams side by side, the same thing in the same row; rows in which they differ are marked. */
export function Comparison({ columns, packages, chosen, zone }: Props) {
  const line = (key: string, name: string, cellOf: (one: Merged<Team>) => Cell): Line => ({
    ...{ key, name },
    cells: columns.map(cellOf),
  });
  const plain = (text: string): Cell => ({ text });
  const lines: readonly Line[] = [
    line('certainty', 'Best for', ({ found }) => ({
      text: found.map(({ objective }) => objective).join(),
      shown: found.map(({ objective, proven, gap }) => (
        <div key={objective}>
          <strong>{objectiveWords[objective] ?? objective}</strong>
          <br />
          <small>{certaintyWords(objective, proven, gap)}</small>
        </div>
      )),
    })),
    line('total', 'Total', ({ team }) => plain(showMoney(team.total))),
    line('end', 'Done', ({ team }) => plain(showEnd(team.finishesAt, zone))),
    line('houses', 'Houses', ({ team }) =>
      plain(`${team.facilities.length}: ${team.facilities.map(({ name }) => name).join(', ')}`),
    ),
    ...packages.map(({ key, title }) => line(`package:${key}`, title, ({ team }) => assignmentCell(team, key, zone))),
    line('reasons', 'Reasons', ({ reasons }) => ({
      text: reasons.join() || '–',
      ...(reasons.length > 0 && { shown: reasons.map((reason) => <div key={reason}>{reason}</div>) }),
    })),
  ];

  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label="Comparison of the teams">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">
              <span className="only-heard">What</span>
            </th>
            {columns.map(({ team, found }) => (
              <th key={team.id} scope="col" data-chosen={team.id === chosen || undefined}>
                {found.map(({ objective }) => objectiveWords[objective] ?? objective).join(' · ')}
                {team.id === chosen && <span className="only-heard">, chosen</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, name, cells }) => {
            const differs = differ(cells.map(({ text }) => text));
            return (
              <tr key={key} data-differs={differs || undefined}>
                <th scope="row">
                  {name}
                  {differs && (
                    <Text component="span" size="xs" c="dimmed" title="They differ">
                      {' '}
                      <span aria-hidden="true">≠</span>
                      <span className="only-heard">differs</span>
                    </Text>
                  )}
                </th>
                {cells.map(({ text, shown }, index) => (
                  <td key={columns[index]?.team.id} data-chosen={columns[index]?.team.id === chosen || undefined}>
                    {shown ?? text}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function assignmentCell(team: Team, key: string, zone: string): Cell {
  const one = team.assignments.find((assignment) => assignment.package.key === key);
  if (!one) return { text: '–' };
  const { resource, period, price } = one;
  return {
    text: `${resource.id} ${period.start} ${price.amountMinor}`,
    shown: (
      <>
        <strong>{resource.facility.name}</strong>, {resource.name}
        <br />
        <small>
          {showSpan(period, zone)} · {showMoney(price)}
        </small>
      </>
    ),
  };
}
