import { newId, uuidOf, type Id } from '#kernel/ids';
import { instant } from '#kernel/instant';
import type { Viewer } from '#service/viewer/viewer';
import { codesOf, placedIn, startHouses, valueOf, type Houses } from '../../../../test/builders/house';
import { until } from '../../../../test/world/waiting';
import { SetBusinessHours } from './set-business-hours';

let houses: Houses;
beforeAll(async () => {
  houses = await startHouses({ settings: { INTERLOCK_HOLD: 'P30D' } });
});
afterAll(() => houses.close());

const day = '2031-03-04T09:00/18:00';
type One = Id<'commitment'>;

const challenge = (who: Viewer, commitments: readonly One[], key: string = crypto.randomUUID()) =>
  houses.ask<null>('challenge', {
    ...{ requester: who.organisation, actor: who.account, onBehalfOf: null },
    ...{ key, commitments },
  });

async function pencil(room: Id<'resource'>, who = houses.aProducer(), period = day): Promise<{ who: Viewer; id: One }> {
  const [id] = placedIn(await houses.place(who, [{ room, period }], { wait: true }));
  if (!id) throw new Error('nothing was placed');
  return { who, id };
}

type Standing = { readonly expires_at: Date | null; readonly challenged_by: string | null; readonly state: string };
async function standing(id: One): Promise<Standing> {
  const sql = 'select state, expires_at, challenged_by from commitments where id = $1';
  const { rows } = await houses.admin.query<Standing>(sql, [uuidOf(id)]);
  if (!rows[0]) throw new Error(`${id} is gone`);
  return rows[0];
}

const lapse = (id: One) =>
  houses.admin.query('update commitments set expires_at = clock_timestamp() where id = $1', [uuidOf(id)]);

describe('a challenge', () => {
  it('gives back, when its challenger goes, the time that a counter-offer has begun anew meanwhile', async () => {
    const room = await houses.aRoom(houses.aHouse());
    const [who, request] = [houses.aProducer(), newId('request', instant(Date.now()))];
    const line = [{ room, period: day, request }];
    const [first] = placedIn(await houses.place(who, line)) as [One];
    const second = await pencil(room);
    const before = await standing(first);
    valueOf(await challenge(second.who, [second.id]));
    const challenged = await standing(first);
    valueOf(await houses.place(who, line, { replaces: [first] }));
    expect(await standing(first)).toEqual(challenged);
    valueOf(await houses.release(second.who, [second.id]));
    const after = await standing(first);
    expect(after.challenged_by).toBeNull();
    expect(after.expires_at!.getTime()).toBeGreaterThan(before.expires_at!.getTime());
  });

  it('brings the deadline of the first pencil nearer, and tells its request and the challenger', async () => {
    const room = await houses.aRoom(houses.aHouse());
    const [first, second] = [await pencil(room), await pencil(room)];
    const before = await standing(first.id);
    valueOf(await challenge(second.who, [second.id]));
    const after = await standing(first.id);
    expect(after).toMatchObject({ state: 'HELD', challenged_by: uuidOf(second.id) });
    expect(after.expires_at!.getTime()).toBeLessThan(before.expires_at!.getTime());
    expect(after.expires_at!.getTime() - Date.now()).toBeGreaterThan(9 * 3_600_000 - 60_000);
    const { rows } = await houses.admin.query(
      `select o.name from outbox o join commitments c on c.request_id = o.subject where c.id = $1 and o.name = 'commitments.moved'`,
      [uuidOf(first.id)],
    );
    expect(rows).toHaveLength(2);
  });

  it('runs in the business hours of the facility as they are then', async () => {
    const house = houses.aHouse();
    const facilityId = await houses.aFacility(house);
    await houses.admin.query('update facilities set country = null where id = $1', [uuidOf(facilityId)]); // no holidays
    const say = (challengeClock: string) =>
      houses.service.app.get(SetBusinessHours).run(house, {
        ...{ facilityId, week: Array.from({ length: 7 }, () => [{ from: '00:00', to: '24:00' }]), challengeClock },
        idempotencyKey: crypto.randomUUID(),
      });
    valueOf(await say('PT2H'));
    const room = await houses.aRoom(house, { facility: facilityId });
    const [first, second] = [await pencil(room), await pencil(room)];
    valueOf(await challenge(second.who, [second.id]));
    const { expires_at: deadline } = await standing(first.id);
    expect(Math.abs(deadline!.getTime() - Date.now() - 2 * 3_600_000)).toBeLessThan(60_000);
    valueOf(await say('PT30M'));
    expect((await standing(first.id)).expires_at).toEqual(deadline);
    const { rows } = await houses.admin.query(
      `select after::json ->> 'challengeMinutes' as minutes from audit_entries
       where act = 'setBusinessHours' and subject = $1 order by at`,
      [facilityId],
    );
    expect(rows).toEqual([{ minutes: '120' }, { minutes: '30' }]);
  });

  it('ends in the challenger moving up, once the first pencil has let its deadline pass', async () => {
    const room = await houses.aRoom(houses.aHouse());
    const [first, second] = [await pencil(room), await pencil(room)];
    valueOf(await challenge(second.who, [second.id]));
    await lapse(first.id);
    await until(async () => (await standing(second.id)).state === 'HELD', 'whoever waits moves up');
    expect((await standing(first.id)).state).toBe('EXPIRED');
    valueOf(await houses.confirm(second.who, [second.id]));
  });

  it('is answered by confirming: the booking stands and the challenger keeps waiting', async () => {
    const room = await houses.aRoom(houses.aHouse());
    const [first, second] = [await pencil(room), await pencil(room)];
    valueOf(await challenge(second.who, [second.id]));
    valueOf(await houses.confirm(first.who, [first.id]));
    expect(await houses.states(room)).toEqual(['BOOKED', 'WAITING']);
    expect(await standing(first.id)).toMatchObject({ challenged_by: null });
    expect(codesOf(await challenge(second.who, [second.id]))).toEqual(['UNITS_TAKEN']);
  });

  it('ends with its challenger, and the first pencil has its old deadline again', async () => {
    const room = await houses.aRoom(houses.aHouse());
    const [first, second] = [await pencil(room), await pencil(room)];
    const before = await standing(first.id);
    valueOf(await challenge(second.who, [second.id]));
    valueOf(await houses.release(second.who, [second.id]));
    expect(await standing(first.id)).toEqual(before);
  });

  it('comes one at a time, from whoever is next in line', async () => {
    const room = await houses.aRoom(houses.aHouse());
    const [, second, third] = [await pencil(room), await pencil(room), await pencil(room)];
    expect(codesOf(await challenge(third.who, [third.id]))).toEqual(['UNITS_TAKEN']);
    valueOf(await challenge(second.who, [second.id]));
    expect(codesOf(await challenge(second.who, [second.id]))).toEqual(['WRONG_STATUS']);
  });

  it('asks as few pencils as it takes, the latest first', async () => {
    const farm = await houses.aRoom(houses.aHouse(), { units: 2 });
    const [first, second, third] = [await pencil(farm), await pencil(farm), await pencil(farm)];
    valueOf(await challenge(third.who, [third.id]));
    expect((await standing(first.id)).challenged_by).toBeNull();
    expect((await standing(second.id)).challenged_by).toBe(uuidOf(third.id));
  });

  it('is made once for each key, by who waits, of what is its own', async () => {
    const room = await houses.aRoom(houses.aHouse());
    const [first, second] = [await pencil(room), await pencil(room)];
    const key = crypto.randomUUID();
    expect(codesOf(await challenge(first.who, [first.id]))).toEqual(['WRONG_STATUS']);
    expect(codesOf(await challenge(first.who, [second.id]))).toEqual(['NOT_FOUND']);
    const twins = await Promise.all([challenge(second.who, [second.id], key), challenge(second.who, [second.id], key)]);
    expect(twins.map((twin) => twin.ok)).toEqual([true, true]);
  });
});
