import { calendarText, eventLines } from '../builders/calendar-server';
import { aFeed, aLink, anUploadedCalendar } from '../builders/feeds';
import { freshKey } from '../world/client';
import { aRoom, type Person } from '../world/people';

type Span = { readonly start: string; readonly end: string };

/**
 * A stage with a working week that comes with a booth and some render nodes, and a class of it and the room. The room is
 * kept by a calendar that cannot be read and by a file with an event where it is booked already, and its site has a link.
 */
export async function furnishStage(
  house: Person,
  at: {
    readonly facility: string;
    readonly room: string;
    readonly farm: string;
    readonly window: readonly [string, string];
    readonly booked: Span;
  },
): Promise<string> {
  const { facility, room } = at;
  const empty = { facility, claims: [], windows: [at.window] };
  const [stage, booth] = [
    (await aRoom(house, { ...empty, name: 'Große Bühne' })).id,
    (await aRoom(house, { ...empty, name: 'Sprecherkabine', pricePerDay: null })).id,
  ];
  const day = [{ from: '09:00', to: '13:00' }, { from: '14:00', to: '18:00' }]; // prettier-ignore
  const hours = { resourceId: stage, week: [day, day, day, day, day, [], []], dayLength: 'PT8H' };
  await house.did('setHours', 'SetHoursInput', { ...hours, idempotencyKey: freshKey() }, 'resource { id }');
  const parts = [{ resourceId: booth }, { resourceId: at.farm, units: 4 }];
  const whole = { resourceId: stage, parts, idempotencyKey: freshKey() };
  await house.did('setParts', 'SetPartsInput', whole, 'resource { id }');
  const members = { facilityId: facility, name: 'Mixing room', resourceIds: [room, stage] };
  const asked = { ...members, idempotencyKey: freshKey() };
  await house.did('createResourceClass', 'CreateResourceClassInput', asked, 'resourceClass { id }');

  await aFeed(house, room, 'Buchungen der Rezeption');
  const stamp = (instant: string) => instant.replaceAll(/[-:]/g, '');
  const { start, end } = at.booked;
  const painters = eventLines('painters', `DTSTART:${stamp(start)}`, `DTEND:${stamp(end)}`, 'SUMMARY:Painters');
  const uploadId = await anUploadedCalendar(house, calendarText(...painters));
  const file = { resourceId: room, name: 'Wall planner', uploadId, idempotencyKey: freshKey() };
  await house.did('importCalendar', 'ImportCalendarInput', file, 'feed { id }');
  await aLink(house, facility);
  return stage;
}
