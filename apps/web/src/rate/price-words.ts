/** The lines of a price in words. */
import { showMoney, type Money } from '../money/money';
import type { Per } from './draft';

export type Line = {
  readonly kind: 'BASE' | 'MINIMUM' | 'WEEKEND' | 'OVERTIME';
  readonly count: number;
  readonly percent: number | null;
  readonly each: Money;
};

const nouns: Readonly<Record<Per, string>> = {
  HOUR: 'hour',
  HALF_DAY: 'half day',
  DAY: 'day',
  WEEK: 'week',
  UNIT: 'time',
};

/** `3 weekend hours, 50 % more: 3 × €40.00 × 2` */
export function lineWords({ kind, count, percent, each }: Line, per: Per, units: number): string {
  const noun = `${nouns[per]}${count === 1 ? '' : 's'}`;
  const sum = `${showMoney(each)}${units === 1 ? '' : ` × ${units.toLocaleString('en-GB')}`}`;
  if (per === 'UNIT') return `Flat: ${sum}`;
  const counted = `${count.toLocaleString('en-GB')} × ${sum}`;
  switch (kind) {
    case 'BASE':
      return `${count} ${noun}: ${counted}`;
    case 'MINIMUM':
      return `${count} ${noun} more, up to the minimum: ${counted}`;
    case 'WEEKEND':
      return `${count} weekend ${noun}, ${percent} % more: ${counted}`;
    case 'OVERTIME':
      return `${count} overtime ${noun}, ${percent} % more: ${counted}`;
  }
}
