import { countOf, present, textOf } from '../url';

export type AdminList = { readonly pages?: number };

export const readAdminList = (raw: Readonly<Record<string, unknown>>): AdminList =>
  present({ pages: countOf(raw.pages) });

export type Trail = { readonly subject?: string; readonly pages?: number };

export const readTrail = (raw: Readonly<Record<string, unknown>>): Trail =>
  present({ subject: textOf(raw.subject), pages: countOf(raw.pages) });
