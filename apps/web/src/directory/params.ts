import { countOf, present, textOf, wordOf } from '../url';

/** What is looked for in the directory, and how many pages of the list are open. */
export type DirectoryParams = { readonly text?: string; readonly country?: string; readonly pages?: number };

const longestText = 200;

export const readDirectory = (raw: Readonly<Record<string, unknown>>): DirectoryParams =>
  present({
    text: textOf(raw.text)?.slice(0, longestText),
    country: textOf(raw.country)?.match(/^[A-Z]{2}$/)?.[0],
    pages: countOf(raw.pages),
  });

export const claimStatuses = ['OPEN', 'ACCEPTED', 'REFUSED', 'WITHDRAWN'] as const;
export type ClaimStatus = (typeof claimStatuses)[number];

/** The desk shows what waits for an admin unless another status is asked for. */
export type ClaimsDesk = { readonly status?: ClaimStatus; readonly pages?: number };

export const readClaims = (raw: Readonly<Record<string, unknown>>): ClaimsDesk =>
  present({ status: wordOf(raw.status, claimStatuses), pages: countOf(raw.pages) });
