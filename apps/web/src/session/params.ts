import { present, textOf } from '../url';

/** Where to go after signing in. */
export type Entry = { readonly next?: string };

export const readEntry = (raw: Readonly<Record<string, unknown>>): Entry => present({ next: textOf(raw.next) });
