import { TextInput } from '@mantine/core';
import { messageAt, type Refusal } from '../graph/refusals';
import { instantOfLocal, localOf } from '../time/local';
import type { Span } from '../time/zone';

/** Local times of the house, `2027-03-01T09:00`. */
export type LocalSpan = { readonly start: string; readonly end: string };

export const localSpanOf = ({ start, end }: Span, zone: string): LocalSpan => ({
  start: localOf(start, zone),
  end: localOf(end, zone),
});

/** The moments that were typed; null while one of them is none. */
export function spanOfLocal({ start, end }: LocalSpan, zone: string): Span | null {
  const typed = { start: instantOfLocal(start, zone), end: instantOfLocal(end, zone) };
  return typed.start !== null && typed.end !== null ? { start: typed.start, end: typed.end } : null;
}

type Props = {
  readonly span: LocalSpan;
  readonly onChange: (span: LocalSpan) => void;
  readonly refusals?: readonly Refusal[];
};

/** From when to when, on the clock of the house. */
export function PeriodFields({ span, onChange, refusals = [] }: Props) {
  return (
    <>
      <TextInput
        type="datetime-local"
        label="From"
        value={span.start}
        error={messageAt(refusals, 'period.start')}
        onChange={({ currentTarget }) => onChange({ ...span, start: currentTarget.value })}
      />
      <TextInput
        type="datetime-local"
        label="To"
        min={span.start}
        value={span.end}
        error={messageAt(refusals, 'period.end')}
        onChange={({ currentTarget }) => onChange({ ...span, end: currentTarget.value })}
      />
    </>
  );
}
