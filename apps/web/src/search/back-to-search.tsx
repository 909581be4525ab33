import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { parseSearch } from '../url';
import { readSearch } from './params';

/** Back to the search that led to a page, as it stood; nothing where none did. */
export function BackToSearch({ found }: { readonly found: string | undefined }) {
  if (found === undefined) return null;
  const search = readSearch(parseSearch(found));
  return (
    <Anchor size="sm" renderRoot={(props) => <Link to="/search" search={search} {...props} />}>
      ← Back to the search
    </Anchor>
  );
}
