/** The one place where pages ask what time it is and where the viewer is. */

export const viewerZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The local date in a zone, days from today. */
export function dateFromToday(days = 0, zone = viewerZone()): string {
  // The Swedish locale writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(Date.now() + days * 86_400_000);
}

export const nowInstant = (): string =>
  new Date(Math.floor(Date.now() / 1000) * 1000).toISOString().replace('.000', '');
