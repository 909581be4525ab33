import type { Id } from '#kernel/ids';
import type { Viewer } from '#service/viewer/viewer';
import { ask, contextOf } from '../world/ask';
import type { Houses } from './house';

/** What came of an act of a house on its calendar. */
export type Act = {
  readonly change: { readonly id: Id<'change'>; readonly summary: string; readonly canUndo: boolean } | null;
  readonly promises?: readonly { readonly id: string }[];
  readonly blocks?: readonly { readonly id: Id<'block'>; readonly collisions: readonly { readonly id: string }[] }[];
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null }[];
};

const change = 'change { id summary canUndo resources { id } }';
const blocks = 'blocks { id units note source period { start end } collisions { id } }';
const mutations = {
  reshapeCapacity: ['ReshapeCapacityInput', `${change} resources { id } promises { id }`],
  moveWindow: ['MoveWindowInput', `${change} resources { id } promises { id }`],
  blockTime: ['BlockTimeInput', `${change} ${blocks}`],
  moveBlock: ['MoveBlockInput', `${change} ${blocks}`],
  releaseBlocks: ['ReleaseBlocksInput', `${change} ${blocks}`],
} as const;

/** `UNITS_TAKEN input.period` */
export const faults = ({ userErrors }: Act) => userErrors.map(({ code, field }) => `${code} ${field?.join('.')}`);

/** `04T09-12`: of March 2031, in hours of UTC. */
export const hours = (text: string) => {
  const [day = '', span = ''] = text.split('T');
  const [from = '', to = ''] = span.split('-');
  return { start: `2031-03-${day}T${from}:00:00Z`, end: `2031-03-${day}T${to}:00:00Z` };
};

/** What houses do to their calendars by the API of one service, and what comes of it in March 2031. */
export const houseActs = (houses: () => Houses) => ({
  call: async (who: Viewer, name: keyof typeof mutations, fields: object): Promise<Act> => {
    const [type, shape] = mutations[name];
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${shape} userErrors { code field } } }`;
    const input = { idempotencyKey: crypto.randomUUID(), ...fields };
    return (await ask(houses().service, query, { input }, contextOf(who)))[name];
  },
  undo: async (who: Viewer, changeId: string | undefined, key: string = crypto.randomUUID()): Promise<Act> => {
    const query = `mutation ($id: ID!, $key: String!) {
      undoChange(changeId: $id, idempotencyKey: $key) { change { id undoneAt canUndo } promises { id } userErrors { code field } } }`;
    return (await ask(houses().service, query, { id: changeId, key }, contextOf(who))).undoChange;
  },
  /** What is offered, `04T09-12×2`. */
  offered: async (room: Id<'resource'>): Promise<string[]> => {
    const query = `query ($id: ID!, $p: PeriodInput!) { resource(id: $id) { capacity(within: $p) { period { start end } units } } }`;
    const p = { start: '2031-03-01T00:00:00Z', end: '2031-04-01T00:00:00Z' };
    const windows = (await ask(houses().service, query, { id: room, p })).resource.capacity as readonly {
      period: { start: string; end: string };
      units: number;
    }[];
    return windows.map(({ period: { start, end }, units }) => `${start.slice(8, 13)}-${end.slice(11, 13)}×${units}`);
  },
  /** A room of a house, with windows of all its units. */
  aSuite: async (units = 2, windows = ['2031-03-04T09:00/18:00']) => {
    const house = houses().aHouse();
    const room = await houses().aRoom(house, { units, window: null });
    for (const window of windows) await houses().publish(house, room, window, units);
    return { house, room, resourceIds: [room] };
  },
});
