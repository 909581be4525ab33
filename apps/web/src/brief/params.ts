import { countOf, listOf, present, textOf } from '../url';

export const briefStatuses = ['DRAFT', 'OPEN', 'STAFFED', 'CLOSED'] as const;
export type BriefStatus = (typeof briefStatuses)[number];

export type BriefsParams = { readonly status?: readonly BriefStatus[]; readonly pages?: number };

export const readBriefs = (raw: Readonly<Record<string, unknown>>): BriefsParams =>
  present({
    status: briefStatuses.filter((status) => listOf(raw.status).includes(status)),
    pages: countOf(raw.pages),
  });

export type NewBriefParams = {
  /** A brief to begin with. */
  readonly copy?: string;
  /** A house to leave out of the copy. */
  readonly without?: string;
  /** The key of the package at which to begin. */
  readonly at?: string;
};

export const readNewBrief = (raw: Readonly<Record<string, unknown>>): NewBriefParams =>
  present({ copy: textOf(raw.copy), without: textOf(raw.without), at: textOf(raw.at) });

export type BriefParams = {
  /** The proposal on screen; the latest where none is named. */
  readonly proposal?: string;
  /** The team that is looked at closely. */
  readonly team?: string;
};

export const readBrief = (raw: Readonly<Record<string, unknown>>): BriefParams =>
  present({ proposal: textOf(raw.proposal), team: textOf(raw.team) });
