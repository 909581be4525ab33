import { Button, CloseButton, Group, TextInput } from '@mantine/core';
import { timeOf, type Open } from './week';
import styles from './hours.module.css';

export type OpenDraft = Open & { readonly id: string };

type Props = {
  readonly day: string;
  readonly open: readonly OpenDraft[];
  readonly onChange: (open: readonly OpenDraft[]) => void;
  /** What is wrong with the opening at this place. */
  readonly faultAt: (at: number, end: 'from' | 'to') => string | null;
  readonly children?: React.ReactNode;
};

const mostOpenings = 12;

/** The hours of one weekday. */
export function DayRow({ day, open, onChange, faultAt, children }: Props) {
  const change = (at: number, patch: Partial<Open>) =>
    onChange(open.map((one, n) => (n === at ? { ...one, ...patch } : one)));
  const add = () => onChange([...open, { id: crypto.randomUUID(), ...next(open.at(-1)) }]);
  return (
    <li className={styles.day} aria-label={day}>
      <span className={styles.name}>{day}</span>
      <div className={styles.openings}>
        {open.map(({ id, from, to }, at) => (
          <div key={id} className={styles.opening}>
            <Time
              label={`${day}, opens${again(at)}`}
              value={from}
              fault={faultAt(at, 'from')}
              onChange={(next) => change(at, { from: next })}
            />
            <span aria-hidden="true">–</span>
            <Time
              label={`${day}, closes${again(at)}`}
              value={to}
              fault={faultAt(at, 'to')}
              onChange={(next) => change(at, { to: next })}
            />
            <CloseButton
              size="lg"
              aria-label={`${day}: remove ${from}–${to}`}
              onClick={() => onChange(open.filter((_, n) => n !== at))}
            />
          </div>
        ))}
        <Group gap="xs">
          {open.length === 0 && <span className={styles.closed}>Closed</span>}
          {open.length < mostOpenings && (
            <Button variant="default" size="compact-sm" aria-label={`${day}: add hours`} onClick={add}>
              Add hours
            </Button>
          )}
          {children}
        </Group>
      </div>
    </li>
  );
}

const again = (at: number): string => (at === 0 ? '' : ` again (${at + 1})`);

type TimeProps = {
  readonly label: string;
  readonly value: string;
  readonly fault: string | null;
  readonly onChange: (time: string) => void;
};

/** A time of the day. A browser's own field for times knows no 24:00, and shows twelve hours where its user does. */
const Time = ({ label, value, fault, onChange }: TimeProps) => (
  <TextInput
    aria-label={label}
    placeholder="00:00"
    maxLength={5}
    value={value}
    onChange={({ currentTarget }) => onChange(currentTarget.value)}
    onBlur={() => onChange(timeOf(value))}
    error={fault}
  />
);

/** A day is mostly one stretch; what follows begins an hour after. */
function next(last: Open | undefined): Open {
  if (!last) return { from: '09:00', to: '18:00' };
  const hour = Number(last.to.slice(0, 2)) + 1;
  const at = (h: number) => `${String(h).padStart(2, '0')}:00`;
  return hour < 24 ? { from: at(hour), to: at(Math.min(hour + 3, 24)) } : { from: '', to: '' };
}
