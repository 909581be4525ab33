import { freshKey } from '../world/client';
import type { Person } from '../world/people';
import { calendarText, eventLines } from './calendar-server';

/** The address of a calendar that nobody serves: what is read there is not what a test is about. */
export const nowhere = 'https://calendar.invalid/room.ics';

/** A calendar of elsewhere, under a name of its own. */
export async function aFeed(owner: Person, resourceId: string, name = `Calendar ${freshKey()}`): Promise<string> {
  const input = { resourceId, name, url: nowhere, idempotencyKey: freshKey() };
  return (await owner.did('addCalendarFeed', 'AddCalendarFeedInput', input, 'feed { id }')).feed.id;
}

/** A secret address of the calendar of a site. */
export async function aLink(
  owner: Person,
  facilityId: string,
): Promise<{ readonly id: string; readonly path: string }> {
  const input = { facilityId, name: 'Front desk', idempotencyKey: freshKey() };
  const { link, path } = await owner.did('createCalendarLink', 'CreateCalendarLinkInput', input, 'link { id } path');
  return { id: link.id, path };
}

/** A calendar file with one event, sent in. */
export async function anUploadedCalendar(owner: Person, text = aCalendar()): Promise<string> {
  const form = new FormData();
  form.append('file', new Blob([text], { type: 'text/calendar' }), 'room.ics');
  const answer = await fetch(`${owner.url}/upload`, {
    method: 'POST',
    headers: { authorization: `Bearer ${owner.token}` },
    body: form,
  });
  const { uploadId } = (await answer.json()) as { readonly uploadId?: string };
  if (uploadId === undefined) throw new Error(`the file was not taken: ${answer.status}`);
  return uploadId;
}

const aCalendar = (): string =>
  calendarText(
    ...eventLines('a', 'DTSTART:20260101T090000Z', 'DURATION:PT1H', 'RRULE:FREQ=MONTHLY', 'SUMMARY:Service'),
  );
