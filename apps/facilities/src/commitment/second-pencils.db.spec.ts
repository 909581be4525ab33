import { uuidOf, type Id } from '#kernel/ids';
import type { Viewer } from '#service/viewer/viewer';
import { codesOf, period, placedIn, startHouses, valueOf, type Houses } from '../../../../test/builders/house';
import { UndoChange } from '../change/undo-change';
import { ReshapeCapacity } from '../capacity/reshape-capacity';

let houses: Houses;
beforeAll(async () => {
  houses = await startHouses();
});
afterAll(() => houses.close());

const day = '2031-03-04T09:00/18:00';

/** Another number of units is offered from now on. */
async function offer(house: Viewer, room: Id<'resource'>, over: string, units: number) {
  const ask = { resourceIds: [room], periods: [period(over)], units, idempotencyKey: crypto.randomUUID() };
  return valueOf(await houses.service.app.get(ReshapeCapacity).run(house, ask)).change;
}

/** One producer's pencil, and whose it is. */
async function pencil(room: Id<'resource'>, over = day, units = 1, wait = true) {
  const who = houses.aProducer();
  const [line] = valueOf(await houses.place(who, [{ room, period: over, units }], { wait }));
  if (!line) throw new Error('nothing placed');
  return { who, ...line, ids: [line.commitmentId] };
}

describe('pencils in line', () => {
  it('move up in the order in which they were placed, in the transaction that frees the units', async () => {
    const room = await houses.aRoom(houses.aHouse());
    const [first, second, third] = [await pencil(room), await pencil(room), await pencil(room)];
    expect([first.rank, second.rank, third.rank]).toEqual([1, 2, 3]);
    valueOf(await houses.release(first.who, first.ids));
    expect(await houses.states(room)).toEqual(['RELEASED', 'HELD', 'WAITING']);
    valueOf(await houses.release(second.who, second.ids, 'EXPIRED'));
    expect(await houses.states(room)).toEqual(['RELEASED', 'EXPIRED', 'HELD']);
  });

  it('are told of: whose pencil ended, whose moved up, and who is nobody’s act', async () => {
    const room = await houses.aRoom(houses.aHouse());
    const [first, second] = [await pencil(room), await pencil(room)];
    const { rows: before } = await houses.admin.query('select max(seq) as seq from outbox');
    valueOf(await houses.release(first.who, first.ids));
    const told = await houses.admin.query(
      `select o.subject, e.act, e.actor from outbox o join commitments c on c.request_id = o.subject
       join audit_entries e on e.subject = 'request_' || o.subject and e.act <> 'placeCommitments'
       where o.seq > $1 and o.name = 'commitments.moved' and c.id = any($2) order by c.queue_no`,
      [before[0].seq, [first, second].map((one) => uuidOf(one.commitmentId))],
    );
    expect(told.rows).toMatchObject([
      { act: 'releaseCommitments', actor: uuidOf(first.who.account ?? room) },
      { act: 'promoteCommitments', actor: null },
    ]);
  });

  it('keep their place while they do not fit, and stand in nobody’s way', async () => {
    const room = await houses.aRoom(houses.aHouse(), { units: 2 });
    const [small, other] = [await pencil(room), await pencil(room)];
    const [big, late] = [await pencil(room, day, 2), await pencil(room)];
    valueOf(await houses.release(small.who, small.ids));
    expect(await houses.stateOf(big.commitmentId)).toBe('WAITING');
    expect(await houses.stateOf(late.commitmentId)).toBe('HELD');
    valueOf(await houses.release(other.who, other.ids));
    valueOf(await houses.release(late.who, late.ids));
    expect(await houses.stateOf(big.commitmentId)).toBe('HELD');
  });

  it('leave a newcomer only what is left after them', async () => {
    const room = await houses.aRoom(houses.aHouse());
    const first = await pencil(room);
    const second = await pencil(room);
    valueOf(await houses.release(first.who, first.ids));
    expect(codesOf(await houses.place(houses.aProducer(), [{ room, period: day }]))).toEqual(['UNITS_TAKEN']);
    expect(await houses.stateOf(second.commitmentId)).toBe('HELD');
  });

  it('count only earlier ones that overlap', async () => {
    const room = await houses.aRoom(houses.aHouse());
    await pencil(room);
    const morning = await pencil(room, '2031-03-04T09:00/12:00');
    const evening = await pencil(room, '2031-03-04T14:00/18:00');
    const whole = await pencil(room);
    expect([morning.rank, evening.rank, whole.rank]).toEqual([2, 2, 4]);
  });

  it('cannot be confirmed while one of them waits, and then all together', async () => {
    const house = houses.aHouse();
    const facility = await houses.aFacility(house);
    const rooms = [await houses.aRoom(house, { facility }), await houses.aRoom(house, { facility })];
    const blocker = await pencil(rooms[1] as Id<'resource'>);
    const who = houses.aProducer();
    const lines = rooms.map((room) => ({ room, period: day }));
    const placed = placedIn(await houses.place(who, lines, { wait: true }));
    expect(codesOf(await houses.confirm(who, placed))).toEqual(['UNITS_TAKEN']);
    expect(await houses.states(rooms[0] as Id<'resource'>)).toEqual(['HELD']);
    valueOf(await houses.release(blocker.who, blocker.ids));
    valueOf(await houses.confirm(who, placed));
    expect(await Promise.all(placed.map((id) => houses.stateOf(id)))).toEqual(['BOOKED', 'BOOKED']);
  });

  it.each(['published', 'offered anew', 'undone'] as const)(
    'move up at once where time that was withdrawn is %s',
    async (way) => {
      const house = houses.aHouse();
      const room = await houses.aRoom(house, { window: '2031-03-04T09:00/12:00' });
      const first = await pencil(room, '2031-03-04T09:00/10:00');
      const waiting = await pencil(room, '2031-03-04T09:00/12:00');
      const withdrawn = await offer(house, room, '2031-03-04T11:00/12:00', 0);
      valueOf(await houses.release(first.who, first.ids));
      expect(await houses.stateOf(waiting.commitmentId)).toBe('WAITING');
      if (way === 'published') await houses.publish(house, room, '2031-03-04T11:00/12:00');
      if (way === 'offered anew') await offer(house, room, '2031-03-04T11:00/12:00', 1);
      if (way === 'undone') {
        const undo = { changeId: withdrawn ?? '', idempotencyKey: crypto.randomUUID() };
        valueOf(await houses.service.app.get(UndoChange).run(house, undo));
      }
      expect(await houses.stateOf(waiting.commitmentId)).toBe('HELD');
    },
  );

  it('are refused where nobody offers the time, however long one would wait', async () => {
    const room = await houses.aRoom(houses.aHouse());
    const late = [{ room, period: '2031-03-09T12:00/2031-03-10T12:00' }];
    expect(codesOf(await houses.place(houses.aProducer(), late, { wait: true }))).toEqual(['OUTSIDE_CAPACITY']);
  });
});

describe('giving units back', () => {
  it('is for whoever they were placed for, and nobody else', async () => {
    const room = await houses.aRoom(houses.aHouse());
    const mine = await pencil(room);
    const stranger = houses.aProducer();
    expect(codesOf(await houses.release(stranger, mine.ids))).toEqual(['NOT_FOUND']);
    expect(codesOf(await houses.confirm(stranger, mine.ids))).toEqual(['NOT_FOUND']);
    expect(await houses.states(room)).toEqual(['HELD']);
  });

  it('leaves alone what has ended, and refuses an end that does not fit', async () => {
    const room = await houses.aRoom(houses.aHouse());
    const mine = await pencil(room);
    expect(codesOf(await houses.release(mine.who, mine.ids, 'CANCELLED'))).toEqual(['WRONG_STATUS']);
    valueOf(await houses.confirm(mine.who, mine.ids));
    expect(codesOf(await houses.release(mine.who, mine.ids, 'RELEASED'))).toEqual(['WRONG_STATUS']);
    expect(codesOf(await houses.confirm(mine.who, mine.ids))).toEqual(['WRONG_STATUS']);
    valueOf(await houses.release(mine.who, mine.ids, 'CANCELLED'));
    valueOf(await houses.release(mine.who, mine.ids, 'COMPLETED'));
    expect(await houses.states(room)).toEqual(['CANCELLED']);
  });
});
