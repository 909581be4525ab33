import { Button, CloseButton, Menu, UnstyledButton } from '@mantine/core';
import { useQuery } from 'urql';
import styles from './box.module.css';
import type { ChangeSearch, Defaults, SearchParams } from './params';
import { Understand } from './operations';
import { corrected, isAsked, withoutReading, wordsOf, type Part, type Reading } from './reading';

type Props = { readonly search: SearchParams & Defaults; readonly onChange: ChangeSearch };

const none: readonly never[] = [];

/** What the last sentence was read as, and what of it nobody understood; nothing without one. */
export function useUnderstood(q: string | undefined) {
  const [{ data }] = useQuery({
    query: Understand,
    variables: { text: (q ?? '').slice(0, 500) },
    pause: !q,
    requestPolicy: 'cache-first',
  });
  const found = q ? data?.understand : undefined;
  return { parts: found?.parts ?? none, leftOver: found?.leftOver ?? none };
}

/** Each piece of the sentence with what it was read as: to be taken as something else, or taken out. */
export function Understood({ search, onChange }: Props) {
  const { parts, leftOver } = useUnderstood(search.q);
  if (parts.length + leftOver.length === 0) return null;
  return (
    <ul className={styles.understood} aria-label="What was understood">
      {parts.map((part) => (
        <PartItem key={`${part.start} ${part.text}`} part={part} search={search} onChange={onChange} />
      ))}
      {leftOver.map(({ text, start }) => (
        <li key={`${start} ${text}`} className={styles.left}>
          Not understood: “{text}”
          {!search.text?.includes(text) && (
            <Button
              size="compact-xs"
              variant="subtle"
              onClick={() => onChange({ text: [search.text, text].filter(Boolean).join(' ') })}
            >
              Look for it in names
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function PartItem({ part, search, onChange }: Props & { readonly part: Part }) {
  const need = part.need ?? 0;
  const readings = [part.reading, ...part.alternatives];
  const asked = readings.find((reading) => isAsked(search, reading, need)) ?? null;
  const period = { from: search.from, to: search.to, zone: search.zone, duration: search.duration };
  // Dates are given with their zone and length, so that a shared link does not drift.
  const take = (reading: Reading) =>
    onChange({ ...(reading.period || reading.duration ? period : {}), ...corrected(search, asked, reading, need) });
  return (
    <li className={styles.part} data-asked={asked !== null}>
      <span className={styles.said}>“{part.text}”</span>
      <span aria-hidden="true">&nbsp;→</span>
      <Menu position="bottom-start" withinPortal={false}>
        <Menu.Target>
          <UnstyledButton
            className={styles.reading}
            aria-label={`“${part.text}” was read as: ${asked ? wordsOf(asked) : 'nothing'}`}
          >
            {asked ? wordsOf(asked) : 'nothing'} <span aria-hidden="true">▾</span>
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {readings.map((reading) => (
            <Menu.Item key={reading.label} onClick={() => take(reading)} disabled={reading === asked}>
              {wordsOf(reading)}
              {reading === asked && ' (now)'}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {asked && (
        <CloseButton
          size="sm"
          aria-label={`Take out: ${wordsOf(asked)}`}
          onClick={() => onChange(withoutReading(search, asked, need))}
        />
      )}
    </li>
  );
}
