import type { Viewer } from '#service/viewer/viewer';
import { calendarText } from '../../../../test/builders/calendar-server';
import { session, startFollowers, type Followers } from '../../../../test/builders/followers';
import { valueOf } from '../../../../test/builders/house';
import { ask, contextOf } from '../../../../test/world/ask';
import { SetParts } from '../part/set-parts';
import { AddResource } from '../resource/add-resource';

let calendars: Followers;
beforeAll(async () => (calendars = await startFollowers()));
afterAll(() => calendars.close());

const day = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
const query = `query ($id: ID!, $during: PeriodInput!) { resource(id: $id) { whyNotFree(during: $during) {
  free reasons { kind message part block { note } } } } }`;

async function why(viewer: Viewer, id: string) {
  const during = { start: `${day}T09:00:00Z`, end: `${day}T10:00:00Z` };
  const { resource } = await ask(calendars.houses.service, query, { id, during }, contextOf(viewer));
  return resource.whyNotFree.reasons;
}

describe('what is in the way', () => {
  it('is to the house the calendar that keeps the time, of a part that is named; to others only that part', async () => {
    const { houses, aRoom, bring, app } = calendars;
    const house = houses.aHouse();
    const facilityId = await houses.aFacility(house);
    const suite = await aRoom(house, facilityId);
    const part = {
      facilityId,
      name: 'Colourist',
      kind: 'PERSON',
      units: 1,
      idempotencyKey: crypto.randomUUID(),
    } as const;
    const { resource: colourist } = valueOf(await app(AddResource).run(house, part));
    await houses.publish(house, colourist, `${day}T00:00/${day}T23:00`);
    const ask = { resourceId: suite, parts: [{ resourceId: colourist }], idempotencyKey: crypto.randomUUID() };
    valueOf(await app(SetParts).run(house, ask));
    valueOf(await bring(house, colourist, calendarText(...session('Dentist', 10)), 'Google'));
    const toTheHouse = { kind: 'BLOCKED', message: 'Colourist: Kept by the house, as its calendar “Google” says.' };
    expect(await why(house, suite)).toEqual([{ ...toTheHouse, part: 'Colourist', block: { note: 'Dentist' } }]);
    const toOthers = {
      kind: 'TAKEN',
      message: 'Colourist: Somebody else has this time.',
      part: 'Colourist',
      block: null,
    };
    expect(await why(houses.aProducer(), suite)).toEqual([toOthers]);
  });
});
