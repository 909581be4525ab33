import { countOf, listOf, present, wordOf } from '../url';

export const directions = ['INCOMING', 'OUTGOING'] as const;
export type Direction = (typeof directions)[number];

export const statuses = [
  'SENT',
  'COUNTERED',
  'ACCEPTED',
  'CONFIRMED',
  'COMPLETED',
  'DECLINED',
  'WITHDRAWN',
  'EXPIRED',
  'CANCELLED',
] as const;
export type Status = (typeof statuses)[number];

export type RequestsParams = {
  readonly direction?: Direction;
  readonly status?: readonly Status[];
  readonly pages?: number;
};

export const readRequests = (raw: Readonly<Record<string, unknown>>): RequestsParams =>
  present({
    direction: wordOf(raw.direction, directions),
    status: statuses.filter((status) => listOf(raw.status).includes(status)),
    pages: countOf(raw.pages),
  });
