import { Caller, freshKey } from './client';

/** Somebody who signed up: calls the API in their own name. */
export class Person extends Caller {
  constructor(
    url: string,
    token: string,
    readonly email: string,
    readonly account: string,
    readonly organisation: string,
  ) {
    super(url, token);
  }
}

export const passwordOfTests = 'a sentence to remember';

/** Signs up a new organisation with its owner. */
export async function signUp(
  url: string,
  kind: 'FACILITY' | 'PRODUCER',
  name = `House ${freshKey().slice(0, 8)}`,
): Promise<Person> {
  const input = {
    ...{ email: `${freshKey()}@example.org`, password: passwordOfTests, displayName: `Owner of ${name}` },
    ...{ organisationName: name, organisationKind: kind },
  };
  const fields = 'accessToken account { id organisation { id } }';
  const { accessToken, account } = await new Caller(url).did('signUp', 'SignUpInput', input, fields);
  return new Person(url, accessToken, input.email, account.id, account.organisation.id);
}

/** Signs in; the same person on another server, or with a newer token. */
export async function signIn(url: string, email: string, password = passwordOfTests): Promise<Person> {
  const fields = 'accessToken account { id organisation { id } }';
  const { accessToken, account } = await new Caller(url).did('signIn', 'SignInInput', { email, password }, fields);
  return new Person(url, accessToken, email, account.id, account.organisation?.id ?? '');
}

export type RoomWanted = {
  readonly name?: string;
  readonly kind?: string;
  readonly units?: number;
  /** Minor units of EUR for each day, for everyone; null for no rate. */
  readonly pricePerDay?: number | null;
  /** Windows, as pairs of DateTimes. */
  readonly windows?: readonly (readonly [string, string])[];
  readonly claims?: readonly object[];
  readonly facility?: string;
};

export const defaultWindow = ['2031-03-03T00:00:00Z', '2031-03-31T00:00:00Z'] as const;
export const gradingClaim = {
  capability: 'colour.grading-suite.hdr',
  attributes: [{ attribute: 'hdr', values: ['Dolby Vision', 'HDR10'] }],
};

/** A site in Lyon, on the clock of Paris. */
export async function aFacility(owner: Caller, name = 'Lyon'): Promise<string> {
  const place = { city: 'Lyon', country: 'FR', timeZone: 'Europe/Paris', latitude: 45.76, longitude: 4.84 };
  const input = { name, ...place, idempotencyKey: freshKey() };
  return (await owner.did('createFacility', 'CreateFacilityInput', input, 'facility { id }')).facility.id;
}

/** A room that is listed, claimed, priced and open, all through the API. */
export async function aRoom(
  owner: Caller,
  wanted: RoomWanted = {},
): Promise<{ readonly id: string; readonly facility: string }> {
  const facility = wanted.facility ?? (await aFacility(owner));
  const { name = 'Suite 1', kind = 'ROOM', units = 1, pricePerDay = 95_000 } = wanted;
  const listing = { facilityId: facility, name, kind, units, idempotencyKey: freshKey() };
  const { resource } = await owner.did('addResource', 'AddResourceInput', listing, 'resource { id }');
  const id: string = resource.id;
  const claims = { resourceId: id, claims: wanted.claims ?? [gradingClaim], idempotencyKey: freshKey() };
  if (claims.claims.length > 0)
    await owner.did('claimCapabilities', 'ClaimCapabilitiesInput', claims, 'resource { id }');
  if (pricePerDay !== null) {
    const amount = { amountMinor: pricePerDay, currency: 'EUR' };
    const rate = { resourceId: id, audience: 'EVERYONE', amount, per: 'DAY', idempotencyKey: freshKey() };
    await owner.did('setRate', 'SetRateInput', rate, 'resource { id }');
  }
  const periods = (wanted.windows ?? [defaultWindow]).map(([start, end]) => ({ start, end }));
  if (periods.length > 0) {
    const capacity = { resourceId: id, periods, units, idempotencyKey: freshKey() };
    await owner.did('publishCapacity', 'PublishCapacityInput', capacity, 'resource { id }');
  }
  return { id, facility };
}
