import { act, invite, proposeAlliance } from '../builders/alliances';
import { setRate } from '../builders/cast';
import { aFacility, aRoom, gradingClaim, type Person } from '../world/people';
import type { World } from '../world/world';

/** Alliances by what the house is to each of them. */
export type FurnishedAlliances = {
  /** It is steward, of one member and one that is invited; both of them pool a room. */
  readonly led: string;
  /** It is a member. */
  readonly joined: string;
  /** It is invited. */
  readonly inviting: string;
  /** It is nothing to this one, which waits for an admin. */
  readonly proposed: string;
};

/** `room` is the one that the house pools; `window` says when its ally has time. */
export async function furnishAlliances(
  world: World,
  { house, admin }: { readonly house: Person; readonly admin: Person },
  room: string,
  window: readonly [string, string],
): Promise<FurnishedAlliances> {
  const [ally, asked] = [await world.house('Tonwerk Süd'), await world.house('Atelier Kranich')];
  const led = await inForce(house, admin, 'Rheinbund der Farben');
  await join(house, led, ally);
  await invite(house, led, asked);
  const joined = await inForce(ally, admin, 'Tongilde');
  await join(ally, joined, house);
  const inviting = await inForce(asked, admin, 'Kranich circle');
  await invite(asked, inviting, house);
  const facility = await aFacility(ally, 'Tonwerk Süd, Hafen');
  const claims = [gradingClaim];
  const pooled = await aRoom(ally, { facility, name: 'Kleine Suite', pricePerDay: null, windows: [window], claims });
  await setRate(ally, pooled.id, { audience: 'ALLIANCE', audienceId: led });
  await setRate(house, room, { audience: 'ALLIANCE', audienceId: led });
  return { led, joined, inviting, proposed: await proposeAlliance(asked, 'Nachtschicht') };
}

async function inForce(steward: Person, admin: Person, name: string): Promise<string> {
  const id = await proposeAlliance(steward, name);
  await act(admin, 'approveAlliance', { id, reason: 'A clear charter.' });
  return id;
}

async function join(steward: Person, allianceId: string, house: Person): Promise<void> {
  const { membership } = await invite(steward, allianceId, house);
  await act(house, 'respondToInvitation', { membershipId: membership.id, accept: true });
}
