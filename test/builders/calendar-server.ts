import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One event of a calendar file, in the words of a test: its lines beside UID. */
export const eventLines = (uid: string, ...lines: readonly string[]): readonly string[] => [
  ...['BEGIN:VEVENT', `UID:${uid}`, 'DTSTAMP:20260101T000000Z'],
  ...lines,
  'END:VEVENT',
];

/** A calendar file with these lines in it. */
export const calendarText = (...lines: readonly string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Somebody//Else//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n');

/** `20270304T090000Z`, so many days from now at a time of day in UTC. */
export function stampIn(days: number, time: string): string {
  const day = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');
  return `${day}T${time.replace(':', '')}00Z`;
}

export type ServedCalendar = {
  readonly status?: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Answers only after this is done. */
  readonly after?: Promise<unknown>;
};

/**
 * A server of calendars on a free port: `serve` says what it answers from now on, `asked` what it was asked. Whoever names the
 * etag it has learns that nothing changed.
 */
export async function calendarServer() {
  let served: ServedCalendar = { status: 404 };
  const asked: IncomingHttpHeaders[] = [];
  const server = createServer((request, response) => {
    asked.push(request.headers);
    const { status: usual = 200, body = '', headers = {}, after = Promise.resolve() } = served;
    const known = request.headers['if-none-match'];
    const status = known !== undefined && known === headers['etag'] ? 304 : usual;
    void after.then(() => response.writeHead(status, { 'content-type': 'text/calendar', ...headers }).end(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/room.ics`,
    asked,
    serve: (next: ServedCalendar): void => {
      served = next;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
