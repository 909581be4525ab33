import { showDuration } from '../time/duration';

export type Band = { readonly notice: string; readonly percent: number };

export const shareWords = (percent: number): string =>
  percent === 0 ? 'nothing' : percent === 100 ? 'all of it' : `${percent} %`;

/** What cancelling costs, in one sentence. */
export function scaleWords(bands: readonly Band[]): string {
  if (bands.length === 0) return 'Cancelling is free.';
  const parts = bands.map(
    ({ notice, percent }) => `${shareWords(percent)} with ${showDuration(notice)} notice or more`,
  );
  return `Cancelling costs ${parts.join(', ')}, ${bands.at(-1)?.percent === 100 ? 'and with less as well' : 'all of it with less'}.`;
}
