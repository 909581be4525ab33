import { anEntryClaim, loadEntries } from '../builders/directory';
import { freshKey } from '../world/client';
import { aFacility, aRoom, type Person } from '../world/people';
import { aSavedSearch } from '../builders/saved-searches';
import type { World } from '../world/world';
import { type FurnishedAlliances, furnishAlliances } from './furnished-alliances';
import { type FurnishedBriefs, furnishBriefs } from './furnished-briefs';
import { furnishStage } from './furnished-stage';
import { type FurnishedTables, furnishTables } from './furnished-tables';

/** A world in which every page has something to show. */
export type Furnished = {
  readonly house: Person;
  readonly producer: Person;
  readonly admin: Person;
  readonly facility: string;
  /** The date on which the week begins that all of it lies in. */
  readonly monday: string;
  /** A room with a window, a pencil, a pencil behind it, a booking, claims of several types and two rates. */
  readonly room: string;
  /** A stage that comes with others and has hours. */
  readonly stage: string;
  /** Render nodes, some of which come with it. */
  readonly farm: string;
  /** From the producer, countered by the house, with words of both. */
  readonly request: string;
  readonly tables: FurnishedTables;
  readonly briefs: FurnishedBriefs;
  readonly alliances: FurnishedAlliances;
  /** Entries of the directory: one that the house has claimed, one that it may claim, one that has closed. */
  readonly entries: { readonly claimed: string; readonly free: string; readonly closed: string };
};

const day = 86_400_000;

/** So many hours into the Monday of the coming week; like a calendar, whatever day it is today. */
function nextMonday(hours: number): string {
  const midnight = Math.floor(Date.now() / day) * day;
  // Days since 1970 began on a Thursday.
  const monday = midnight + (7 - ((midnight / day + 3) % 7)) * day;
  return new Date(monday + hours * 3_600_000).toISOString().replace('.000', '');
}

const span = (start: number, end: number) => ({ start: nextMonday(start), end: nextMonday(end) });
const claims = [
  { capability: 'colour.grading-suite.hdr', attributes: [{ attribute: 'hdr', values: ['Dolby Vision', 'HDR10'] }] },
];

export async function furnish(world: World): Promise<Furnished> {
  const [house, producer, other, admin] = await Promise.all([
    world.house('Lichtspielhaus Königs Wusterhausen'),
    world.producer('Northern Pictures'),
    world.producer('Rival Pictures'),
    world.admin(),
  ]);
  const facility = await aFacility(house, 'Lumen Post, Croix-Rousse');
  const window = [nextMonday(0), nextMonday(28 * 24)] as const;
  const room = await aRoom(house, { facility, name: 'Suite Aurora', windows: [window], claims });
  const nodes = { name: 'Render farm', kind: 'COMPUTE', units: 40 };
  const { id: farm } = await aRoom(house, { facility, ...nodes, windows: [window], claims });
  const partners = { audience: 'ORGANISATION', audienceId: producer.organisation, minimum: 'PT4H', leadTime: 'P1D' };
  const terms = { weekendUplift: 50, cancellation: [{ notice: 'P14D', percent: 25 }] };
  const amount = { amountMinor: 12_000, currency: 'EUR' };
  const rate = { resourceId: room.id, ...partners, ...terms, amount, per: 'HOUR' };
  await house.did('setRate', 'SetRateInput', { ...rate, idempotencyKey: freshKey() }, 'resource { id }');

  const csv = 'date,base,quote,rate\n2026-11-12,EUR,SEK,11.025';
  await admin.did('importExchangeRates', 'ImportExchangeRatesInput', { csv, idempotencyKey: freshKey() }, 'imported');

  const booked = await ask(producer, room.id, span(8, 41), 'Two days for a trailer.');
  await answer(house, 'acceptRequest', booked);
  await answer(producer, 'confirmRequest', booked);
  const stage = await furnishStage(house, { facility, room: room.id, farm, window, booked: span(8, 41) });
  const request = await ask(producer, room.id, span(56, 64), 'A day for the last reel.');
  const lines = [{ resourceId: room.id, period: span(57, 65), price: { amountMinor: 80_000, currency: 'EUR' } }];
  const counter = { requestId: request, lines, message: 'An hour later, and cheaper?', idempotencyKey: freshKey() };
  await house.did('counterRequest', 'CounterRequestInput', counter, 'request { id }');
  await ask(other, room.id, span(57, 65), 'Should it come free.');
  await house.did('sendRequest', 'SendRequestInput', await toAnotherHouse(world), 'request { id }');
  await aSavedSearch(producer, 'Grading in spring');
  const briefs = await furnishBriefs(world, producer, nextMonday);
  const alliances = await furnishAlliances(world, { house, admin }, room.id, window);
  await assess(house, facility, 'ISO_27001');
  await assess(house, facility, 'TPN_BLUE');
  const { parisId: claimed, tokyoId: free, mergedId: closed } = await loadEntries(world);
  await anEntryClaim(world, house, { entryId: claimed });
  const entries = { claimed, free, closed };
  return {
    house,
    producer,
    admin,
    briefs,
    alliances,
    tables: await furnishTables(house, facility, 'Suite Aurora'),
    facility,
    room: room.id,
    stage,
    farm,
    request,
    entries,
    monday: nextMonday(0).slice(0, 10),
  };
}

async function ask(producer: Person, resourceId: string, period: object, message: string): Promise<string> {
  const input = { lines: [{ resourceId, period }], message, waitIfTaken: true, idempotencyKey: freshKey() };
  return (await producer.did('sendRequest', 'SendRequestInput', input, 'request { id }')).request.id;
}

async function toAnotherHouse(world: World) {
  const far = await world.house('Far Post');
  const room = await aRoom(far, { windows: [[nextMonday(0), nextMonday(240)]] });
  return { lines: [{ resourceId: room.id, period: span(8, 17) }], message: 'We are full.', idempotencyKey: freshKey() };
}

const answer = (mover: Person, move: string, requestId: string) =>
  mover.did(move, 'AnswerRequestInput', { requestId, idempotencyKey: freshKey() }, 'request { id }');

const assess = (house: Person, facilityId: string, scheme: string) => {
  const said = { facilityId, scheme, issuedOn: '2026-01-01', expiresOn: '2032-01-01', idempotencyKey: freshKey() };
  return house.did('addAssessment', 'AddAssessmentInput', said, 'facility { id }');
};
