import { newId, uuidOf, type Id } from '#kernel/ids';
import { instant } from '#kernel/instant';
import type { Viewer } from '#service/viewer/viewer';
import { codesOf, period, startHouses, valueOf, type Houses } from '../../../../test/builders/house';
import { ask, contextOf } from '../../../../test/world/ask';
import { overbookings } from '../../../../test/world/overbooking';
import { UndoChange } from '../change/undo-change';
import { Transactions } from '#service/database/transactions';
import { TakeCalendar } from '../feed/take-calendar';
import { SetParts } from '../part/set-parts';

let houses: Houses;
beforeAll(async () => {
  houses = await startHouses();
});
afterAll(() => houses.close());

type Room = Id<'resource'>;
const day = { start: '2031-03-04T09:00:00Z', end: '2031-03-04T18:00:00Z' };
const night = { start: '2031-03-04T20:00:00Z', end: '2031-03-04T23:00:00Z' };

/** A suite with one of two colourists. */
async function aBundle() {
  const house = houses.aHouse();
  const facility = await houses.aFacility(house);
  const room = (units = 1) => houses.aRoom(house, { facility, units });
  const [whole, suite, colourists] = [await room(), await room(), await room(2)];
  const parts = [{ resourceId: suite }, { resourceId: colourists, units: 1 }];
  valueOf(await houses.service.app.get(SetParts).run(house, { resourceId: whole, parts, idempotencyKey: 'parts' }));
  const free = (during = day) => Promise.all([whole, suite, colourists].map((one) => freeOn(one, during)));
  return { house, facility, whole, suite, colourists, free };
}

async function freeOn(id: Room, during: typeof day): Promise<number> {
  const query = 'query ($id: ID!, $p: PeriodInput!) { resource(id: $id) { freeUnits(during: $p) } }';
  return (await ask(houses.service, query, { id, p: during })).resource.freeUnits;
}

const mutations = {
  blockTime: 'BlockTimeInput',
  moveBlock: 'MoveBlockInput',
  releaseBlocks: 'ReleaseBlocksInput',
} as const;
type Done = {
  readonly change: { readonly id: Id<'change'> };
  readonly blocks: readonly { readonly id: Id<'block'>; readonly partOf: { readonly id: string } | null }[];
};
async function act(who: Viewer, name: keyof typeof mutations, fields: object): Promise<Done> {
  const query = `mutation ($input: ${mutations[name]}!) { ${name}(input: $input) {
    change { id } blocks { id units note period { start } resource { id } partOf { id } } userErrors { code } } }`;
  const input = { idempotencyKey: crypto.randomUUID(), ...fields };
  const answer = (await ask(houses.service, query, { input }, contextOf(who)))[name];
  expect(answer.userErrors).toEqual([]);
  return answer;
}
const undo = async (who: Viewer, { change }: Done) =>
  valueOf(
    await houses.service.app.get(UndoChange).run(who, { changeId: change.id, idempotencyKey: crypto.randomUUID() }),
  );

describe('time that a house keeps of a whole', () => {
  it('is kept of its parts, moved and given back with them, each time in one act that can be undone', async () => {
    const { house, whole, suite, colourists, free } = await aBundle();
    const kept = await act(house, 'blockTime', { resourceIds: [whole], periods: [day], note: 'Painters' });
    const [{ id: blockId }, , ofColourist] = kept.blocks as [Done['blocks'][0], ...Done['blocks']];
    expect(kept.blocks).toMatchObject([
      { resource: { id: whole }, partOf: null, note: 'Painters' },
      { resource: { id: suite }, units: null, partOf: { id: blockId }, note: 'Painters' },
      { resource: { id: colourists }, units: 1, partOf: { id: blockId }, note: 'Painters' },
    ]);
    expect(await free()).toEqual([0, 0, 1]);
    const taking = await houses.place(houses.aProducer(), [{ room: suite, period: '2031-03-04T09:00/18:00' }]);
    expect(codesOf(taking)).toEqual(['UNITS_TAKEN']);

    const moved = await act(house, 'moveBlock', { blockId, period: night });
    expect(moved.blocks).toMatchObject(Array(3).fill({ note: null, period: { start: night.start } }));
    expect([await free(), await free(night)]).toEqual([
      [1, 1, 2],
      [0, 0, 1],
    ]);
    await undo(house, moved);
    expect(await free()).toEqual([0, 0, 1]);

    await act(house, 'releaseBlocks', { blockIds: [ofColourist?.id] });
    expect(await free()).toEqual([0, 0, 2]);
    const gone = await act(house, 'releaseBlocks', { blockIds: [blockId] });
    expect(await free()).toEqual([1, 1, 2]);
    await undo(house, gone);
    expect(await free()).toEqual([0, 0, 2]);
    expect(await overbookings(houses.service.databaseUrl)).toEqual([]);
  });

  it('leaves the parts where the house says so, and takes none of them twice', async () => {
    const { house, facility, whole, free } = await aBundle();
    const alone = await act(house, 'blockTime', { resourceIds: [whole], periods: [day], withParts: false });
    expect(await free()).toEqual([0, 1, 2]);
    await act(house, 'moveBlock', { blockId: alone.blocks[0]?.id, period: night });
    expect(await free(night)).toEqual([0, 1, 2]);
    const dark = await act(house, 'blockTime', { facilityId: facility, periods: [day] });
    expect(dark.blocks.map(({ partOf }) => partOf)).toEqual([null, null, null]);
    expect(await free()).toEqual([0, 0, 0]);
    await undo(house, dark);
    expect(await free()).toEqual([1, 1, 2]);
  });

  it('by an event of a calendar is kept of its parts too; it moves and ends in that calendar', async () => {
    const { house, whole, colourists, free } = await aBundle();
    const { app } = houses.service;
    const feed = { id: newId('feed', instant(Date.now())), resourceId: whole, url: null, units: null };
    await houses.admin.query(
      `insert into calendar_feeds (id, facility_id, resource_id, organisation_id, name)
       select $1, facility_id, id, organisation_id, 'Stage' from resources where id = $2`,
      [uuidOf(feed.id), uuidOf(whole)],
    );
    const read = (...days: (typeof day)[]) =>
      app.get(Transactions).run((tx) =>
        app.get(TakeCalendar).run(tx, {
          ...{ viewer: house, act: 'importCalendar', feed, within: period('2031-03-01T00:00/2031-04-01T00:00') },
          content: {
            occurrences: days.map(({ start, end }) => ({
              ...{ uid: 'event@elsewhere', recurrence: '', title: 'Mix' },
              during: { start: instant(Date.parse(start)), end: instant(Date.parse(end)) },
            })),
            ...{ offered: null, faults: [], leftOut: 0 },
          },
        }),
      );
    await read(day);
    expect(await free()).toEqual([0, 0, 1]);
    await read(night);
    expect([await free(), await free(night)]).toEqual([
      [1, 1, 2],
      [0, 0, 1],
    ]);
    const { rows } = await houses.admin.query<{ id: string }>('select id from blocks where resource_id = $1', [
      uuidOf(colourists),
    ]);
    await act(house, 'releaseBlocks', { blockIds: rows.map(({ id }) => `block_${id}`) });
    expect(await free(night)).toEqual([0, 0, 2]);
    await read();
    expect(await free(night)).toEqual([1, 1, 2]);
  });
});
