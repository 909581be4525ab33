/** The words for how far an import is, and what it comes to; the same wherever they are shown. */
import type { TableKind } from './kinds';

export const stateWords = {
  CHECKING: 'being checked',
  CHECKED: 'not committed',
  COMMITTING: 'being committed',
  COMMITTED: 'committed',
  ROLLING_BACK: 'being rolled back',
  ROLLED_BACK: 'rolled back',
  FAILED: 'given up',
} as const;

export type TableState = keyof typeof stateWords;

export const isMoving = (state: TableState): boolean =>
  state === 'CHECKING' || state === 'COMMITTING' || state === 'ROLLING_BACK';

const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;

export const rowsWords = (rows: number): string => counted(rows, 'row');

/** What was committed, whole or in part. */
export const isStanding = (state: TableState): boolean => state === 'COMMITTED' || state === 'FAILED';

type Made = { readonly state: TableState; readonly kind: TableKind; readonly added: number; readonly changed: number };

/** What rolling an import back would do. */
export function rollBackWords({ state, kind, added, changed }: Made): string {
  if (state === 'FAILED') return 'What it has made so far goes again, and what it has changed is put back.';
  if (kind === 'RESOURCES') return `${counted(added, 'resource')} that it listed ${added === 1 ? 'goes' : 'go'} again.`;
  if (kind === 'WINDOWS')
    return `What is offered in the time of ${rowsWords(added + changed)} becomes again what it was before, as far as that time is still to come.`;
  const gone = added > 0 ? [`${counted(added, 'rate')} that it made ${added === 1 ? 'goes' : 'go'} again`] : [];
  const back = changed > 0 ? [`${counted(changed, 'rate')} that it changed ${changed === 1 ? 'is' : 'are'} put back`] : []; // prettier-ignore
  return `${[...gone, ...back].join(', and ')}.`;
}

/** `rooms.csv` is `rooms-refused.csv`, and stays so when that comes back. */
export const refusedName = (name: string): string => `${name.replace(/(?:-refused)?(?:\.[a-z]{2,4})?$/i, '')}-refused.csv`; // prettier-ignore
