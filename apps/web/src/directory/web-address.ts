/** An address of others as a link may lead to it, and as it is read; null for what is no web address. */
export function webAddress(raw: string | null): { readonly href: string; readonly shown: string } | null {
  if (raw === null || !URL.canParse(raw)) return null;
  const { protocol, host, pathname, href } = new URL(raw);
  if (protocol !== 'http:' && protocol !== 'https:') return null;
  return { href, shown: `${host.replace(/^www\./, '')}${pathname.replace(/\/$/, '')}` };
}
