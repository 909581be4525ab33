import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';

type Props = { readonly name: string; readonly text: string; readonly children: ReactNode };

/** Words that save a table as a file. */
export function SaveTable({ name, text, children }: Props) {
  return (
    <Anchor component="button" type="button" inherit underline="always" onClick={() => saveTable(name, text)}>
      {children}
    </Anchor>
  );
}

const keptMs = 60_000;

/** Hands CSV text to the browser as a file. */
export function saveTable(name: string, text: string): void {
  // With its mark, so that spreadsheets take it for UTF-8.
  const address = URL.createObjectURL(new Blob(['\uFEFF', text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(address), keptMs);
}
