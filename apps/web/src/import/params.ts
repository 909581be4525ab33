import { present, textOf, wordOf } from '../url';
import { tableKinds, type TableKind } from './kinds';

/** Where somebody is in bringing a table in: a file on its way to become an import, or one that is there. */
export type ImportParams = {
  readonly facility?: string;
  readonly upload?: string;
  /** Said by somebody; else it is as the file suggests. */
  readonly kind?: TableKind;
  readonly table?: string;
};

export const readImport = (raw: Readonly<Record<string, unknown>>): ImportParams =>
  present({
    facility: textOf(raw.facility),
    upload: textOf(raw.upload),
    kind: wordOf(raw.kind, tableKinds),
    table: textOf(raw.table),
  });
