import { countOf, present, wordOf } from '../url';
import { readTimeline, type TimelineParams } from '../timeline/params';

export const allianceStatuses = ['PROPOSED', 'ACTIVE', 'SUSPENDED', 'DISSOLVED'] as const;
export type AllianceStatus = (typeof allianceStatuses)[number];

export type AllianceList = { readonly pages?: number };

export const readAlliances = (raw: Readonly<Record<string, unknown>>): AllianceList =>
  present({ pages: countOf(raw.pages) });

/** The desk shows what waits for an admin unless another status is asked for. */
export type AllianceDesk = { readonly status?: AllianceStatus; readonly pages?: number };

export const readDesk = (raw: Readonly<Record<string, unknown>>): AllianceDesk =>
  present({ status: wordOf(raw.status, allianceStatuses), pages: countOf(raw.pages) });

/** Which days of the pooled capacity are on screen, and how far its list is open. */
export type AllianceView = TimelineParams & { readonly pages?: number };

export const readAlliance = (raw: Readonly<Record<string, unknown>>): AllianceView =>
  present({ ...readTimeline(raw), pages: countOf(raw.pages) });
