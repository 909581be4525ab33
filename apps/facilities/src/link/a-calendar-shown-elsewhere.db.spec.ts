import { uuidOf, type Id } from '#kernel/ids';
import { Transactions } from '#service/database/transactions';
import type { Viewer } from '#service/viewer/viewer';
import { placedIn, startHouses, valueOf, type Houses } from '../../../../test/builders/house';
import { CreateCalendarLink } from './create-calendar-link';
import { LinksStore } from './links.store';
import { WriteLinkedCalendar } from './write-linked-calendar';

let houses: Houses;
beforeAll(async () => {
  houses = await startHouses();
});
afterAll(() => houses.close());

const app = <T>(operation: abstract new (...parts: never[]) => T): T => houses.service.app.get<T>(operation);
const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

async function aLinkedRoom() {
  const house = houses.aHouse();
  const facility = await houses.aFacility(house);
  const window = `${day(-1)}T00:00/${day(30)}T00:00`;
  const room = await houses.aRoom(house, { facility, window });
  return { house, facility, room, window, secret: await aSecret(house, facility) };
}

async function aSecret(house: Viewer, facilityId: Id<'facility'>): Promise<string> {
  const ask = { facilityId, name: 'Desk', idempotencyKey: crypto.randomUUID() };
  return valueOf(await app(CreateCalendarLink).run(house, ask)).secret ?? '';
}

/** What a program that has `known` gets. */
async function read(secret: string, known: string | null = null) {
  const answer = await app(WriteLinkedCalendar).run(secret, known);
  if (answer === null) throw new Error('the secret opens nothing');
  return answer;
}

const pencil = async (room: Id<'resource'>, { by = houses.aProducer(), wait = false } = {}) => {
  const [held] = placedIn(await houses.place(by, [{ room, period: `${day(9)}T10:00/11:00` }], { wait }));
  return held as Id<'commitment'>;
};

describe('a calendar that is shown elsewhere', () => {
  it('is not even read while nothing changes: whoever has it is told so, and others get the same', async () => {
    const { room, secret } = await aLinkedRoom();
    await pencil(room);
    const { etag, content } = await read(secret);
    expect(content).toContain('Suite 1: first pencil');
    const shown = jest.spyOn(app(LinksStore), 'shown');
    try {
      expect(await read(secret, etag)).toEqual({ etag, content: null });
      expect(await read(secret)).toEqual({ etag, content });
      expect(shown).not.toHaveBeenCalled();
    } finally {
      shown.mockRestore();
    }
  });

  it('is another one as soon as anything in it moves, and only then', async () => {
    const { house, facility, room, window, secret } = await aLinkedRoom();
    const seen: string[] = [(await read(secret)).etag];
    const isNew = async (words: RegExp): Promise<void> => {
      const { etag, content } = await read(secret, seen.at(-1));
      expect(seen).not.toContain(etag);
      expect(content).toMatch(words);
      seen.push(etag);
    };
    const by = houses.aProducer();
    const first = await pencil(room, { by });
    await isNew(/first pencil/);
    await pencil(room, { wait: true });
    await isNew(/second pencil/);
    valueOf(await houses.confirm(by, [first]));
    await isNew(/booked/);
    valueOf(await houses.release(by, [first], 'CANCELLED'));
    await isNew(/first pencil/);
    await houses.aRoom(house, { facility, window });
    await isNew(/first pencil/);
    await pencil((await aLinkedRoom()).room);
    expect((await read(secret, seen.at(-1))).content).toBeNull();
  });

  it('shows no pencil past its deadline, whether or not anybody has swept it away', async () => {
    const { room, secret } = await aLinkedRoom();
    const held = await pencil(room);
    const { etag } = await read(secret);
    await houses.admin.query('begin');
    try {
      // Who sweeps passes over what somebody holds.
      await houses.admin.query('select from resources where id = $1 for update', [uuidOf(room)]);
      await app(Transactions).reading.query('update commitments set expires_at = now() where id = $1', [uuidOf(held)]);
      const later = await read(secret, etag);
      expect(later.content).not.toBeNull();
      expect(later.content).not.toContain('pencil');
      expect(await houses.stateOf(held)).toBe('HELD');
    } finally {
      await houses.admin.query('commit');
    }
  });
});
