import { countOf, present, textOf } from '../url';

export type FacilityParams = {
  /** How many pages of resources are open. */
  readonly pages?: number;
  /** The search that led here, as its own address has it. */
  readonly found?: string;
};

export const readFacility = (raw: Readonly<Record<string, unknown>>): FacilityParams =>
  present({ pages: countOf(raw.pages), found: textOf(raw.found) });
