/** What a search asks of the clock of a house, as it stands in the address bar: `-1~2` and `09:00~18:00~4`. */

/** Hours east of UTC, both ends included. */
export type Band = { readonly from: number; readonly to: number };

/** So many hours of work between two times of the asker's day. */
export type Overlap = { readonly from: string; readonly to: string; readonly hours: number };

const isOffset = (hours: number): boolean => hours >= -12 && hours <= 14;

/** Null for what is no band. */
export function parseBand(text: string | undefined): Band | null {
  const [from = NaN, to = NaN, ...rest] = (text ?? '').split('~').map((part) => (part === '' ? NaN : Number(part)));
  return isOffset(from) && isOffset(to) && from <= to && rest.length === 0 ? { from, to } : null;
}

export const writeBand = ({ from, to }: Band): string => `${from}~${to}`;

/** Null for what asks for no hours. */
export function parseOverlap(text: string | undefined): Overlap | null {
  const found = /^((?:[01]\d|2[0-3]):[0-5]\d)~((?:[01]\d|2[0-3]):[0-5]\d|24:00)~(\d+(?:\.\d+)?)$/.exec(text ?? '');
  if (!found) return null;
  const [, from = '', to = '', some] = found;
  const hours = Number(some);
  return from < to && hours > 0 && hours <= 24 ? { from, to, hours } : null;
}

export const writeOverlap = ({ from, to, hours }: Overlap): string => `${from}~${to}~${hours}`;

/** `UTC+2`, `UTC−3:30`, `UTC`. */
export function showOffset(hours: number): string {
  if (hours === 0) return 'UTC';
  const minutes = Math.round((Math.abs(hours) % 1) * 60);
  return `UTC${hours < 0 ? '−' : '+'}${Math.trunc(Math.abs(hours))}${minutes ? `:${String(minutes).padStart(2, '0')}` : ''}`;
}
