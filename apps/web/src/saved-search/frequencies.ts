/** How often one is told of what is new, in the words of the pages. */
export const frequencies = ['AT_ONCE', 'DAILY', 'WEEKLY', 'NEVER'] as const;
export type Frequency = (typeof frequencies)[number];

export const frequencyWords: Readonly<Record<Frequency, string>> = {
  AT_ONCE: 'At once',
  DAILY: 'Every morning',
  WEEKLY: 'On Mondays',
  NEVER: 'Never, only keep it',
};

/** What stands in the list; letters of a search that is over have ended by themselves. */
export const tells = (frequency: Frequency, isOver: boolean): string =>
  isOver
    ? 'its dates have passed'
    : frequency === 'NEVER'
      ? 'no letters'
      : `letters: ${frequencyWords[frequency].toLowerCase()}`;

/** The chosen value of a field, as what it is. */
export const frequencyOf = (chosen: string | null): Frequency => frequencies.find((one) => one === chosen) ?? 'NEVER';
