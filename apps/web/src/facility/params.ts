import { countOf, present } from '../url';

/** How many pages of resources are open. */
export type FacilityParams = { readonly pages?: number };

export const readFacility = (raw: Readonly<Record<string, unknown>>): FacilityParams =>
  present({ pages: countOf(raw.pages) });
